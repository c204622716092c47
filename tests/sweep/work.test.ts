/** The work of a model: only its proportions count. */
import { expect, it } from 'vitest';
import { modelWork, totalWork } from '../../src/sweep/work.ts';

const base = { nFeatures: 20, nHidden: 5, batchSize: 256, steps: 1000 };

it.each([
  ['twice the steps', { steps: 2000 }, 2, 2],
  ['four times the batch', { batchSize: 1024 }, 3.8, 4],
  ['few active features', { sparsity: 0.99 }, 0.1, 0.3],
  ['half the features: more draws than at S = 0', { featureProbability: 0.5 }, 1.5, 2.5],
  ['one sparsity a feature', { sparsity: new Array(20).fill(0.99) }, 0.1, 0.3],
])('%s', (_, change, least, most) => {
  const ratio = modelWork({ ...base, ...change }) / modelWork(base);
  expect(ratio).toBeGreaterThanOrEqual(least);
  expect(ratio).toBeLessThanOrEqual(most);
});

it('adds up over cells and seeds', () => {
  const cells = [
    { options: base, seeds: [1, 2] },
    { options: { ...base, steps: 500 }, seeds: [1, 2] },
  ];
  expect(totalWork(cells)).toBeCloseTo(3 * modelWork(base));
});
