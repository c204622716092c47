/** What is trained, and at which steps it is looked at. */
import type { TrainingOptions } from '../../model/config/config.ts';
import { featureSetsFor, tidied } from '../sets/partition.ts';
import type { LearningSettings } from './settings.ts';

/** Moments of a recording. */
export const FRAMES = 200;

/**
 * One model. Where every example has one active feature it starts from weights near 0 with biases just below: then features wake one
 * after another, and the loss rests between.
 */
export function trainingOf({ parts, m, p, one, seed, steps }: LearningSettings): TrainingOptions {
  const shared = { nFeatures: parts.length, nHidden: m, seed, steps };
  if (!one) return { ...shared, featureProbability: p, featureSets: featureSetsFor('correlated', tidied(parts)) };
  const zeros = (length: number) => Array.from({ length }, () => 0);
  const start = { W: zeros(parts.length * m), b: zeros(parts.length).map(() => -0.002), noise: 0.05 };
  return { ...shared, active: 1, batchSize: 256, start };
}

/** Steps from one moment to the next. */
export function frameSteps({ steps }: Pick<LearningSettings, 'steps'>): number {
  return Math.max(1, Math.round(steps / FRAMES));
}
