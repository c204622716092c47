/** The exact loss against the closed forms, against quadrature where closed forms cancel, and against sampling. */
import { expect, it } from 'vitest';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../src/model/config/config.ts';
import { evaluateLosses } from '../../src/model/loss/evaluateLoss.ts';
import { createExactJudge, exactLoss, exactLossByActiveCount } from '../../src/model/loss/exactLoss.ts';
import { MAX_EXACT_FEATURES } from '../../src/model/loss/exactLossProblem.ts';
import { activate } from '../../src/model/network/network.ts';
import { BASIC, type RandomModel, randomModel, uniforms } from './randomModels.ts';

it.each(Array.from({ length: 50 }, (_, index) => index))('agrees with samples (random model %i)', (index) => {
  const model = randomModel(index);
  const [sampled] = evaluateLosses([model], { ...model, samples: 50_000, seed: index });
  expect(Math.abs(exactLoss(model) - (sampled?.loss ?? 0)) / (sampled?.standardError ?? 0)).toBeLessThan(4);
});

/** Weights of a scale at which the closed form's digits cancel, dense so that all features are active in every sample. */
function denseModel(seed: number, nFeatures: number, nHidden: number, scale: number): RandomModel {
  const uniform = uniforms(seed);
  return {
    ...BASIC,
    nFeatures,
    nHidden,
    W: Float64Array.from({ length: nFeatures * nHidden }, () => scale * (2 * uniform() - 1)),
    b: Float64Array.from({ length: nFeatures }, () => 0.2 * scale * scale * (2 * uniform() - 1)),
    activation: 'relu',
    sparsity: Array.from({ length: nFeatures }, () => 0),
    importance: Array.from({ length: nFeatures }, (_, f) => 0.9 ** f),
    featureSets: null,
  };
}

/** E over three uniform features by a composite Gauss rule, with the innermost integral split where the output changes sign. */
function bruteForce(model: RandomModel): number {
  const { nFeatures, nHidden, W, b, importance } = model;
  const points = 300;
  let total = 0;
  for (let f = 0; f < nFeatures; f++) {
    const c = Array.from({ length: nFeatures }, (_, g) =>
      Array.from({ length: nHidden }, (__, k) => (W[f * nHidden + k] ?? 0) * (W[g * nHidden + k] ?? 0)).reduce((sum, p) => sum + p, 0),
    );
    let sum = 0;
    for (let at = 0; at < points * points; at++) {
      const x = [gaussPoint(Math.floor(at / points)), gaussPoint(at % points)].map((u) => u / points);
      const offset = (b[f] ?? 0) + (c[0] ?? 0) * (x[0] ?? 0) + (c[1] ?? 0) * (x[1] ?? 0);
      sum += innermost(offset, c[2] ?? 0, f === 2 ? null : (x[f] ?? 0)) / points ** 2;
    }
    total += ((importance[f] ?? 0) * sum) / nFeatures;
  }
  return total;
}

/** Node `at` of the rule with two nodes in each cell of length 2. */
function gaussPoint(at: number): number {
  return at - (at % 2) + 1 + (at % 2 === 0 ? -1 : 1) / Math.sqrt(3);
}

/** ∫₀¹ (R(offset + c·x) − target)² dx, target x itself where null: Gauss on both sides of the sign change. */
function innermost(offset: number, c: number, target: number | null): number {
  const zero = c === 0 ? 1 : Math.min(Math.max(-offset / c, 0), 1);
  const nodes = [0.5 - Math.sqrt(0.15), 0.5, 0.5 + Math.sqrt(0.15)];
  const weights = [5 / 18, 8 / 18, 5 / 18];
  let sum = 0;
  for (const [from, to] of [
    [0, zero],
    [zero, 1],
  ] as const) {
    nodes.forEach((node, at) => {
      const x = from + (to - from) * node;
      sum += (to - from) * (weights[at] ?? 0) * (activate(offset + c * x, 'relu') - (target ?? x)) ** 2;
    });
  }
  return sum;
}

it.each([
  ['ordinary weights', denseModel(1, 3, 2, 1)],
  ['small weights', denseModel(2, 3, 2, 0.03)],
  ['tiny weights', denseModel(3, 3, 2, 1e-4)],
  ['nearly orthogonal features', { ...denseModel(4, 3, 3, 0), W: Float64Array.from([1, 1e-5, -2e-7, 3e-6, 0.9, 1e-9, -1e-8, 2e-6, 1.1]) }],
  ['exactly orthogonal features', { ...denseModel(5, 3, 3, 0), W: Float64Array.from([1, 0, 0, 0, 1, 0, 0, 0, 1]) }],
  ['a feature without weights', { ...denseModel(6, 3, 1, 0), W: Float64Array.from([0, 1, -1]), b: Float64Array.from([0.5, 0, 0.1]) }],
])('agrees with brute-force quadrature: %s', (_, model) => {
  expect(exactLoss(model)).toBeCloseTo(bruteForce(model), 8);
});

