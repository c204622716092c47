/** How the bench's results are printed: a table of steps a second, ratios between competitors, and lines of JSON. */

/**
 * @typedef {object} Row
 * @property {string} case
 * @property {string} competitor
 * @property {number} stepsPerSecond median over the rounds
 * @property {number} instanceStepsPerSecond
 * @property {number} slowest steps a second of the slowest round
 * @property {number} fastest
 * @property {number} [startMs] until an engine's first step could be read, or a map's first picture was there
 * @property {number} [dispatchesPerStep]
 * @property {number} [bytesPerSnapshot]
 */

/** Ratios that are worth a column: ours, and whom it is compared with. */
const COMPARISONS = [
  ['cpu', 'PyTorch, 2 threads'],
  ['cpu', 'native C (hidden)'],
  ['cpu', 'native C (gram)'],
  ['cpu × 2 workers', 'cpu'],
  ['webgpu', 'tfjs'],
  ['webgpu', 'PyTorch, 2 threads'],
  ['webgpu', 'PyTorch CUDA'],
  ['webgpu', 'PyTorch CUDA graph'],
  ['webgpu', 'cpu'],
  ['cpu', 'reference'],
];

/** @param {number} value */
const short = (value) => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** @param {number | undefined} value */
const known = (value) => (value === undefined || value === 0 ? '' : short(value));

/**
 * @param {readonly Row[]} rows
 * @param {string} name
 */
function pace(rows, name) {
  return rows.find(({ competitor }) => competitor === name)?.stepsPerSecond;
}

/** @param {readonly Row[]} rows of one case */
export function ratios(rows) {
  return COMPARISONS.flatMap(([ours = '', theirs = '']) => {
    const [own, other] = [pace(rows, ours), pace(rows, theirs)];
    return own === undefined || other === undefined ? [] : [{ ratio: `${ours} / ${theirs}`, value: own / other }];
  });
}

/** @param {readonly (readonly string[])[]} lines */
function aligned(lines) {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) => line.map((cell, c) => (c === 0 ? cell.padEnd(widths[c] ?? 0) : cell.padStart(widths[c] ?? 0))).join('  '))
    .join('\n');
}

const HEAD = [
  'case',
  'competitor or ratio',
  'steps/s',
  'instance-steps/s',
  'slowest–fastest',
  'start ms',
  'dispatches/step',
  'bytes/snapshot',
];

/** @param {readonly Row[]} rows */
export function table(rows) {
  const names = [...new Set(rows.map((row) => row.case))];
  const lines = names.flatMap((name) => {
    const own = rows.filter((row) => row.case === name);
    const measured = own.map((row) => [
      name,
      row.competitor,
      short(row.stepsPerSecond),
      short(row.instanceStepsPerSecond),
      `${short(row.slowest)}–${short(row.fastest)}`,
      ...[row.startMs, row.dispatchesPerStep, row.bytesPerSnapshot].map(known),
    ]);
    const compared = ratios(own).map(({ ratio, value }) => [name, ratio, `× ${value.toFixed(2)}`, '', '', '', '', '']);
    return [...measured, ...compared];
  });
  return aligned([HEAD, ...lines]);
}

/** @param {readonly Row[]} rows */
export function jsonLines(rows) {
  const names = [...new Set(rows.map((row) => row.case))];
  const compared = names.flatMap((name) => ratios(rows.filter((row) => row.case === name)).map((found) => ({ case: name, ...found })));
  return [...rows, ...compared].map((line) => JSON.stringify(line)).join('\n');
}
