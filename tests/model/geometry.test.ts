/** The measures on the paper's polytopes, on their invariances, and on what has no direction. */
import { describe, expect, it } from 'vitest';
import {
  dimensionsPerFeature,
  featureDimensionality,
  featureNorms,
  featureStrengths,
  gram,
  responses,
  superposition,
} from '../../src/model/geometry/geometry.ts';
import { POLYTOPES } from '../../src/model/geometry/polytopes.ts';
import { directions, EXPECTED, rotated } from './polytopes.ts';

describe.each(POLYTOPES)('$name', ({ name, vertices }) => {
  const { dimensionality = [], energy = Number.NaN } = EXPECTED[name] ?? {};

  it('has the dimensionality of paper and theory, whatever its scale and rotation', () => {
    for (const scale of [0.3, 1, 1.7]) {
      const measured = featureDimensionality(rotated(directions(vertices, scale), 7));
      expect([...measured]).toEqual(vertices.map((_, f) => expect.closeTo(dimensionality[f % dimensionality.length] ?? 0, 4)));
    }
  });

  it('shares out all hidden dimensions', () => {
    const total = featureDimensionality(directions(vertices)).reduce((sum, share) => sum + share, 0);
    expect(total).toBeCloseTo(vertices[0]?.length ?? 0, 10);
  });

  it('has the interference of theory under a ReLU', () => {
    const products = gram(rotated(directions(vertices), 3));
    const ofFirst = products.slice(1, vertices.length).reduce((sum, product) => sum + Math.max(product, 0) ** 2, 0);
    expect(ofFirst).toBeCloseTo(energy, 4);
  });

  it('relates superposition and dimensionality: D = ‖W‖² / (‖W‖² + superposition)', () => {
    const model = directions(vertices, 1.2);
    const share = featureDimensionality(model);
    superposition(model).forEach((s, f) => {
      expect(1.44 / (1.44 + s)).toBeCloseTo(share[f] ?? 0, 12);
    });
  });
});

it('measures an unequal pair by hand', () => {
  const model = { W: Float32Array.from([2, 0, -0.5, 0, 0, 3]), nFeatures: 3, nHidden: 2 };
  expect([...featureNorms(model)]).toEqual([2, 0.5, 3]);
  expect([...gram(model)]).toEqual([4, -1, 0, -1, 0.25, 0, 0, 0, 9]);
  expect([...superposition(model)]).toEqual([0.25, 4, 0]);
  expect([...featureDimensionality(model)]).toEqual([16 / 17, 0.0625 / 1.0625, 1]);
  expect(dimensionsPerFeature(model)).toBe(2 / 13.25);
});

it('measures other models by what outputs receive of features', () => {
  const absolute = { W: [1, -1, 0, 0, 0, 0, 2, -2], WOut: [1, 1, 0, 0, 0, 0, 0.5, 0.5], nFeatures: 2, nHidden: 4 };
  expect([...responses(absolute)]).toEqual([0, 0, 0, 0]);
  const relu = { ...absolute, hiddenActivation: 'relu' } as const;
  expect([...responses(relu)]).toEqual([1, 0, 0, 1]);
  expect([...featureStrengths(relu)]).toEqual([1, 1]);
  expect([...featureDimensionality(relu)]).toEqual([1, 1]);
  expect(dimensionsPerFeature(relu)).toBe(2);
  const untied = { W: [1, 0, 0, 1], WOut: [4, 0, 1, -1], nFeatures: 2, nHidden: 2 };
  expect([...responses(untied)]).toEqual([4, 0, 1, -1]);
  expect([...featureStrengths(untied)]).toEqual([2, 0]);
  expect([...superposition(untied)]).toEqual([0.25, 0]);
  expect([...featureNorms(untied)]).toEqual([1, 1]);
});

it('agrees with norms and WᵀW on tied models with linear hidden units', () => {
  const model = { W: [2, 0, -0.5, 0, 0, 3], nFeatures: 3, nHidden: 2 };
  expect([...featureStrengths(model)]).toEqual([...featureNorms(model)]);
  for (const measure of [responses, superposition, featureDimensionality]) {
    expect([...measure({ ...model, WOut: model.W })]).toEqual([...measure(model)]);
  }
  expect(dimensionsPerFeature({ ...model, WOut: model.W })).toBe(dimensionsPerFeature(model));
});

it('gives a feature without a direction no share and no superposition', () => {
  for (const norm of [0, 1e-80, 1e-200]) {
    const model = { W: [norm, 0, 1, 0], nFeatures: 2, nHidden: 2 };
    expect(superposition(model)[0]).toBe(0);
    expect(featureDimensionality(model)[0]).toBe(0);
    expect(featureDimensionality(model)[1]).toBe(1);
  }
  expect(dimensionsPerFeature({ W: [0, 0], nFeatures: 2, nHidden: 1 })).toBe(Number.POSITIVE_INFINITY);
});

it('reads one instance of a snapshot, and nothing but one', () => {
  const W = Float32Array.from([1, 0, 0, 1, 3, 4, 0, 0]);
  expect([...featureNorms({ W: W.subarray(4), nFeatures: 2, nHidden: 2 })]).toEqual([5, 0]);
  for (const measure of [featureNorms, gram, superposition, featureDimensionality, dimensionsPerFeature]) {
    expect(() => measure({ W, nFeatures: 2, nHidden: 2 })).toThrow(
      /W must be an array of nFeatures·nHidden = 2·2 numbers, those of one instance, not "8 numbers"/,
    );
  }
});
