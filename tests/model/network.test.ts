/** Forward pass, loss and gradient: by hand, and against finite differences for every kind of model and data. */
import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingConfig, TrainingOptions } from '../../src/model/config/config.ts';
import { trainingSampler } from '../../src/model/data/sampler.ts';
import { createActiveFeatures } from '../../src/model/data/sampling.ts';
import { forward } from '../../src/model/network/forward.ts';
import {
  activate,
  addSample,
  clearGradientSums,
  createGradientSums,
  type GradientSums,
  type Weights,
} from '../../src/model/network/network.ts';
import { batchOf, lossOn } from '../engine/batchLoss.ts';
import { uniforms } from './randomModels.ts';

const TINY: TrainingOptions = { nFeatures: 3, nHidden: 2, batchSize: 64, importance: [1, 0.6, 0.3], seed: 9, sparsity: 0.5 };

const MODELS: readonly TrainingOptions[] = (['identity', 'relu'] as const).flatMap((hiddenActivation) =>
  (['relu', 'linear'] as const).flatMap((activation) =>
    [true, false].flatMap((tied) => [true, false].map((bias) => ({ hiddenActivation, activation, tied, bias }))),
  ),
);

const DATA: Readonly<Record<string, TrainingOptions>> = {
  'no sparsity': { sparsity: 0 },
  'sparsity per feature': { sparsity: [0, 0.4, 0.8] },
  'a correlated set': { featureSets: { kind: 'correlated', sets: [[0, 2]] } },
  'an anticorrelated set': { sparsity: 0.3, featureSets: { kind: 'anticorrelated', sets: [[0, 1]] } },
  'a loosely correlated set': { featureSets: { kind: 'correlated', sets: [[0, 2]], strength: 0.5 } },
  'exactly two active': { sparsity: undefined, active: 2 },
  'binary values': { values: 'binary' },
  'absolute values of signed ones': { values: 'signed', target: 'abs' },
  'a data set of unit length': { dataset: { size: 64, unitLength: true } },
};

const KINDS: readonly (readonly [string, TrainingOptions])[] = [
  ...MODELS.map((model) => [JSON.stringify(model), { ...model, values: 'signed', target: 'abs' }] as const),
  ...Object.entries(DATA).map(([name, data]) => [name, data.dataset ? { ...data, batchSize: undefined } : data] as const),
];

function randomWeights(
  seed: number,
  { tied }: Pick<TrainingConfig, 'tied'>,
): Required<Weights> & { readonly all: readonly Float64Array[] } {
  const uniform = uniforms(seed);
  const draw = () => 1.6 * uniform() - 0.8;
  const W = Float64Array.from({ length: 6 }, draw);
  const WOut = tied ? W : Float64Array.from({ length: 6 }, draw);
  const b = Float64Array.from({ length: 3 }, draw);
  return { W, WOut, b, all: tied ? [W, b] : [W, WOut, b] };
}

function batchSums(config: TrainingConfig, weights: Weights): GradientSums {
  const own = config.instances[0];
  const sampler = trainingSampler(config, own);
  const active = createActiveFeatures(config.nFeatures);
  const sums = createGradientSums(config);
  for (let sample = 0; sample < config.batchSize; sample++) {
    sampler.draw(0, sample, active);
    addSample(sums, active, weights, { ...config, importance: own.importance });
  }
  return sums;
}

describe.each(KINDS)('%s', (_, options) => {
  const config = resolveConfig({ ...TINY, ...options });

  it.each([1, 2, 3])('has the gradient of finite differences (weights %i)', (seed) => {
    const weights = randomWeights(seed, config);
    const sums = batchSums(config, weights);
    const difference = (parameters: Float64Array, at: number) => {
      const before = parameters[at];
      const losses = [before + 1e-6, before - 1e-6].map((value) => {
        parameters[at] = value;
        return batchSums(config, weights).loss;
      });
      parameters[at] = before;
      return (losses[0] - losses[1]) / 2e-6;
    };
    const halfGradients = config.tied ? [sums.W, sums.b] : [sums.W, sums.WOut, sums.b];
    weights.all.forEach((parameters, part) => {
      const isFixed = parameters === weights.b && !config.bias;
      // No output of these samples lies within a step of ReLU's kink, where the difference would lie between two slopes.
      const expected = Array.from(parameters, (__, at) => (isFixed ? 0 : difference(parameters, at)));
      expect([...halfGradients[part]].map((half) => 2 * half)).toEqual(expected.map((value) => expect.closeTo(value, 5)));
    });
  });

  it('has the loss of the tests’ own forward pass', () => {
    const weights = randomWeights(4, config);
    const expected = lossOn(
      batchOf(config, 0, 0),
      config,
      0,
      weights.all.flatMap((part) => [...part]),
    );
    expect(batchSums(config, weights).loss / (config.batchSize * 3)).toBeCloseTo(expected, 10);
  });
});

