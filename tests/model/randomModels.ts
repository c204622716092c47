/** Random models and data for tests: reproducible, of every kind the model knows. Not a test. */
import type { DataKind, ModelKind } from '../../src/model/config/config.ts';
import type { FeatureSets } from '../../src/model/data/featureGroups.ts';
import { mix32 } from '../../src/model/data/random.ts';

/** A stream of uniform numbers in [0, 1). */
export function uniforms(seed: number): () => number {
  let counter = mix32(seed + 1);
  return () => mix32(counter++) / 2 ** 32;
}

export interface RandomModel extends DataKind, Pick<ModelKind, 'hiddenActivation' | 'activation' | 'target'> {
  readonly nFeatures: number;
  readonly nHidden: number;
  readonly W: Float64Array;
  readonly WOut?: Float64Array;
  readonly b: Float64Array;
  readonly sparsity: readonly number[];
  readonly importance: readonly number[];
}

/** The kind of model and data that the paper begins with. */
export const BASIC = { hiddenActivation: 'identity', target: 'identity', values: 'uniform', active: 'independent', dataset: null } as const;

/** Model number `index` of a family that runs through shapes, activations, kinds of data and scales of weights, tied and untied. */
export function randomModel(index: number): RandomModel {
  const uniform = uniforms(1000 + index);
  const nFeatures = 1 + Math.floor(uniform() * 6);
  const nHidden = 1 + Math.floor(uniform() * 3);
  const between = (from: number, to: number) => from + (to - from) * uniform();
  const perFeature = (draw: () => number) => Array.from({ length: nFeatures }, draw);
  const shared = between(0, 0.98);
  const scale = between(0.05, 1.2);
  const weights = () => Float64Array.from({ length: nFeatures * nHidden }, () => between(-scale, scale));
  const featureSets = randomSets(index, nFeatures);
  return {
    ...BASIC,
    nFeatures,
    nHidden,
    W: weights(),
    ...(index % 4 === 3 && { WOut: weights() }),
    values: index % 7 === 6 ? 'binary' : 'uniform',
    b: Float64Array.from({ length: nFeatures }, () => between(-0.4, 0.4)),
    activation: index % 5 === 4 ? 'linear' : 'relu',
    sparsity: perFeature(index % 2 === 0 ? () => shared : () => between(0, 0.98)),
    importance: perFeature(() => between(0.1, 2)),
    featureSets,
  };
}

function randomSets(index: number, nFeatures: number): FeatureSets | null {
  if (index % 3 === 0 || nFeatures < 2) return null;
  const sets =
    nFeatures < 5
      ? [[nFeatures - 1, 0]]
      : [
          [0, 3],
          [4, 1],
        ];
  return { kind: index % 3 === 1 ? 'correlated' : 'anticorrelated', sets, strength: index % 4 === 2 ? 0.6 : 1 };
}
