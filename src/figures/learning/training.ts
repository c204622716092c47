/** The configuration that is trained, and the steps at which it is looked at. */
import type { TrainingOptions } from '../../model/config/config.ts';
import { POLYTOPES, type Vertices } from '../../model/geometry/polytopes.ts';
import { fillInitialWeights } from '../../model/network/initialWeights.ts';
import { featureSetsFor, tidied } from '../sets/partition.ts';
import type { LearningSettings } from './settings.ts';

/** Moments of a recording. */
export const FRAMES = 200;

/** Null where training starts from random weights. */
function startShape({ shape }: Pick<LearningSettings, 'shape'>): Vertices | null {
  return POLYTOPES.find(({ name }) => name === shape)?.vertices ?? null;
}

/** With as many independent features and dimensions as the shape has, where training starts from one. */
export function fittedToShape(settings: LearningSettings): LearningSettings {
  const vertices = startShape(settings);
  return vertices ? { ...settings, parts: '-'.repeat(vertices.length), m: vertices[0]?.length ?? 1, one: false } : settings;
}

/** High enough for shapes that do not last to break up within the run. */
const SHAPE_RATE = 3e-3;

/**
 * Where every example has one active feature: the start in each hidden dimension, as a share of the usual. The nearer to zero, the longer
 * gradient descent takes to leave a saddle; so it first learns to use one dimension, and rests there before the next has grown.
 */
const NEAR_ZERO = [1e-3, 1e-12] as const;

/** Rate × steps for each of the n² products W_f·W_g, whose gradients the mean over examples and features divides by n². */
const DESCENT = 33;

/** Descends the same way for every number of steps. With so few that the rate would exceed 1, only the beginning is seen. */
function staircase({ parts, m, seed, steps }: LearningSettings): TrainingOptions {
  const nFeatures = parts.length;
  const W = new Float32Array(nFeatures * m);
  fillInitialWeights(W, seed, { nFeatures, nHidden: m });
  const [first, others] = NEAR_ZERO;
  const start = { W: W.map((weight, at) => weight * (at % m === 0 ? first : others)) };
  const learningRate = Math.min(1, (DESCENT * nFeatures ** 2) / steps);
  return { nFeatures, nHidden: m, seed, steps, active: 1, batchSize: 256, optimiser: 'sgd', learningRate, start };
}

/** One model. */
export function trainingOf(settings: LearningSettings): TrainingOptions {
  const fitted = fittedToShape(settings);
  if (fitted.one) return staircase(fitted);
  const { parts, m, p, noise, seed, steps } = fitted;
  const shared = { nFeatures: parts.length, nHidden: m, seed, steps };
  const vertices = startShape(settings);
  if (vertices) return { ...shared, featureProbability: p, learningRate: SHAPE_RATE, start: { W: vertices.flat(), noise } };
  return { ...shared, featureProbability: p, featureSets: featureSetsFor('correlated', tidied(parts)) };
}

/** Steps from one moment to the next. */
export function frameSteps({ steps }: Pick<LearningSettings, 'steps'>): number {
  return Math.max(1, Math.round(steps / FRAMES));
}
