/** The staircase's critical values against the published table (Chen et al. 2023, Table A.1), and stays on them. */
import { expect, it } from 'vitest';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import { ExactGradient } from '../../src/model/loss/exactGradient.ts';
import { createGradientSums, type GradientSums, type Weights } from '../../src/model/network/network.ts';
import { regularPolygon } from '../../src/model/network/regularPolygon.ts';
import { criticalPoints, restsOf } from '../../src/model/theory/criticalPoints.ts';
import { regularPolygonOptimum } from '../../src/model/theory/sparseLimit.ts';

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

const config = resolveConfig({ nFeatures: 6, nHidden: 2, active: 1 });
const gradient = new ExactGradient(config);

function lossWithGradient(model: Weights): GradientSums {
  const sums = createGradientSums(config);
  gradient.addTo(sums, model, config.instances[0]);
  return sums;
}

/** Averaged features answer with the best constant, silent ones with nothing. */
function modelAt(vertices: number, averaged: number) {
  const { norm, bias } = vertices === 0 ? { norm: 0, bias: 0 } : regularPolygonOptimum(vertices);
  const b = Float64Array.from({ length: 6 }, (_, f) => (f < vertices ? bias : f < vertices + averaged ? 1 / 12 : -0.1));
  return { W: Float64Array.from(regularPolygon(vertices, 6), (weight) => norm * weight), b };
}

const POINTS = criticalPoints(6).map((point) => [point.name, point] as const);

it.each(POINTS)('%s: the gradient of the exact loss is 0, and the loss is the one listed', (_, { vertices, averaged, loss: listed }) => {
  const sums = lossWithGradient(modelAt(vertices, averaged));
  expect(sums.loss).toBeCloseTo(listed, 8);
  for (const slope of [...sums.W, ...sums.b]) expect(Math.abs(slope)).toBeLessThan(1e-6);
});

/** Of plain descent from close by. */
function lossAfterDescent({ W, b }: ReturnType<typeof modelAt>): number {
  const nearby = (values: Float64Array) => values.map((value, at) => value + 0.001 * Math.sin(1 + 5 * at));
  const model = { W: nearby(W), b: nearby(b) };
  for (let step = 0; step < 1500; step++) {
    const sums = lossWithGradient(model);
    // The sums hold half the gradient.
    for (const [values, slopes] of [[model.W, sums.W] as const, [model.b, sums.b] as const])
      for (let at = 0; at < values.length; at++) values[at] -= 2 * slopes[at];
  }
  return lossWithGradient(model).loss;
}

it.each(POINTS.filter(([, { vertices, averaged }]) => vertices + averaged === 6))(
  '%s: left with fewer than four corners, a minimum from four on',
  (_, { vertices, averaged, loss: listed }) => {
    const after = lossAfterDescent(modelAt(vertices, averaged));
    if (vertices < 4) expect(after).toBeLessThan(0.8 * listed);
    else expect(after).toBeCloseTo(listed, 6);
  },
);

it('lists them by falling loss, each with a name of its own', () => {
  const points = criticalPoints(7);
  expect(points.map((point) => point.loss)).toEqual(points.map((point) => point.loss).toSorted((a, b) => b - a));
  expect(new Set(points.map(({ name }) => name)).size).toBe(points.length);
});

it('lists no polygon with more corners than features', () => {
  expect(criticalPoints(2).map(({ name }) => name)).toEqual(['2 averaged']);
  expect(criticalPoints(3).map(({ name }) => name)).toEqual(['3 averaged', 'pair of opposites, 1 averaged']);
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
