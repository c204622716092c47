/** What is trained, and at which steps it is looked at. */
import type { TrainingOptions } from '../../model/config/config.ts';
import { POLYTOPES, type Vertices } from '../../model/geometry/polytopes.ts';
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

/** Shapes that do not last shall have left within the run. */
const SHAPE_RATE = 3e-3;

/**
 * One model. Where every example has one active feature it starts from weights near 0 with biases just below: then features wake one
 * after another, and the loss rests between.
 */
export function trainingOf(settings: LearningSettings): TrainingOptions {
  const { parts, m, p, one, noise, seed, steps } = fittedToShape(settings);
  const shared = { nFeatures: parts.length, nHidden: m, seed, steps };
  const vertices = startShape(settings);
  if (vertices) return { ...shared, featureProbability: p, learningRate: SHAPE_RATE, start: { W: vertices.flat(), noise } };
  if (!one) return { ...shared, featureProbability: p, featureSets: featureSetsFor('correlated', tidied(parts)) };
  const zeros = (length: number) => Array.from({ length }, () => 0);
  const start = { W: zeros(parts.length * m), b: zeros(parts.length).map(() => -0.002), noise: 0.05 };
  return { ...shared, active: 1, batchSize: 256, start };
}

/** Steps from one moment to the next. */
export function frameSteps({ steps }: Pick<LearningSettings, 'steps'>): number {
  return Math.max(1, Math.round(steps / FRAMES));
}
