/** Configurations that every engine must train like the reference: shapes, activations, all kinds of data, all options. */
import type { TrainingOptions } from '../../src/model/config/config.ts';
import type { FeatureSets } from '../../src/model/data/featureGroups.ts';

export const small: TrainingOptions = { nFeatures: 5, nHidden: 2, sparsity: 0.8, importanceDecay: 0.9, seed: 11, batchSize: 128 };
export const medium: TrainingOptions = { ...small, nFeatures: 20, nHidden: 5, importanceDecay: 0.95 };

const pairAndTriple = [
  [0, 3],
  [4, 1, 2],
];
const correlated: FeatureSets = { kind: 'correlated', sets: pairAndTriple };
const anticorrelated: FeatureSets = { kind: 'anticorrelated', sets: [[4, 0, 2]] };

/** `count` sparsities from 0 to 0.96, one per feature. */
function mixedSparsity(count: number): number[] {
  return Array.from({ length: count }, (_, f) => (0.96 * f) / (count - 1));
}

/** Every way a sample can be drawn, for a model of at least five features. */
export function dataKinds(nFeatures: number): Readonly<Record<string, TrainingOptions>> {
  return {
    'uniform sparsity': { sparsity: 0.8 },
    'no sparsity': { sparsity: 0 },
    'high sparsity': { sparsity: 0.97 },
    'sparsity per feature': { sparsity: mixedSparsity(nFeatures) },
    'correlated sets': { featureSets: correlated },
    'correlated sets that are always there': { featureSets: correlated, sparsity: 0 },
    'anticorrelated sets': { featureSets: anticorrelated, sparsity: 0.4 },
  };
}

const dataCases = [small, medium].flatMap((shape) =>
  Object.entries(dataKinds(shape.nFeatures ?? 0)).map(([kind, data]): [string, TrainingOptions] => [
    `n=${shape.nFeatures}, m=${shape.nHidden}, ${kind}`,
    { ...shape, ...data },
  ]),
);

const perInstance: TrainingOptions = {
  ...small,
  instances: [
    { seed: 4_294_967_295, sparsity: 0 },
    { seed: 3, sparsity: [0.1, 0.2, 0.9, 0.9, 0.5], learningRate: 5e-3 },
    { importance: [1, 0, 2, 0.5, 1], sparsity: 0.99 },
    {},
  ],
};

/** Trained for 100 steps. */
export const agreementCases: readonly [string, TrainingOptions][] = [
  ...dataCases,
  ['n=3, m=2', { ...small, nFeatures: 3, relativeImportance: 2, importanceDecay: undefined }],
  ['n=2, m=1', { ...small, nFeatures: 2, nHidden: 1 }],
  ['n=1, m=1', { ...small, nFeatures: 1, nHidden: 1 }],
  ['n=3, m=7, more hidden units than features', { ...small, nFeatures: 3, nHidden: 7 }],
  ['n=33, m=9', { ...small, nFeatures: 33, nHidden: 9, sparsity: 0.9 }],
  ['linear, n=5, m=2', { ...small, activation: 'linear' }],
  ['linear, n=20, m=5', { ...medium, activation: 'linear', sparsity: 0 }],
  ['linear, n=3, m=2', { ...small, nFeatures: 3, activation: 'linear', sparsity: 0.5 }],
  ['a batch of 1', { ...small, batchSize: 1, sparsity: 0.1 }],
  ['a batch of 77', { ...small, batchSize: 77 }],
  ['a batch of 1024', { ...small, batchSize: 1024, sparsity: 0.9 }],
  ['values per instance', perInstance],
  ['weight decay', { ...small, weightDecay: 0.1, learningRate: 1e-2 }],
  ['learning rate falling linearly', { ...small, learningRateSchedule: 'linear', steps: 100, learningRate: 5e-3 }],
  ['learning rate falling like a cosine', { ...small, learningRateSchedule: 'cosine', steps: 120, learningRate: 5e-3 }],
];

/** Gradients at n=3, m=2. */
const tiny: TrainingOptions = { ...small, nFeatures: 3, batchSize: 40, sparsity: 0.5 };
export const gradientCases: readonly [string, TrainingOptions][] = [
  ['relu', tiny],
  ['linear', { ...tiny, activation: 'linear' }],
  ['no sparsity', { ...tiny, sparsity: 0 }],
  ['correlated sets', { ...tiny, featureSets: { kind: 'correlated', sets: [[0, 2]] } }],
  ['anticorrelated sets', { ...tiny, featureSets: { kind: 'anticorrelated', sets: [[1, 2]] } }],
  ['sparsity per feature', { ...tiny, sparsity: [0.2, 0.9, 0.6] }],
];
