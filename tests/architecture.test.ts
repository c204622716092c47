/** The rooms: who may import whom, which packages live where, no import cycles, no clock or chance in what must be reproducible. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  circlesIn,
  exportsForTests,
  files,
  filesPerFolder,
  graphOf,
  type Import,
  imports,
  inner,
  OWNERS,
  roomOf,
  SLIDER_TO_KERNEL,
  SRC,
  sources,
  unusedExports,
} from './structure.mjs';

/** The table in docs/architecture.md: a room imports from itself and from these. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'main.tsx': ['debug', 'article', 'lab', 'embed', 'figure', 'experiment', 'address', 'training'],
  'frame.ts': ['embed', 'figure', 'address', 'training'],
  'api.ts': ['scripting', 'siteElement.ts'],
  'siteElement.ts': ['embed', 'scripting', 'training'],
  'node.ts': ['headless', 'scripting'],
  'browser.ts': ['scripting', 'training'],
  'element.ts': ['browser.ts', 'embed', 'scripting'],
  debug: [],
  model: [],
  engine: ['model'],
  sweep: ['model'],
  training: ['debug', 'model', 'engine', 'sweep'],
  scripting: ['exchange', 'training', 'sweep', 'engine', 'model'],
  params: ['charts', 'model'],
  experiment: ['debug', 'params', 'training (types)', 'model'],
  address: ['experiment', 'params', 'model'],
  map: ['address', 'experiment', 'params', 'sweep', 'training (types)', 'model'],
  charts: ['model'],
  exchange: ['charts', 'address', 'experiment', 'params', 'sweep', 'model'],
  controls: [],
  figure: ['charts', 'controls', 'exchange', 'map', 'address', 'experiment', 'params', 'model', 'training (types)'],
  figures: ['figure', 'charts', 'controls', 'exchange', 'map', 'address', 'experiment', 'params', 'sweep', 'model', 'training (types)'],
  article: ['figure', 'controls', 'address', 'experiment', 'params', 'model', 'training (types)', 'site (types)'],
  lab: ['figures', 'figure', 'charts', 'controls', 'exchange', 'address', 'experiment', 'params', 'model'],
  embed: ['figure', 'charts', 'exchange', 'address', 'experiment', 'params', 'training', 'model (types)'],
  headless: ['exchange', 'training', 'sweep', 'engine', 'model'],
  command: ['headless', 'exchange', 'map', 'address', 'params', 'sweep', 'engine', 'model'],
  site: [
    'article',
    'embed',
    'figures',
    'figure',
    'charts',
    'controls',
    'exchange',
    'address',
    'experiment',
    'params',
    'model',
    'training (types)',
  ],
};

/** Packages with a home of their own. */
const HOMES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^@tensorflow\//, ['engine']],
  [/^d3-/, ['charts', 'figure', 'figures', 'site']],
  [/^hyparquet/, ['exchange']],
  [/^node:/, ['headless', 'command', 'site']],
  [/^zustand/, ['experiment', 'map', 'figure', 'figures', 'article', 'lab', 'embed']],
  [/^react/, ['main.tsx', 'controls', 'figure', 'figures', 'article', 'lab', 'embed', 'site']],
];

function isAllowed({ from, to, typeOnly }: Import): boolean {
  const [own, other] = [roomOf(from), roomOf(to)];
  const allowed = ARROWS[own] ?? [];
  return own === other || allowed.includes(other) || (typeOnly && allowed.includes(`${other} (types)`));
}

const shown = ({ from, to }: Import) => `${from} → ${to}`;

it('finds the imports of all files', () => {
  expect(files.length).toBeGreaterThan(50);
  expect(inner.length).toBeGreaterThan(files.length);
  const isOurs = (to: string) => /\.tsx?$/.test(to) || (to.endsWith('.css') && roomOf(to) in ARROWS);
  const missing = imports.filter(({ to, from }) => isOurs(to) && !files.includes(to) && !from.startsWith('engine/cpu'));
  expect(missing.map(shown)).toEqual([]);
});

it('sheets are among the files, with what they import', () => {
  const ofSheets = inner.filter(({ to }) => to.endsWith('.css'));
  expect(ofSheets.map(shown)).toContain('embed/elementStyle.ts → figure/styles/all.css');
  expect(ofSheets.some(({ from }) => from.endsWith('.css'))).toBe(true);
});

it('every file is in a room, and every room on the list', () => {
  expect(files.filter((file) => !(roomOf(file) in ARROWS))).toEqual([]);
});

