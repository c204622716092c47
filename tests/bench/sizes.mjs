/**
 * What a reader downloads before each part of the built site runs, in gzipped kB, beside its budget. `npm run sizes` prints the table
 * for `dist`; the end-to-end tests hold the budgets.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/**
 * @typedef {object} Entry
 * @property {string} name
 * @property {number} kilobytes gzipped, level 9
 * @property {number} budget
 */

/** @param {string | Uint8Array} content */
export function gzippedKilobytes(content) {
  return gzipSync(content, { level: 9 }).length / 1000;
}

/** The scripts of a built site and what each loads. @param {string} folder of the site */
export function readChunks(folder) {
  const texts = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .map((file) => [file.replace(/^assets[\\/]/, ''), readFileSync(join(folder, file), 'utf8')]),
  );
  const names = [...texts.keys()];

  /** @param {string} name */
  const text = (name) => {
    const found = texts.get(name);
    if (found === undefined) throw new Error(`no chunk ${name} among ${names.join(', ')}`);
    return found;
  };

  /** A chunk and everything it imports before it runs. @param {string} name @param {Set<string>} [found] @returns {Set<string>} */
  const loadedWith = (name, found = new Set()) => {
    if (found.has(name)) return found;
    found.add(name);
    for (const [, to = ''] of text(name).matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/(?:assets\/)?([^"'`]+\.js)["'`]/g)) loadedWith(to, found);
    return found;
  };

  /** The first chunk with such a name. @param {RegExp} pattern */
  const named = (pattern) => names.find((name) => pattern.test(name)) ?? `${pattern}`;

  /** The chunk that a call in `name` loads on demand: `import('./chunk.js')).call(…)`. @param {string} name @param {string} call */
  const loadedOnDemand = (name, call) => {
    const found = new RegExp(`import\\(["'\`]\\./([^"'\`]+)["'\`]\\)\\)?\\.${call}\\b`).exec(text(name))?.[1];
    if (!found) throw new Error(`${name} loads nothing for ${call}`);
    return found;
  };

  /** The script of a document. @param {string} document */
  const entryOf = (document) => {
    const found = /<script type="module"[^>]*src="\.\/assets\/([^"]+)"/.exec(readFileSync(join(folder, document), 'utf8'))?.[1];
    return found ?? `entry of ${document}`;
  };

  return { names, text, loadedWith, named, loadedOnDemand, entryOf };
}

/** Every budget, and what was found. @param {string} folder of the built site @returns {readonly Entry[]} */
export function measureEntries(folder) {
  const { names, text, loadedWith, named, loadedOnDemand, entryOf } = readChunks(folder);
  const [page, frame, worker] = [entryOf('index.html'), entryOf('embed.html'), named(/^trainer\.worker-.*\.js$/)];
  const figures = names.filter((name) => /^figure-.*\.js$/.test(name));

  /** @param {readonly string[]} entries */
  const together = (...entries) =>
    [...entries.reduce((found, name) => loadedWith(name, found), new Set())].reduce((sum, name) => sum + gzippedKilobytes(text(name)), 0);
  /** With the figure that needs the most. @param {readonly string[]} shell */
  const withFigure = (...shell) => Math.max(...figures.map((figure) => together(...shell, figure)));
  /** @param {string} file */
  const fileSize = (file) => gzippedKilobytes(readFileSync(join(folder, file)));

  return [
    { name: 'the article’s first scripts', kilobytes: together(page, named(/^mountArticle-/)), budget: 150 },
    { name: 'the lab’s first scripts', kilobytes: together(page, named(/^mountLab-/)), budget: 150 },
    { name: 'a figure in a frame', kilobytes: withFigure(frame), budget: 165 },
    { name: 'a figure in a frame of the page itself', kilobytes: withFigure(page, named(/^mountEmbed-/)), budget: 165 },
    { name: 'a figure in an element', kilobytes: withFigure('element.js', named(/^elementFigure-/)), budget: 165 },
    { name: 'the same beside the scripting module', kilobytes: withFigure('superposition.js', named(/^elementFigure-/)), budget: 178 },
    { name: 'the scripting module', kilobytes: together('superposition.js'), budget: 45 },
    { name: 'the worker’s CPU path', kilobytes: together(worker), budget: 30 },
    { name: 'the worker with WebGPU', kilobytes: together(worker, loadedOnDemand(worker, 'createWebgpuEngine')), budget: 70 },
    { name: 'index.html', kilobytes: fileSize('index.html'), budget: 45 },
    { name: 'embed.html', kilobytes: fileSize('embed.html'), budget: 4 },
  ];
}

/** @param {readonly Entry[]} entries */
export function sizeTable(entries) {
  const width = Math.max(...entries.map(({ name }) => name.length));
  return entries
    .map(({ name, kilobytes, budget }) => `${name.padEnd(width)} ${kilobytes.toFixed(1).padStart(6)} kB of ${budget}`)
    .join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(sizeTable(measureEntries(process.argv[2] ?? 'dist')));
