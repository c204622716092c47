/**
 * Counts the structure of `src/`: rooms, files a folder, lines, imports and circles. `npm run structure` prints the table;
 * `architecture.test.ts` holds the limits.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const SRC = join(import.meta.dirname, '..', 'src');
const TESTS = import.meta.dirname;

/**
 * @typedef {object} Import
 * @property {string} from a file below `src`
 * @property {string} to a file below `src`, or a package
 * @property {boolean} typeOnly
 */

/** The source files below `src`, with forward slashes; the CPU kernel's AssemblyScript has rules of its own. */
export const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(sep).join('/'))
  .filter((file) => /\.(tsx?|css)$/.test(file) && !file.endsWith('.d.ts') && !file.startsWith('engine/cpu/assembly/'));

/** Texts by file, without comments. */
export const sources = new Map(files.map((file) => [file, withoutComments(readFileSync(join(SRC, file), 'utf8'))]));

export const imports = files.flatMap((file) => importsOf(file, sources.get(file) ?? ''));

/** Imports of one file of ours by another. */
export const inner = imports.filter(({ to }) => sources.has(to));

/** @param {string} source */
function withoutComments(source) {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}

/**
 * @param {string} file
 * @param {string} source
 * @returns {Import[]}
 */
function importsOf(file, source) {
  const statements = source.matchAll(/^(?:import|export)\s+(type\s+)?([^;'"]*?\s+from\s+)?['"]([^'"]+)['"]/gm);
  const dynamic = source.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g);
  const sheets = source.matchAll(/^@import\s+(?:url\()?['"]([^'"]+)['"]/gm);
  return [
    ...[...statements].map(([, type, names = '', to = '']) => ({
      from: file,
      to: resolve(file, to),
      typeOnly: !!type || onlyTypes(names),
    })),
    ...[...dynamic, ...sheets].map(([, to = '']) => ({ from: file, to: resolve(file, to), typeOnly: false })),
  ];
}

/**
 * `{ type A, type B } from`
 * @param {string} names
 */
function onlyTypes(names) {
  const listed = /^\{([^}]*)\}/
    .exec(names)?.[1]
    ?.split(',')
    .filter((name) => name.trim() !== '');
  return listed?.every((name) => name.trim().startsWith('type ')) ?? false;
}

/**
 * @param {string} file
 * @param {string} to
 */
function resolve(file, to) {
  if (!to.startsWith('.')) return to;
  const path = relative(SRC, normalize(join(SRC, dirname(file), to.replace(/\?.*$/, ''))));
  return path.split(sep).join('/');
}

/** @param {string} file */
export function roomOf(file) {
  return file.split('/')[0] ?? file;
}

/** @param {readonly Import[]} edges */
export function graphOf(edges) {
  return new Map(files.map((file) => [file, edges.filter(({ from }) => from === file).map(({ to }) => to)]));
}

/**
 * Depth first; a file met again while it is open closes a circle.
 * @param {ReadonlyMap<string, readonly string[]>} graph
 * @returns {string[]}
 */
export function circlesIn(graph) {
  const done = new Set();
  /** @type {string[]} */
  const circles = [];
  /**
   * @param {string} file
   * @param {readonly string[]} open
   */
  const visit = (file, open) => {
    if (open.includes(file)) circles.push([...open.slice(open.indexOf(file)), file].join(' → '));
    if (open.includes(file) || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...open, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return circles;
}

/** How many files each folder below `src` holds itself, largest first. @returns {[folder: string, count: number][]} */
export function filesPerFolder() {
  const counts = new Map();
  for (const entry of readdirSync(SRC, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const folder = relative(SRC, entry.parentPath).split(sep).join('/') || '.';
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** @param {string} file */
export function linesOf(file) {
  return readFileSync(join(SRC, file), 'utf8').split('\n').length - 1;
}

/**
 * Places that match, as `file: count`.
 * @param {RegExp} pattern with the g flag
 * @param {RegExp} where which files
 */
export function occurrences(pattern, where = /./) {
  const found = files.filter((file) => where.test(file)).map((file) => ({ file, count: sources.get(file)?.match(pattern)?.length ?? 0 }));
  return found.filter(({ count }) => count > 0);
}

/**
 * The way of a slider's event to the kernel, live: each file with what it hands the change on by.
 * @type {readonly (readonly [file: string, passesOnBy: string])[]}
 */
export const SLIDER_TO_KERNEL = [
  ['controls/Slider.tsx', 'onPosition('],
  ['figure/frame/ParamControl.tsx', 'actions.setParam('],
  ['experiment/createExperimentStore.ts', 'editor.edit('],
  ['experiment/parameterEditor.ts', 'run.tune('],
  ['experiment/run/experimentRun.ts', 'session.tune('],
  ['training/page/session.ts', 'run.tune('],
  ['training/page/client.ts', "type: 'tune'"],
  ['training/thread/trainer.worker.ts', 'receive('],
  ['training/thread/shell.ts', 'loop.receive('],
  ['training/thread/runLoop.ts', 'run.tune('],
  ['training/thread/threadRun.ts', 'engine.tune('],
  ['engine/cpu/engine.ts', 'kernel.'],
];

/** Counts that say whether each value has one owner, by name: how many there are, and how many there may be. */
export const OWNERS = [
  { what: 'places that keep a run’s configuration on the page', found: count(/\bapplyLive\(/g, /^(?!model|engine)/), most: 1 },
  { what: 'implementations of a run', found: count(/\bimplements WorkerRun\b/g, /./), most: 2 },
  { what: 'retry policies', found: count(/\bclass \w*RetryPolicy\b/g, /./), most: 1 },
  { what: 'unions of what a run may be doing', found: count(/\btype \w*Status\w* =\s*\|?\s*'/g, /./), most: 1 },
  { what: 'places that observe sizes', found: count(/\bnew ResizeObserver\(/g, /./), most: 1 },
  {
    what: 'animation frames from a snapshot to its pixels',
    found: count(/\brequestAnimationFrame\(/g, /^(experiment|figure|training)\//),
    most: 1,
  },
];

/**
 * @param {RegExp} pattern with the g flag
 * @param {RegExp} where
 */
function count(pattern, where) {
  return occurrences(pattern, where).reduce((sum, found) => sum + found.count, 0);
}

/**
 * Functions, classes and values that a file exports though no other file, of the tests either, names them; as `file: name`.
 * What `public.ts` exports is named by scripts.
 */
export function unusedExports() {
  const isNamed = namedBy([...sources, ...[TESTS, join(SRC, '..')].flatMap(textsIn)]);
  return exported.filter((one) => !isNamed(one)).map(({ file, name }) => `${file}: ${name}`);
}

/** Those that the tests alone call: nothing beside them names these, not even the file that exports them. */
export function exportsForTests() {
  const isNamed = namedBy([...sources, ...textsIn(join(SRC, '..'))]);
  /** @param {{ file: string, name: string }} one */
  const isNamedAtHome = ({ file, name }) => (sources.get(file)?.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0) > 1;
  return exported.filter((one) => !isNamed(one) && !isNamedAtHome(one)).map(({ file, name }) => `${file}: ${name}`);
}

const exported = files
  .filter((file) => file !== 'scripting/public.ts')
  .flatMap((file) =>
    [...(sources.get(file) ?? '').matchAll(/^export (?:abstract |async )*(?:function\*?|const|class) (\w+)/gm)].map(([, name = '']) => ({
      file,
      name,
    })),
  );

/** @param {[string, string][]} users files and their texts */
function namedBy(users) {
  const named = users.map(([file, text]) => ({ file, names: new Set(text.match(/[\w$]+/g)) }));
  /** @param {{ file: string, name: string }} one */
  return ({ file, name }) => named.some((other) => other.file !== file && other.names.has(name));
}

/** Texts of scripts by path: below the tests, and beside `src`. @param {string} folder @returns {[string, string][]} */
function textsIn(folder) {
  const names = readdirSync(folder, { recursive: folder === TESTS, encoding: 'utf8' });
  return names.filter((name) => /\.(tsx?|mjs)$/.test(name)).map((name) => [join(folder, name), readFileSync(join(folder, name), 'utf8')]);
}

function printTable() {
  const code = files.filter((file) => /\.tsx?$/.test(file));
  console.log('room                files   lines');
  for (const room of new Set(code.map(roomOf))) {
    const own = code.filter((file) => roomOf(file) === room);
    const lines = own.reduce((sum, file) => sum + linesOf(file), 0);
    console.log(room.padEnd(18), String(own.length).padStart(6), String(lines).padStart(7));
  }
  const above = code.filter((file) => !['model', 'engine', 'sweep'].includes(roomOf(file)));
  console.log(
    'above the engines'.padEnd(18),
    String(above.length).padStart(6),
    String(above.reduce((sum, file) => sum + linesOf(file), 0)).padStart(7),
  );
  console.log(
    '\nlargest folders:',
    filesPerFolder()
      .slice(0, 5)
      .map(([folder, count]) => `${folder} ${count}`)
      .join(', '),
  );
  console.log('circles, types included:', circlesIn(graphOf(inner)).length);
  console.log('exports that no other file names:', unusedExports().length);
  console.log('files from a slider’s event to the kernel:', SLIDER_TO_KERNEL.length);
  for (const { what, found } of OWNERS) console.log(`${what}: ${found}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printTable();
