/** The staircase's critical values against the published table (Chen et al. 2023, Table A.1), and stays on them. */
import { expect, it } from 'vitest';
import { criticalPoints, restsOf } from '../../src/model/theory/criticalPoints.ts';

const loss = (nFeatures: number, vertices: number, averaged = 0) =>
  criticalPoints(nFeatures).find((point) => point.vertices === vertices && point.averaged === averaged)?.loss;

it.each([
  [6, 4, 0, 1 / 9],
  [6, 4, 1, 0.10417],
  [6, 5, 0, 0.06874],
  [6, 5, 1, 0.0618],
  [6, 6, 0, 0.04819],
  [5, 4, 0, 0.06667],
  [5, 4, 1, 0.05667],
  [5, 5, 0, 0.01583],
])('%d features: the %d-gon with %d averaged has loss %d, summed over features', (nFeatures, vertices, averaged, expected) => {
  expect(nFeatures * (loss(nFeatures, vertices, averaged) ?? Number.NaN)).toBeCloseTo(expected, 4);
});

it('lists them by falling loss, each with a name of its own', () => {
  const points = criticalPoints(7);
  expect(points.map((point) => point.loss)).toEqual(points.map((point) => point.loss).toSorted((a, b) => b - a));
  expect(new Set(points.map(({ name }) => name)).size).toBe(points.length);
});

it('finds where a curve rests, and nothing where it only passes', () => {
  const points = criticalPoints(6);
  const [square = 0, pentagon = 0] = [loss(6, 4), loss(6, 5)];
  const steps = Array.from({ length: 101 }, (_, at) => at * 100);
  const staircase = steps.map((step) => (step <= 3000 ? square * 1.01 : step < 3500 ? square * 0.9 : pentagon));
  expect(restsOf(steps, staircase, points).map(({ point, from, to }) => [point.name, from, to])).toEqual([
    ['4-gon', 0, 3000],
    ['5-gon', 3500, 10_000],
  ]);
  const slope = steps.map((step) => 0.05 * (1 - step / 10_500));
  expect(restsOf(steps, slope, points)).toEqual([]);
});
