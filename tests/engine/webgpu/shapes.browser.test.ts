/** The programs for larger models train like the reference: each shape and kind of data, briefly. The long tests go further. */
import { expect, it } from 'vitest';
import type { TrainingOptions } from '../../../src/model/config/config.ts';
import { differenceFromReference, mixedSparsity, sparsities } from './shapes.ts';

const tiled: TrainingOptions = { nFeatures: 45, nHidden: 11, batchSize: 75, importanceDecay: 0.95 };
const split: TrainingOptions = { nFeatures: 202, nHidden: 22, batchSize: 37, importanceDecay: 0.99 };

const data: readonly [string, TrainingOptions][] = [
  ...sparsities.map((sparsity): [string, TrainingOptions] => [`S = ${sparsity}`, { sparsity }]),
  [
    'correlated sets',
    {
      sparsity: 0.8,
      featureSets: {
        kind: 'correlated',
        sets: [
          [1, 40, 7],
          [2, 3],
        ],
      },
    },
  ],
  [
    'anticorrelated sets',
    {
      sparsity: 0.6,
      featureSets: {
        kind: 'anticorrelated',
        sets: [
          [1, 40, 7],
          [2, 3],
        ],
      },
    },
  ],
  ['linear', { sparsity: 0.9, activation: 'linear' }],
  ['linear without sparsity', { sparsity: 0, activation: 'linear' }],
  ['weight decay and a falling rate', { sparsity: 0.9, weightDecay: 0.1, learningRateSchedule: 'linear', steps: 40 }],
  ['instances that draw differently', { instances: [{ sparsity: 0.9 }, { sparsity: 0 }, { sparsity: 0.995, learningRate: 1e-2 }] }],
];

const cases = data.flatMap(([name, options]): [string, TrainingOptions][] => [
  [`tiled, ${name}`, { ...tiled, ...options }],
  [`split, ${name}`, { ...split, ...options }],
]);

it('the largest shape there is', async () => {
  const options = { nFeatures: 1000, nHidden: 200, batchSize: 11, sparsity: 0.99 };
  expect((await differenceFromReference(options, 3)).weights).toBeLessThanOrEqual(1e-5);
});

it.each([
  ...cases,
  ['tiled, sparsity per feature', { ...tiled, sparsity: mixedSparsity(45) }],
  ['tiled, a batch of 1', { ...tiled, batchSize: 1, sparsity: 0.5 }],
  ['tiled, 64 instances', { ...tiled, nInstances: 64, batchSize: 9, sparsity: 0.9 }],
  ['split, sparsity per feature', { ...split, sparsity: mixedSparsity(202) }],
  ['split, a batch of 1', { ...split, batchSize: 1, sparsity: 0.5 }],
  ['split, 5 instances', { ...split, nInstances: 5, batchSize: 9, sparsity: 0.95 }],
  ['split, more hidden units than features', { nFeatures: 30, nHidden: 150, batchSize: 21, sparsity: 0.9 }],
] satisfies [string, TrainingOptions][])('%s', async (_, options) => {
  const { weights, biases, loss } = await differenceFromReference(options, 30);
  expect(weights).toBeLessThanOrEqual(1e-5);
  expect(biases).toBeLessThanOrEqual(1e-5);
  expect(loss).toBeLessThanOrEqual(1e-5);
});
