/** The densities that are trained, and in which order: a coarse picture first. */
import type { TrainingOptions } from '../../model/config/config.ts';
import type { UniformSettings } from './settings.ts';

/** 1 − S, from dense to sparse. */
export const DENSITIES = [1, 0.75, 0.6, 0.5, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0.07, 0.05] as const;

/** The first picture, then what lies between. */
export const COARSE: readonly number[] = [1, 0.5, 0.3, 0.2, 0.1];
export const ORDER: readonly number[] = [...COARSE, ...DENSITIES.filter((density) => !COARSE.includes(density))];
/** The sketches, beginning with the density whose model is opened at first. */
export const SKETCHED: readonly number[] = [0.3, 1, 0.5, 0.2, 0.1];

/** A high rate that falls to 0 settles in a fifth of the steps that a constant one takes. */
const RATE = { learningRate: 0.01, learningRateSchedule: 'linear' } as const;

export function trainingAt({ n, m, seed, batch, steps }: UniformSettings, featureProbability: number): TrainingOptions {
  return { nFeatures: n, nHidden: m, seed, batchSize: batch, steps, featureProbability, ...RATE };
}

/** Examples by the square of the number of features. With half as many D* at half density of 400 ends at 0.63 in place of 0.59. */
const EXAMPLES_TO_SETTLE = 25;

/** Whether models trained so briefly are still on their way down to their D*. */
export function isTooShort({ n, steps, batch }: Pick<UniformSettings, 'n' | 'steps' | 'batch'>): boolean {
  return steps * batch < EXAMPLES_TO_SETTLE * n ** 2;
}

const SKETCH_STEPS = 300;

/** A training that is soon over, and nearly there: its rate falls to 0 as well. */
export function sketchAt(settings: UniformSettings, featureProbability: number): TrainingOptions {
  return trainingAt({ ...settings, steps: Math.min(SKETCH_STEPS, settings.steps) }, featureProbability);
}

/** The place of the density nearest to this one, on the axis of 1/(1 − S). */
export function nearestDensity(wanted: number): number {
  const distances = DENSITIES.map((density) => Math.abs(Math.log(density / wanted)));
  return distances.indexOf(Math.min(...distances));
}