// h = (0.5·1 + 1·0.5, 0.5·0 + 1·(−1)) = (1, −1)
const BY_HAND = { W: [1, 0, 0.5, -1, 0, 2], b: [0.1, -0.2, 0.3], x: [0.5, 1, 0] };
it.each<[string, Partial<Parameters<typeof forward>[0]>, readonly number[], readonly number[]]>([
  ['linear', { activation: 'linear' }, [1, -1], [1.1, 1.3, -1.7]],
  ['relu', {}, [1, -1], [1.1, 1.3, 0]],
  ['relu hidden', { hiddenActivation: 'relu', activation: 'linear' }, [1, 0], [1.1, 0.3, 0.3]],
  ['untied', { WOut: [0, 1, 1, 0, 1, 1], activation: 'linear' }, [1, -1], [-0.9, 0.8, 0.3]],
  ['two samples', { x: [0.5, 1, 0, 0, 0, 1] }, [1, -1, 0, 2], [1.1, 1.3, 0, 0.1, 0, 4.3]],
])('runs a model by hand: %s', (_, options, hidden, output) => {
  const found = forward({ ...BY_HAND, ...options });
  expect([...found.hidden]).toEqual(hidden.map((value) => expect.closeTo(value, 12)));
  expect([...found.output]).toEqual(output.map((value) => expect.closeTo(value, 12)));
});

it.each<[Partial<Parameters<typeof forward>[0]>, RegExp]>([
  [{ b: [] }, /b must be an array of one number per feature/],
  [{ W: [1, 2] }, /W must be an array of nFeatures·nHidden = 3·nHidden numbers/],
  [{ WOut: [1, 2] }, /WOut must be an array of 6 numbers, as W, not "2 numbers"/],
  [{ x: [1, 2] }, /x must be an array of 3 numbers for each sample, not "2 numbers"/],
])('refuses to run what does not fit together: %j', (options, sentence) => {
  expect(() => forward({ ...BY_HAND, ...options })).toThrow(sentence);
});

it('cuts at 0 under a ReLU, and lets NaN show', () => {
  expect([-1, 0, 2].map((z) => activate(z, 'relu'))).toEqual([0, 0, 2]);
  expect([-1, 0, 2].map((z) => activate(z, 'linear'))).toEqual([-1, 0, 2]);
  expect(activate(Number.NaN, 'relu')).toBeNaN();
});

it('gives an empty sample the loss of the biases, and W no gradient', () => {
  const config = resolveConfig(TINY);
  const sums = createGradientSums(config);
  const { W } = randomWeights(1, config);
  addSample(sums, createActiveFeatures(3), { W, b: [0.5, -1, 0.2] }, { ...config, importance: [1, 0.6, 0.3] });
  expect(sums.loss).toBeCloseTo(0.25 + 0.3 * 0.04, 12);
  expect([...sums.W]).toEqual(Array(6).fill(0));
  expect([...sums.b]).toEqual([0.5, 0, 0.06].map((value) => expect.closeTo(value, 12)));
});

it('starts a batch afresh when cleared', () => {
  const config = resolveConfig({ ...TINY, sparsity: 0, tied: false });
  const sums = batchSums(config, randomWeights(1, config));
  clearGradientSums(sums);
  expect([sums.loss, ...sums.W, ...sums.WOut, ...sums.b]).toEqual(Array(16).fill(0));
});
