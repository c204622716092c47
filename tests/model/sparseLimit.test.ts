/** The integrals against quadrature, the terms against the exact loss, and the polygons against their published optima. */
import { expect, it } from 'vitest';
import { gram } from '../../src/model/geometry/geometry.ts';
import { exactLossByActiveCount } from '../../src/model/loss/exactLoss.ts';
import { crossError, ownError, regularPolygonOptimum } from '../../src/model/theory/sparseLimit.ts';
import { randomModel } from './randomModels.ts';

const POINTS = 100_000;

function midpoint(f: (x: number) => number): number {
  let sum = 0;
  for (let at = 0; at < POINTS; at++) sum += f((at + 0.5) / POINTS) / POINTS;
  return sum;
}

const LINES = [
  [1, 0],
  [1.3, -0.25],
  [0.5, 0.2],
  [0.2, -0.5],
  [0, 0.3],
  [1e-9, -5e-10],
  [2, -1],
] as const;

it.each(LINES)('integrates a feature alone, a = %d, b = %d', (a, b) => {
  expect(ownError(a, b)).toBeCloseTo(
    midpoint((x) => (x - Math.max(a * x + b, 0)) ** 2),
    8,
  );
});

it.each([...LINES, ...LINES.map(([c, b]) => [-c, -b] as const), [-0.5, 0.2] as const])(
  'integrates interference, c = %d, b = %d',
  (c, b) => {
    expect(crossError(c, b)).toBeCloseTo(
      midpoint((x) => Math.max(c * x + b, 0) ** 2),
      8,
    );
  },
);

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

it('adds up to the exact loss of samples with one active feature', () => {
  for (const index of [0, 12, 18, 24]) {
    const model = { ...randomModel(index), sparsity: 0.8, activation: 'relu' } as const;
    const products = gram(model);
    const errors = model.importance.map((importance, f) => {
      const others = model.importance.map((_, g) => crossError(products[f * model.nFeatures + g] ?? 0, model.b[f] ?? 0));
      const own = ownError(products[f * model.nFeatures + f] ?? 0, model.b[f] ?? 0);
      return (importance / model.nFeatures) * (own + sum(others.filter((_, g) => g !== f)));
    });
    const probability = 0.2 * 0.8 ** (model.nFeatures - 1);
    expect(probability * sum(errors)).toBeCloseTo(exactLossByActiveCount(model)[1] ?? 0, 14);
  }
});

it.each([
  [3, 1, 0, 0],
  [4, 1, 0, 0],
  [5, 1.17046, -0.2823, 0.23738],
  [6, 1.32053, -0.61814, 0.86746],
  [7, 1.44839, -0.96691, 1.7487],
  [8, 1.55045, -1.29119, 2.7731],
])('finds the best regular %i-gon', (vertices, norm, bias, published) => {
  const optimum = regularPolygonOptimum(vertices);
  expect(optimum.norm).toBeCloseTo(norm, 4);
  expect(optimum.bias).toBeCloseTo(bias, 4);
  expect(3 * vertices * optimum.loss).toBeCloseTo(published, 4);
});
