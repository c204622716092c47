/** What the bench measures: shapes and sparsities, with the options of a run. */

/**
 * @typedef {object} BenchCase
 * @property {string} name
 * @property {{ nFeatures: number, nHidden: number, sparsity: number, batchSize: number, nInstances: number, importanceDecay: number }} options
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
  return { name, options: { nFeatures, nHidden, sparsity, batchSize, nInstances, importanceDecay: 1 } };
}

const shapes = [
  { n: 5, m: 2 },
  { n: 20, m: 5 },
  { n: 80, m: 20 },
];

export const cases = [
  ...shapes.flatMap(({ n, m }) => [0, 0.9, 0.99].map((S) => benchCase(`n=${n},m=${m} S=${S}`, n, m, S))),
  benchCase('n=400,m=30 S=0.99', 400, 30, 0.99),
  benchCase('64 models n=5,m=2 S=0.9', 5, 2, 0.9, 256, 64),
  benchCase('1024 models n=2,m=1 S=0.9', 2, 1, 0.9, 256, 1024),
];
