/** Linear model and pairs of antipodes: the paper's numbers, and the exact loss of the solutions that are meant. */
import { expect, it } from 'vitest';
import { decayingImportance } from '../../src/model/config/checkValues.ts';
import { exactLoss } from '../../src/model/loss/exactLoss.ts';
import { featureVariance } from '../../src/model/theory/theory.ts';
import { bestDigonSolution, linearOptimum } from './linearTheory.ts';

it.each([
  [20, 5, 0.7, 1, 2.3232e-3],
  [80, 20, 0.9, 1, 1.2641e-3],
])('predicts the linear model of n=%i, m=%i', (nFeatures, nHidden, decay, density, loss) => {
  expect(linearOptimum(nHidden, density, decayingImportance(decay, nFeatures))).toBeCloseTo(loss, 7);
});

it('is the exact loss of the top features kept, with the best biases', () => {
  const model = { W: [0, 0, 1, 0, 0, 0, 0, 1], nFeatures: 4, nHidden: 2, importance: [0.2, 1, 0.1, 0.7], activation: 'linear' } as const;
  for (const density of [1, 0.4]) {
    const b = [density / 2, 0, density / 2, 0];
    expect(linearOptimum(2, density, model.importance)).toBeCloseTo(exactLoss({ ...model, b, featureProbability: density }), 15);
  }
});

it.each([
  [20, 5, 0.7, [1, 0.3, 0.1, 0.03], [5, 3, 1, 0], [5, 7, 9, 10]],
  [80, 20, 0.9, [1, 0.3, 0.1, 0.03, 0.01], [20, 13, 6, 0, 0], [20, 27, 34, 40, 40]],
])('predicts the features of n=%i, m=%i, decay %d over density', (nFeatures, nHidden, decay, densities, dedicated, represented) => {
  const solutions = densities.map((density) => bestDigonSolution(nHidden, density, decayingImportance(decay, nFeatures)));
  expect(solutions.map((solution) => solution.represented)).toEqual(represented);
  expect(solutions.map((solution) => solution.dedicated)).toEqual(dedicated);
});

it.each([
  [0.3, 1.705e-3],
  [0.1, 3.865e-4],
  [0.03, 6.9e-5],
])('predicts the loss of n=20, m=5 at density %d', (density, loss) => {
  const predicted = bestDigonSolution(5, density, decayingImportance(0.7, 20)).loss;
  expect(Math.abs(predicted / loss - 1)).toBeLessThan(1e-3);
});

it('is the exact loss of one dedicated dimension and one pair', () => {
  const model = { W: [1, 0, 0, 1, 0, -1, 0, 0], b: [0, 0, 0, 0.1], nFeatures: 4, nHidden: 2, importance: [1, 0.3, 0.25, 0.02] };
  const best = bestDigonSolution(2, 0.2, model.importance);
  expect(best).toMatchObject({ dedicated: 1, pairs: 1, represented: 3 });
  expect(best.loss).toBeCloseTo(exactLoss({ ...model, featureProbability: 0.2 }), 15);
});

it('flips every dimension at density 4/7 where all features are worth the same', () => {
  const uniform = Array.from({ length: 40 }, () => 1);
  expect(bestDigonSolution(10, 4 / 7 + 0.001, uniform).represented).toBe(10);
  expect(bestDigonSolution(10, 4 / 7 - 0.001, uniform).represented).toBe(20);
});

it('keeps everything where there is room for it', () => {
  expect(bestDigonSolution(5, 0.5, [1, 1, 1])).toEqual({ dedicated: 3, pairs: 0, represented: 3, loss: 0 });
  expect(linearOptimum(5, 0.5, [1, 1, 1])).toBe(0);
});

it('knows the variance of a feature', () => {
  expect(featureVariance(1)).toBeCloseTo(1 / 12, 15);
  expect(featureVariance(0.5)).toBeCloseTo(0.5 / 3 - 0.25 ** 2, 15);
});
