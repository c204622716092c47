/** Forward pass, loss and gradient: by hand, and against finite differences for all kinds of models and data. */
import { describe, expect, it } from 'vitest';
import type { Activation } from '../../src/model/config/config.ts';
import { PURPOSE, stepKeys } from '../../src/model/data/random.ts';
import { createActiveFeatures, drawSample, type FeatureSets, featureGroups, sampleTable } from '../../src/model/data/sampling.ts';
import {
  activate,
  addSample,
  clearGradientSums,
  createGradientSums,
  type GradientSums,
  reconstruct,
  type Weights,
} from '../../src/model/network/network.ts';
import { uniforms } from './randomModels.ts';

const SHAPE = { nFeatures: 3, nHidden: 2 };
const IMPORTANCE = [1, 0.6, 0.3];
const BATCH = 64;

interface Kind {
  readonly activation: Activation;
  readonly sparsity: readonly number[];
  readonly featureSets: FeatureSets | null;
}

const KINDS: readonly (readonly [name: string, kind: Kind])[] = [
  ['relu', { activation: 'relu', sparsity: [0.5, 0.5, 0.5], featureSets: null }],
  ['relu, dense', { activation: 'relu', sparsity: [0, 0, 0], featureSets: null }],
  ['linear', { activation: 'linear', sparsity: [0.5, 0.5, 0.5], featureSets: null }],
  ['sparsity per feature', { activation: 'relu', sparsity: [0, 0.4, 0.8], featureSets: null }],
  ['a correlated set', { activation: 'relu', sparsity: [0.5, 0.5, 0.5], featureSets: { kind: 'correlated', sets: [[0, 2]] } }],
  ['an anticorrelated set', { activation: 'relu', sparsity: [0.3, 0.3, 0.3], featureSets: { kind: 'anticorrelated', sets: [[0, 1]] } }],
];

function randomWeights(seed: number): { readonly W: Float64Array; readonly b: Float64Array } {
  const uniform = uniforms(seed);
  const draw = () => 1.6 * uniform() - 0.8;
  return { W: Float64Array.from({ length: 6 }, draw), b: Float64Array.from({ length: 3 }, draw) };
}

function batchSums({ activation, sparsity, featureSets }: Kind, weights: Weights): GradientSums {
  const groups = featureGroups(SHAPE.nFeatures, featureSets);
  const table = sampleTable(sparsity, groups);
  const active = createActiveFeatures(SHAPE.nFeatures);
  const sums = createGradientSums(SHAPE);
  for (let sample = 0; sample < BATCH; sample++) {
    drawSample(table, groups, stepKeys(9, PURPOSE.training, 0), sample, active);
    addSample(sums, active, weights, IMPORTANCE, activation);
  }
  return sums;
}

describe.each(KINDS)('%s', (_, kind) => {
  it.each([1, 2, 3])('has the gradient of finite differences (weights %i)', (seed) => {
    const weights = randomWeights(seed);
    const sums = batchSums(kind, weights);
    const difference = (parameters: Float64Array, at: number, step: number) => {
      const before = parameters[at] ?? 0;
      const losses = [before + step, before - step].map((value) => {
        parameters[at] = value;
        return batchSums(kind, weights).loss;
      });
      parameters[at] = before;
      return ((losses[0] ?? 0) - (losses[1] ?? 0)) / (2 * step);
    };
    for (const [parameters, halfGradient] of [
      [weights.W, sums.W],
      [weights.b, sums.b],
    ] as const) {
      // No output of these samples lies within a step of ReLU's kink, where the difference would lie between two slopes.
      const expected = Array.from(parameters, (__, at) => difference(parameters, at, 1e-6));
      expect([...halfGradient].map((half) => 2 * half)).toEqual(expected.map((value) => expect.closeTo(value, 5)));
    }
  });

  it('has the loss of the forward pass', () => {
    const weights = randomWeights(4);
    const groups = featureGroups(3, kind.featureSets);
    const table = sampleTable(kind.sparsity, groups);
    const active = createActiveFeatures(3);
    let loss = 0;
    for (let sample = 0; sample < BATCH; sample++) {
      drawSample(table, groups, stepKeys(9, PURPOSE.training, 0), sample, active);
      const x = [0, 0, 0];
      for (let a = 0; a < active.count; a++) x[active.features[a] ?? 0] = active.magnitudes[a] ?? 0;
      const errors = reconstruct(x, weights, SHAPE, kind.activation).map((value, f) => value - (x[f] ?? 0));
      loss += errors.reduce((sum, error, f) => sum + (IMPORTANCE[f] ?? 0) * error ** 2, 0);
    }
    expect(batchSums(kind, weights).loss).toBeCloseTo(loss, 10);
  });
});

it('reconstructs by hand', () => {
  // h = (0.5·1 + 1·0.5, 0.5·0 + 1·(−1)) = (1, −1)
  const weights = { W: [1, 0, 0.5, -1, 0, 2], b: [0.1, -0.2, 0.3] };
  expect([...reconstruct([0.5, 1, 0], weights, SHAPE, 'linear')]).toEqual([1.1, 1.3, -1.7].map((value) => expect.closeTo(value, 12)));
  expect([...reconstruct([0.5, 1, 0], weights, SHAPE, 'relu')]).toEqual([1.1, 1.3, 0].map((value) => expect.closeTo(value, 12)));
});

it('cuts at 0 under a ReLU, and lets NaN show', () => {
  expect([-1, 0, 2].map((z) => activate(z, 'relu'))).toEqual([0, 0, 2]);
  expect([-1, 0, 2].map((z) => activate(z, 'linear'))).toEqual([-1, 0, 2]);
  expect(activate(Number.NaN, 'relu')).toBeNaN();
});

it('gives an empty sample the loss of the biases, and W no gradient', () => {
  const sums = createGradientSums(SHAPE);
  addSample(sums, createActiveFeatures(3), { W: randomWeights(1).W, b: [0.5, -1, 0.2] }, IMPORTANCE, 'relu');
  expect(sums.loss).toBeCloseTo(0.25 + 0.3 * 0.04, 12);
  expect([...sums.W]).toEqual(Array(6).fill(0));
  expect([...sums.b]).toEqual([0.5, 0, 0.06].map((value) => expect.closeTo(value, 12)));
});

it('starts a batch afresh when cleared', () => {
  const kind: Kind = { activation: 'relu', sparsity: [0, 0, 0], featureSets: null };
  const sums = batchSums(kind, randomWeights(1));
  clearGradientSums(sums);
  expect([sums.loss, ...sums.W, ...sums.b]).toEqual(Array(10).fill(0));
});
