/** Losses on samples, for models that no formula judges. */
import type { TrainingConfig } from '../../model/config/config.ts';
import { DEFAULT_EVALUATION, estimateLosses } from '../../model/loss/evaluateLoss.ts';
import { instanceWeights, type RunWeights } from '../../model/network/parameters.ts';

/** Multiply-adds for the samples of all instances: a moment's work. */
const WORK = 2e7;

/** Accurate to about 1 %. [instance] */
export function sampledLosses(weights: RunWeights, config: TrainingConfig): readonly number[] {
  const { instances, nFeatures, nHidden } = config;
  const samples = Math.ceil(Math.min(20_000, Math.max(256, WORK / (instances.length * nFeatures * nHidden))));
  return instances.flatMap((instance, i) =>
    estimateLosses([instanceWeights(weights, config, i)], config, instance, { ...DEFAULT_EVALUATION, samples }).map(({ loss }) => loss),
  );
}
