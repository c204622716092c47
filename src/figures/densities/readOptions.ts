/** What to train, from a slot's query. */
import { queryNumber } from '../concept/frame.ts';
import type { DensityOptions } from './runs.ts';

export function readOptions(query: string): DensityOptions {
  const whole = (key: string, min: number, max: number, initial: number) => Math.round(queryNumber(query, key, { min, max, initial }));
  return {
    nFeatures: whole('n', 2, 80, 20),
    nHidden: whole('m', 1, 20, 5),
    importanceDecay: queryNumber(query, 'I', { min: 0.1, max: 1, initial: 0.7 }),
    seed: whole('seed', 0, 2 ** 31, 0),
    seeds: whole('k', 1, 8, 4),
    steps: whole('steps', 100, 100_000, 10_000),
  };
}

/** Then the paper's counts can stand beside the models' own. */
export function isAsInPaper({ nFeatures, nHidden, importanceDecay }: DensityOptions): boolean {
  return nFeatures === 20 && nHidden === 5 && importanceDecay === 0.7;
}
