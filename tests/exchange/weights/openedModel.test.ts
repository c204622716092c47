/** A model from a file becomes an experiment that trains on exactly as its configuration says. */
import { describe, expect, it } from 'vitest';
import { createGivenModel } from '../../../src/exchange/weights/createGivenModel.ts';
import { givenWeights } from '../../../src/exchange/weights/givenWeights.ts';
import { importWeights } from '../../../src/exchange/weights/importWeights.ts';
import { modelJson } from '../../../src/exchange/weights/modelJson.ts';
import { openedModel } from '../../../src/exchange/weights/openedModel.ts';
import { experimentOptions } from '../../../src/experiment/givenModel.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../../src/model/config/config.ts';
import { INITIAL_PARAMS } from '../../../src/params/paramValues.ts';
import { sampleModel } from '../sampleModel.ts';

const KINDS: Readonly<Record<string, TrainingOptions>> = {
  'the basic model': {},
  'another member of the family': { tied: false, hiddenActivation: 'relu', target: 'abs', values: 'signed', activation: 'linear' },
  'no bias': { bias: false },
  'sparsity feature by feature': { sparsity: [0.1, 0.2, 0.3, 0.4, 0.5] },
  'importance feature by feature': { importanceDecay: undefined, importance: [1, 3, 2, 5, 4] } as const,
  'an important last feature': { importanceDecay: undefined, relativeImportance: 4 },
  'correlated pairs': {
    featureSets: {
      kind: 'correlated',
      sets: [
        [0, 1],
        [2, 3],
      ],
    },
  },
  'sets of other kinds': {
    featureSets: {
      kind: 'anticorrelated',
      sets: [
        [0, 4],
        [1, 2, 3],
      ],
    },
  },
  'two active features': { sparsity: undefined, active: 2 },
  'a data set': { dataset: { size: 32, batch: 'random', unitLength: true, seed: 5 }, batchSize: 8 },
  'descent with momentum': {
    optimiser: 'sgd',
    momentum: 0.5,
    learningRate: 0.1,
    weightDecay: 0.01,
    weightDecayOn: 'weights',
    warmupSteps: 20,
  },
  'seeds of its own': { seeds: [5, 3, 9] },
  'instances that differ': { instances: [{ sparsity: 0.1 }, { sparsity: 0.5, learningRate: 0.01 }, { sparsity: 0.9 }] },
};

describe.each(Object.entries(KINDS))('%s', (_, options) => {
  const model = sampleModel(options);

  it('trains on from the weights with the same configuration', async () => {
    const { W, WOut, b, ...rest } = await importWeights(modelJson(model));
    const opened = await openedModel({ W, ...(WOut && { WOut }), b, ...rest }, 'a file', INITIAL_PARAMS);
    const config = resolveConfig(experimentOptions(opened));
    const { bias } = model.config;
    const start = { W: model.weights.W, WOut: model.weights.WOut, b: bias ? model.weights.b : undefined, noise: 0 };
    const wanted = resolveConfig({ ...rest.configuration, start: { W, ...(start.WOut && { WOut: start.WOut }), ...(bias && { b }) } });
    expect(config).toEqual(wanted);
  });
});

describe('an edit', () => {
  const given = createGivenModel('a file', { start: { W: [1, 2] }, sparsity: [0.1], importance: [1], seeds: [3] });

  it.each([
    ['n', null],
    ['k', null],
    ['tied', null],
    ['S', ['start', 'importance', 'seeds']],
    ['r', ['start', 'sparsity', 'seeds']],
    ['seed', ['start', 'sparsity', 'importance']],
    ['lr', ['start', 'sparsity', 'importance', 'seeds']],
  ] as const)('of %s leaves %j', (key, left) => {
    const after = given.after([key]);
    expect(after && Object.keys(after.options)).toEqual(left);
  });
});

it('a model whose sets are drawn by one density of several says which', async () => {
  const { weights } = sampleModel();
  const { nInstances, nFeatures, nHidden } = weights;
  const problemsOf = async (sparsity: readonly number[]) => {
    const configuration = { nFeatures, nHidden, nInstances, sparsity, featureSets: { kind: 'correlated', sets: [[0, 2]] } } as const;
    return (await openedModel({ ...weights, configuration }, 'a file', INITIAL_PARAMS)).problems.map(({ message }) => message);
  };
  expect(await problemsOf([0.5, 0.6, 0.7, 0.8, 0.9])).toEqual([
    'S in a set must be the same for all its features, not [0.5,0.7]; 0.5, that of the first, is used instead.',
  ]);
  expect(await problemsOf([0.5, 0.6, 0.5, 0.8, 0.9])).toEqual([]);
});

describe('weights that a script gives', () => {
  const weights = { nInstances: 1, nFeatures: 2, nHidden: 1, W: Float32Array.of(1, -1), b: Float32Array.of(0, 0) };

  it('keep the figure’s data and training', async () => {
    const { params, given } = await givenWeights(weights, { ...INITIAL_PARAMS, S: 0.7, lr: 0.01 });
    expect(params).toMatchObject({ n: 2, m: 1, k: 1, S: 0.7, lr: 0.01, tied: '1' });
    expect(given.options.start).toMatchObject({ W: weights.W, b: weights.b });
  });

  it.each([
    ['numbers that are missing', { W: Float32Array.of(1) }, 'W must be 2 numbers, as nInstances, nFeatures and nHidden say (1 × 2 × 1).'],
    ['no numbers', { W: Float32Array.of(Number.NaN, 1) }, 'W holds 1 of 2 numbers that are NaN'],
    ['no shape', { nFeatures: 0 }, 'W must be 0 numbers'],
  ])('are refused with %s', async (_, change, sentence) => {
    await expect(givenWeights({ ...weights, ...change }, INITIAL_PARAMS)).rejects.toThrow(sentence);
  });
});

it('a model of many features has a loss before it trains, on samples, until an edit changes it', async () => {
  const zeros = { nInstances: 2, nFeatures: 20, nHidden: 5, W: new Float32Array(200), b: new Float32Array(40) };
  const { given } = await givenWeights(zeros, { ...INITIAL_PARAMS, S: 0.9, I: 1 });
  // Of a model that gives 0: the mean of (1 − S) E[x²].
  for (const loss of given.losses ?? []) expect(Math.abs(loss / (0.1 / 3) - 1)).toBeLessThan(0.05);
  expect(given.losses).toHaveLength(2);
  expect(given.after(['lr'])?.losses).toBe(given.losses);
  expect(given.after(['S'])?.losses).toBeNull();
});
