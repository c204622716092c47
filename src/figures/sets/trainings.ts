/** What is trained: the same features and sets at five densities, each twice the one before. */
import type { TrainingOptions } from '../../model/config/config.ts';
import { featureSetsFor, tidied } from './partition.ts';
import type { SetsSettings } from './settings.ts';

/** The five densities, as multiples of the middle one. */
const FACTORS = [0.25, 0.5, 1, 2, 4];

/** From sparse to dense. */
export function densitiesOf({ d }: Pick<SetsSettings, 'd'>): readonly number[] {
  return FACTORS.map((factor) => Number((factor * d).toPrecision(6)));
}

const RUN = { batchSize: 512, steps: 4000, learningRate: 0.005, learningRateSchedule: 'linear' } as const;

/** What all five densities have in common: all but density and seeds. */
export function sharedTraining({ parts, kind, m }: SetsSettings): TrainingOptions {
  return { nFeatures: parts.length, nHidden: m, featureSets: featureSetsFor(kind, tidied(parts)), ...RUN };
}
