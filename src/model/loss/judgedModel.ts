/**
 * The call shape shared by `exactLoss` and `evaluateLoss`: one trained model and the data it is judged on; and its checks,
 * which are those of a run's configuration.
 */
import { resolveConfig } from '../config/checkConfig.ts';
import type { DataKind, InstanceConfig, ModelKind, TrainingOptions } from '../config/config.ts';
import { ConfigError } from '../config/problem.ts';
import { wrongLength } from '../geometry/geometry.ts';
import type { Weights } from '../network/network.ts';
import type { Shape } from '../network/parameters.ts';

/** The keys of a configuration that say what data a model is judged on, and as what kind of model. */
export const DATA_KEYS = [
  ...(['sparsity', 'featureProbability', 'importance', 'importanceDecay', 'relativeImportance'] as const),
  ...(['active', 'values', 'featureSets', 'dataset', 'hiddenActivation', 'activation', 'target'] as const),
] satisfies readonly (keyof TrainingOptions)[];

/** What data a model is judged on, and as what model. One of sparsity / featureProbability; one of the three importance keys. */
export interface JudgedData extends Shape, Pick<TrainingOptions, (typeof DATA_KEYS)[number]> {}

/** One instance and its data. Other keys, as those of a snapshot or a configuration, are ignored. */
export interface JudgedModel extends JudgedData, Weights {}

/** The same for all models of a run that are judged together. A `TrainingConfig` is one. */
export interface JudgedShape extends Shape, DataKind, Pick<ModelKind, 'hiddenActivation' | 'activation' | 'target'> {}

/** S_f and I_f of an instance, both [feature]. An `InstanceConfig` is one. */
export type JudgedValues = Pick<InstanceConfig, 'sparsity' | 'importance'>;

export interface ResolvedData {
  readonly shape: JudgedShape;
  readonly values: JudgedValues;
}

/** @throws ConfigError naming each field, its value and the allowed range */
export function resolveData(judged: JudgedData): ResolvedData {
  const { nFeatures, nHidden } = judged;
  const kind: Pick<TrainingOptions, (typeof DATA_KEYS)[number]> = Object.fromEntries(DATA_KEYS.map((key) => [key, judged[key]]));
  const config = resolveConfig({ nFeatures, nHidden, ...kind });
  return { shape: config, values: config.instances[0] };
}

/** @throws ConfigError where W, WOut or b is not exactly one instance's */
export function checkWeights({ W, WOut = W, b }: Weights, { nFeatures, nHidden }: Shape): void {
  const ofWeights = `nFeatures·nHidden = ${nFeatures}·${nHidden}`;
  const problems = [
    W?.length === nFeatures * nHidden ? [] : wrongLength('W', W, ofWeights),
    WOut === W || WOut?.length === nFeatures * nHidden ? [] : wrongLength('WOut', WOut, ofWeights),
    b?.length === nFeatures ? [] : wrongLength('b', b, `nFeatures = ${nFeatures}`),
  ].flat();
  if (problems.length > 0) throw new ConfigError(problems);
}
