/** What the bench measures: shapes and sparsities, with the options of a run. */

/**
 * @typedef {object} BenchCase
 * @property {string} name
 * @property {Shape & Partial<Kind>} options
 * @property {'basic' | 'relu' | 'abs'} kind
 *
 * @typedef {{ nFeatures: number, nHidden: number, sparsity: number, batchSize: number, nInstances: number, importanceDecay: number }} Shape
 * @typedef {{ hiddenActivation: 'relu', tied: boolean, target: 'abs', values: 'signed' }} Kind
 */

/**
 * @param {string} name
 * @param {number} nFeatures
 * @param {number} nHidden
 * @param {number} sparsity
 * @param {number} batchSize
 * @param {number} nInstances
 * @returns {BenchCase}
 */
function benchCase(name, nFeatures, nHidden, sparsity, batchSize = 1024, nInstances = 1) {
  return { name, options: { nFeatures, nHidden, sparsity, batchSize, nInstances, importanceDecay: 1 }, kind: 'basic' };
}

/** @type {Readonly<Record<'relu' | 'abs', { title: string, own: Partial<Kind> }>>} */
const members = {
  relu: { title: 'ReLU hidden units', own: { hiddenActivation: 'relu' } },
  abs: { title: 'absolute values', own: { hiddenActivation: 'relu', tied: false, target: 'abs', values: 'signed' } },
};

/**
 * A case of another member of the family.
 * @param {'relu' | 'abs'} kind
 * @param {number} nFeatures
 * @param {number} nHidden
 * @param {number} sparsity
 * @returns {BenchCase}
 */
function memberCase(kind, nFeatures, nHidden, sparsity) {
  const { title, own } = members[kind];
  const { name, options } = benchCase(`n=${nFeatures},m=${nHidden} S=${sparsity}, ${title}`, nFeatures, nHidden, sparsity);
  return { name, options: { ...options, ...own }, kind };
}

const shapes = [
  { n: 5, m: 2 },
  { n: 20, m: 5 },
  { n: 80, m: 20 },
];

export const cases = [
  ...shapes.flatMap(({ n, m }) => [0, 0.9, 0.99].map((S) => benchCase(`n=${n},m=${m} S=${S}`, n, m, S))),
  benchCase('n=10,m=3 S=0.9', 10, 3, 0.9),
  benchCase('n=40,m=10 S=0.9', 40, 10, 0.9),
  benchCase('n=200,m=20 S=0.99', 200, 20, 0.99),
  benchCase('n=400,m=30 S=0.99', 400, 30, 0.99),
  benchCase('n=400,m=30 S=0', 400, 30, 0),
  benchCase('n=1000,m=200 S=0.99', 1000, 200, 0.99),
  benchCase('64 models n=5,m=2 S=0.9', 5, 2, 0.9, 256, 64),
  benchCase('1024 models n=2,m=1 S=0.9', 2, 1, 0.9, 256, 1024),
  ...[8, 64].map((count) => benchCase(`${count} models n=20,m=5 S=0.9`, 20, 5, 0.9, 1024, count)),
  ...[8, 64].map((count) => benchCase(`${count} models n=80,m=20 S=0.9`, 80, 20, 0.9, 1024, count)),
  benchCase('64 models n=80,m=20 S=0.99', 80, 20, 0.99, 1024, 64),
  memberCase('relu', 20, 5, 0.9),
  memberCase('relu', 100, 40, 0.9),
  memberCase('abs', 20, 5, 0.9),
  memberCase('abs', 100, 40, 0.9),
];

/**
 * Multiply-adds of a step if every feature were active, all models together: beyond `MOST_UNHURRIED` a step of an engine that is not
 * made for speed takes seconds.
 * @param {BenchCase} benchCase
 */
export function isUnhurried({ options: { nFeatures, nHidden, batchSize, nInstances } }) {
  return 3 * nFeatures * nHidden * batchSize * nInstances <= MOST_UNHURRIED;
}

const MOST_UNHURRIED = 2e8;

/**
 * Phase maps of n=2, m=1: relative importance by density, all cells and seeds trained for as many steps.
 * @typedef {object} BenchMap
 * @property {string} name
 * @property {number} cells along each axis
 * @property {number} seeds
 * @property {number} steps
 * @property {boolean} large only for a real graphics card
 */

/** @type {readonly BenchMap[]} */
export const maps = [
  { name: 'map 32 × 32 × 4 seeds', cells: 32, seeds: 4, steps: 2500, large: false },
  { name: 'map 64 × 64 × 8 seeds', cells: 64, seeds: 8, steps: 2500, large: true },
];
