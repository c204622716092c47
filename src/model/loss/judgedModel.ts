/**
 * The call shape shared by `exactLoss` and `evaluateLoss`: one trained model and the data it is judged on; and its checks,
 * which are those of a run's configuration.
 */
import { resolveConfig } from '../config/checkConfig.ts';
import type { Activation, InstanceConfig, LiveOptions, TrainingOptions } from '../config/config.ts';
import { ConfigError } from '../config/problem.ts';
import type { FeatureSets } from '../data/sampling.ts';
import { wrongLength } from '../geometry/geometry.ts';
import type { Weights } from '../network/network.ts';
import type { Shape } from '../network/parameters.ts';

/** What data a model is judged on, and as what model. One of sparsity / featureProbability; one of the three importance keys. */
export interface JudgedData
  extends Shape,
    Pick<LiveOptions, 'sparsity' | 'featureProbability' | 'importance' | 'importanceDecay' | 'relativeImportance'> {
  readonly activation?: Activation;
  readonly featureSets?: FeatureSets | null;
}

/** One instance and its data. Other keys, as those of a snapshot or a configuration, are ignored. */
export interface JudgedModel extends JudgedData, Weights {}

/** The same for all models of a run that are judged together. */
export interface JudgedShape extends Shape {
  readonly activation: Activation;
  readonly featureSets: FeatureSets | null;
}

/** S_f and I_f of an instance, both [feature]. An `InstanceConfig` is one. */
export type JudgedValues = Pick<InstanceConfig, 'sparsity' | 'importance'>;

export interface ResolvedData {
  readonly shape: JudgedShape;
  readonly values: JudgedValues;
}

/** @throws ConfigError naming each field, its value and the allowed range */
export function resolveData(judged: JudgedData): ResolvedData {
  const { nFeatures, nHidden, activation, featureSets } = judged;
  const { sparsity, featureProbability, importance, importanceDecay, relativeImportance } = judged;
  const options: TrainingOptions = {
    nFeatures,
    nHidden,
    activation,
    featureSets,
    sparsity,
    featureProbability,
    importance,
    importanceDecay,
    relativeImportance,
  };
  const config = resolveConfig(options);
  const values = config.instances[0];
  if (!values) throw new Error('a configuration without instances');
  return { shape: config, values };
}

/** @throws ConfigError where W or b is not exactly one instance's */
export function checkWeights({ W, b }: Weights, { nFeatures, nHidden }: Shape): void {
  const problems = [
    W?.length === nFeatures * nHidden ? [] : wrongLength('W', W, `nFeatures·nHidden = ${nFeatures}·${nHidden}`),
    b?.length === nFeatures ? [] : wrongLength('b', b, `nFeatures = ${nFeatures}`),
  ].flat();
  if (problems.length > 0) throw new ConfigError(problems);
}