it('a room imports only from the rooms named after its arrow', () => {
  expect(inner.filter((found) => !isAllowed(found)).map(shown)).toEqual([]);
});

it.each(HOMES)('packages like %s are imported in %s only', (name, homes) => {
  const strays = imports.filter(({ from, to }) => name.test(to) && !homes.includes(roomOf(from)));
  expect(strays.map(shown)).toEqual([]);
});

it('nothing imports the entries', () => {
  const entries = ['main.tsx', 'frame.ts', 'api.ts', 'node.ts', 'element.ts'];
  expect(inner.filter(({ to }) => entries.includes(to)).map(shown)).toEqual([]);
});

it('the engines that need tfjs are loaded on demand only, so that the CPU path stays small', () => {
  const heavy = /^engine\/(tfjs|webgpu)\//;
  const eager = inner.filter(({ from, to, typeOnly }) => heavy.test(to) && !heavy.test(from) && !typeOnly);
  const dynamic = [...(sources.get('engine/createEngine.ts') ?? '').matchAll(/import\('\.\/([^']+)'\)/g)].map(([, to]) => `engine/${to}`);
  expect(eager.filter(({ from, to }) => from !== 'engine/createEngine.ts' || !dynamic.includes(to)).map(shown)).toEqual([]);
});

it('imports have no circles, those of types included', () => {
  expect(circlesIn(graphOf(inner))).toEqual([]);
});

it('a circle would be found', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['d']],
    ['d', ['b']],
  ]);
  expect(circlesIn(graph)).toEqual(['b → c → d → b']);
});

it('a function, class or value is exported only where another file names it', () => {
  expect(unusedExports()).toEqual([]);
});

it('nothing is in the product for its tests alone, but for the plain way to a cell’s key and what “npm run posters” calls', () => {
  expect(exportsForTests()).toEqual(['sweep/cellConfig.ts: configurationKey', 'site/article/posters.tsx: posterTrainings']);
});

it('no folder holds more than 20 files', () => {
  expect(filesPerFolder().filter(([, count]) => count > 20)).toEqual([]);
});

it('no file lies loose beside the folders of figures', () => {
  expect(files.filter((file) => /^figures\/[^/]+$/.test(file))).toEqual([]);
});

it.each(OWNERS)('counts the $what: at least one, at most $most', ({ found, most }) => {
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThanOrEqual(most);
});

it('a slider’s event reaches the kernel through at most twelve files, each handing it on', () => {
  expect(SLIDER_TO_KERNEL.length).toBeLessThanOrEqual(12);
  for (const [file, passesOnBy] of SLIDER_TO_KERNEL) expect(sources.get(file), file).toContain(passesOnBy);
});

it('what runs while the site is built is imported by nothing that runs on a page', () => {
  expect(inner.filter(({ from, to, typeOnly }) => roomOf(to) === 'site' && roomOf(from) !== 'site' && !typeOnly).map(shown)).toEqual([]);
});

it.each([SRC, import.meta.dirname])('every file in %s opens with a sentence on its job', (folder) => {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const written = all.filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.startsWith(join('package', 'projects')));
  expect(written.length).toBeGreaterThan(100);
  const opens = /^(#!.*\n|\/\/\/.*\n)*\/\*\*\s/;
  expect(written.filter((file) => !opens.test(readFileSync(join(folder, file), 'utf8')))).toEqual([]);
});

it('the product reads nothing of the tests', () => {
  expect(files.filter((file) => /['"`](\.\.\/)*tests\//.test(sources.get(file) ?? ''))).toEqual([]);
});

describe.each(['model', 'engine', 'sweep'])('in %s', (room) => {
  const offending = (pattern: RegExp) => files.filter((file) => roomOf(file) === room && pattern.test(sources.get(file) ?? ''));

  it('there is no chance and no calendar', () => {
    expect(offending(/\bMath\.random\b|\bDate\b|\bcrypto\.getRandomValues\b/)).toEqual([]);
  });

  it('there is no document', () => {
    expect(offending(/\bdocument\.|\bwindow\.|\blocalStorage\b/)).toEqual([]);
  });
});

it('the model has no clock', () => {
  expect(
    files.filter((file) => /^(model|sweep)\//.test(file) && /\bperformance\.now\b|\bsetTimeout\b/.test(sources.get(file) ?? '')),
  ).toEqual([]);
});
