/** What a reader downloads, gzipped, from the files of the built site: the budgets of the page, embedded figures, the worker and its CPU path. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const DIST = 'dist';
const chunks = new Map(
  readdirSync(DIST, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => [file.replace(/^assets\//, ''), readFileSync(`${DIST}/${file}`, 'utf8')]),
);

function textOf(name: string): string {
  const text = chunks.get(name);
  if (text === undefined) throw new Error(`no chunk ${name} among ${[...chunks.keys()].join(', ')}`);
  return text;
}

/** A chunk and all it imports before it runs. */
function loadedWith(name: string, found: Set<string> = new Set()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const [, to = ''] of textOf(name).matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/(?:assets\/)?([^"'`]+\.js)["'`]/g)) loadedWith(to, found);
  return found;
}

function kilobytes(names: Iterable<string>): number {
  return [...names].reduce((sum, name) => sum + gzipSync(textOf(name), { level: 9 }).length, 0) / 1000;
}

/** The chunk that a call in `name` loads on demand: `import('./chunk.js')).call(…)`. */
function loadedOnDemand(name: string, call: string): string {
  const found = new RegExp(`import\\(["'\`]\\./([^"'\`]+)["'\`]\\)\\)?\\.${call}\\b`).exec(textOf(name))?.[1];
  if (!found) throw new Error(`${name} loads nothing for ${call}`);
  return found;
}

function entryOf(document: string): string {
  return (
    /<script type="module"[^>]*src="\.\/assets\/([^"]+)"/.exec(readFileSync(`${DIST}/${document}`, 'utf8'))?.[1] ?? `entry of ${document}`
  );
}

const hasTfjs = (name: string) => textOf(name).includes('tfjsflags');
const named = (pattern: RegExp) => [...chunks.keys()].find((name) => pattern.test(name)) ?? `${pattern}`;

const worker = named(/^trainer\.worker-.*\.js$/);
const page = entryOf('index.html');

const frame = entryOf('embed.html');

const BUDGETS: readonly (readonly [string, () => Set<string>, number])[] = [
  ['the article’s first JavaScript', () => loadedWith(named(/^mountArticle-.*\.js$/), loadedWith(page)), 150],
  ['the scripting module', () => loadedWith('superposition.js'), 120],
  ['the worker’s CPU path: protocol, run loop, kernel', () => loadedWith(worker), 25],
  ['the worker with its WebGPU engine', () => loadedWith(loadedOnDemand(worker, 'createWebgpuEngine'), loadedWith(worker)), 60],
];

/** Every figure, by what its code is loaded with: the most is what counts. */
const figures = [...chunks.keys()].filter((name) => /^Figure-.*\.js$/.test(name));

describe.each([
  ['in a frame', () => [frame]],
  ['in a frame of the page itself', () => [page, named(/^mountEmbed-/)]],
  ['in an element', () => ['superposition.js', named(/^elementFigure-/)]],
] as const)('an embedded figure %s', (_, shell) => {
  it('is at most 120 kB beside its engine, whichever it is', () => {
    const sizes = figures.map((figure) =>
      kilobytes([...shell(), figure].reduce((found, name) => loadedWith(name, found), new Set<string>())),
    );
    expect(sizes.length).toBeGreaterThan(10);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(120);
  });
});

describe('what a frame loads before its script', () => {
  const html = readFileSync(`${DIST}/embed.html`, 'utf8');
  const sheets = [...html.matchAll(/<link rel="stylesheet"[^>]*href="\.\/([^"]+)"/g)].map(([, href]) =>
    readFileSync(`${DIST}/${href}`, 'utf8'),
  );

  it('is a document of at most 4 kB, without the article', () => {
    const size = gzipSync(html, { level: 9 }).length / 1000;
    expect(size).toBeGreaterThan(0.3);
    expect(size).toBeLessThanOrEqual(4);
  });

  it('and at most 5 kB of sheets, none of the article’s', () => {
    expect(sheets.join('')).toContain('.figure');
    expect(sheets.join('')).not.toMatch(/katex|\.article/);
    expect(gzipSync(sheets.join(''), { level: 9 }).length / 1000).toBeLessThanOrEqual(5);
  });
});

describe.each(BUDGETS)('%s', (_, files, budget) => {
  it(`is at most ${budget} kB`, () => {
    const size = kilobytes(files());
    expect(size).toBeGreaterThan(1);
    expect(size).toBeLessThanOrEqual(budget);
  });
});

describe('tfjs', () => {
  it('is in the site, and only in chunks that are loaded on demand', () => {
    expect([...chunks.keys()].filter(hasTfjs).length).toBeGreaterThan(0);
    const eager = [page, frame, 'superposition.js', worker].flatMap((name) => [...loadedWith(name)]);
    expect(eager.filter(hasTfjs)).toEqual([]);
  });

  it('comes with the engines that need it', () => {
    for (const call of ['createWebgpuEngine', 'createTfjsEngine']) {
      expect([...loadedWith(loadedOnDemand(worker, call))].some(hasTfjs)).toBe(true);
    }
  });
});
