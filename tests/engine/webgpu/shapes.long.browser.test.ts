/**
 * All programs train like the reference, also for long: W within 1e-5 after 100 steps and 1e-4 after 1 000, over shapes, sparsities,
 * sets, sparsity per feature, numbers of instances and activations. The widest shapes have a smaller batch: the reference takes
 * most of a second for a step of 1 024 samples of them.
 *
 * Importance falls from feature to feature. With equal importance and a batch of 8, rounding to single precision can change the sign of
 * one pre-activation near 0, and that alone moves all of W by 1e-3. `wide.long` looks at such runs.
 */
import { describe, expect, it } from 'vitest';
import type { TrainingOptions } from '../../../src/model/config/config.ts';
import { differenceFromReference, mixedSparsity, sparsities } from './shapes.ts';

const shapes: readonly TrainingOptions[] = [
  { nFeatures: 10, nHidden: 3, batchSize: 256 },
  { nFeatures: 20, nHidden: 5, batchSize: 256 },
  { nFeatures: 80, nHidden: 20, batchSize: 128 },
  { nFeatures: 200, nHidden: 20, batchSize: 64 },
  { nFeatures: 400, nHidden: 30, batchSize: 32 },
  { nFeatures: 1000, nHidden: 200, batchSize: 8 },
];

function variants(nFeatures: number): readonly [string, TrainingOptions][] {
  return [
    ...sparsities.map((sparsity): [string, TrainingOptions] => [`S = ${sparsity}`, { sparsity }]),
    [
      'correlated sets',
      {
        sparsity: 0.9,
        featureSets: {
          kind: 'correlated',
          sets: [
            [0, 5, 3],
            [1, 9],
          ],
        },
      },
    ],
    [
      'anticorrelated sets',
      {
        sparsity: 0.8,
        featureSets: {
          kind: 'anticorrelated',
          sets: [
            [0, 5, 3],
            [1, 9],
          ],
        },
      },
    ],
    ['sparsity per feature', { sparsity: mixedSparsity(nFeatures) }],
    ['linear', { sparsity: 0.9, activation: 'linear' }],
  ];
}

describe.each(shapes.map((shape): [string, TrainingOptions] => [`n=${shape.nFeatures}, m=${shape.nHidden}`, shape]))('%s', (_, shape) => {
  const nFeatures = shape.nFeatures ?? 0;
  it.each(variants(nFeatures))('%s, 100 steps', async (_name, options) => {
    expect((await differenceFromReference({ ...shape, importanceDecay: 0.98, ...options }, 100)).weights).toBeLessThanOrEqual(1e-5);
  });

  it.each(sparsities)('S = %d, 1 000 steps', async (sparsity) => {
    const { weights, loss } = await differenceFromReference({ ...shape, importanceDecay: 0.98, sparsity }, 1000);
    expect(weights).toBeLessThanOrEqual(1e-4);
    expect(loss).toBeLessThanOrEqual(1e-3);
  });
});

it.each<[string, TrainingOptions]>([
  ['n=10, m=3', { nFeatures: 10, nHidden: 3 }],
  ['n=20, m=5', { nFeatures: 20, nHidden: 5 }],
  ['n=80, m=20', { nFeatures: 80, nHidden: 20 }],
  ['n=200, m=20', { nFeatures: 200, nHidden: 20 }],
])('64 instances, %s', async (_, shape) => {
  const options = { ...shape, nInstances: 64, batchSize: 16, sparsity: 0.9, importanceDecay: 0.95 };
  expect((await differenceFromReference(options, 100)).weights).toBeLessThanOrEqual(1e-5);
});