it('keeps its digits however small the weights', () => {
  // Scaling W by √α and b by α scales every output by α, so the loss is quadratic in α, with coefficients found at ordinary α.
  const model = denseModel(9, 6, 2, 1);
  const scaled = (alpha: number) => exactLoss({ ...model, W: model.W.map((w) => w * Math.sqrt(alpha)), b: model.b.map((b) => b * alpha) });
  const [none, one, two] = [scaled(0), scaled(1), scaled(2)];
  const slope = (4 * one - two - 3 * none) / 2;
  for (const alpha of [1e-2, 1e-4, 1e-6]) {
    expect((scaled(alpha) - none) / alpha - (alpha * (two - 2 * one + none)) / 2).toBeCloseTo(slope, 8);
  }
});

it('keeps its digits with ten features of any scale', () => {
  // A pair of orthogonal blocks of five must cost what the blocks cost on their own, though the closed form would divide by 0.
  const block = denseModel(7, 5, 2, 0.8);
  const sparse = { sparsity: 0.6, importanceDecay: 1 };
  const W = Float64Array.from({ length: 40 }, (_, at) => {
    const [f, k] = [Math.floor(at / 4), at % 4];
    return f < 5 === k < 2 ? (block.W[(f % 5) * 2 + (k % 2)] ?? 0) : 0;
  });
  const b = Float64Array.from({ length: 10 }, (_, f) => block.b[f % 5] ?? 0);
  const both = exactLoss({ W, b, nFeatures: 10, nHidden: 4, ...sparse });
  expect(both).toBeCloseTo(exactLoss({ W: block.W, b: block.b, nFeatures: 5, nHidden: 2, ...sparse }), 13);
});

it('is, with one feature per active count, the sum of its parts', () => {
  for (const index of [0, 1, 2, 4]) {
    const model = randomModel(index);
    const parts = exactLossByActiveCount(model);
    expect(parts).toHaveLength(model.nFeatures + 1);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(exactLoss(model), 14);
  }
});

it('gives the empty sample its share', () => {
  const model = { W: [1, -1], b: [0.2, -0.3], nFeatures: 2, nHidden: 1, sparsity: 0.7, importance: [1, 2] };
  expect(exactLossByActiveCount(model)[0]).toBeCloseTo((0.7 ** 2 * 0.2 ** 2) / 2, 15);
});

it('is exactly nothing for an anticorrelated pair of antipodes', () => {
  const featureSets = { kind: 'anticorrelated', sets: [[0, 1]] } as const;
  expect(exactLoss({ W: [1, -1], b: [0, 0], nFeatures: 2, nHidden: 1, sparsity: 0.8, featureSets })).toBeLessThan(1e-16);
});

it('judges one model after another without remembering', () => {
  const models = [denseModel(10, 3, 2, 1), denseModel(11, 3, 2, 0.5), denseModel(10, 3, 2, 1)];
  const judge = createExactJudge(resolveConfig({ nFeatures: 3, nHidden: 2 }));
  for (const sparsity of [0.2, 0.9, 0.2]) {
    for (const model of models) {
      const values = { sparsity: [sparsity, sparsity, sparsity], importance: model.importance };
      expect(judge.loss(model, values)).toBe(exactLoss({ ...model, ...values }));
    }
  }
});

it('says NaN of a model that has diverged', () => {
  expect(exactLoss({ W: [Number.NaN, 1], b: [0, 0], nFeatures: 2, nHidden: 1, sparsity: 0.5 })).toBeNaN();
});

const FINE = { W: [1, -1], b: [0, 0], nFeatures: 2, nHidden: 1 };
it.each<[string, TrainingOptions & Partial<typeof FINE>, RegExp]>([
  ['too many features', { nFeatures: 11, W: Array(11).fill(0), b: Array(11).fill(0) }, /nFeatures must be at most 10 .* not 11\./],
  ['weights of another length', { W: [1, 2, 3] }, /W must be an array of nFeatures·nHidden = 2·1 numbers.* not "3 numbers"/],
  ['missing biases', { b: undefined }, /b must be an array of nFeatures = 2 numbers/],
  ['a bad sparsity', { sparsity: 1 }, /sparsity must be a number from 0 to 0.9999999, not 1\./],
  ['two importance keys', { importance: [1, 1], importanceDecay: 0.9 }, /importance must be given by one key only/],
])('refuses %s with a sentence', (_, options, sentence) => {
  expect(() => exactLoss({ ...FINE, ...options } as typeof FINE)).toThrow(sentence);
});

it('reaches its bound', () => {
  const model = denseModel(8, MAX_EXACT_FEATURES, 3, 1);
  const [sampled] = evaluateLosses([model], { ...model, samples: 100_000, seed: 1 });
  expect(Math.abs(exactLoss(model) - (sampled?.loss ?? 0)) / (sampled?.standardError ?? 0)).toBeLessThan(4);
});
