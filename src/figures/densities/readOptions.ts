/** What to train, from a slot's query and to one, and what is wrong with that. */

import { entriesOf } from '../../address/linkEntries.ts';
import { LinkReader } from '../../address/linkReader.ts';
import type { Problem } from '../../model/config/problem.ts';
import type { DensityOptions } from './runs.ts';

const LAST_SEED = 2 ** 31;

export interface ReadDensities {
  readonly options: DensityOptions;
  readonly problems: readonly Problem[];
}

export function readOptions(query: string): ReadDensities {
  const reader = new LinkReader(entriesOf(query));
  const whole = (key: string, min: number, max: number) => reader.number(key, { min, max, integer: true });
  const options = {
    nFeatures: whole('n', 2, 80) ?? 20,
    nHidden: whole('m', 1, 20) ?? 5,
    importanceDecay: reader.number('I', { min: 0.1, max: 1, integer: false }) ?? 0.7,
    seed: whole('seed', 0, LAST_SEED) ?? 0,
    seeds: whole('k', 1, 8) ?? 4,
    steps: whole('steps', 100, 100_000) ?? 10_000,
  };
  return { options, problems: reader.problems };
}

/** Read back they are the same. */
export function writeOptions({ nFeatures, nHidden, importanceDecay, seed, seeds, steps }: DensityOptions): string {
  return `n=${nFeatures}&m=${nHidden}&I=${importanceDecay}&seed=${seed}&k=${seeds}&steps=${steps}`;
}

/** Seeds that none of these models had. */
export function nextSeed({ seed, seeds }: DensityOptions): number {
  return (seed + seeds) % LAST_SEED;
}

/** Then the paper's counts can stand beside the models' own. */
export function isAsInPaper({ nFeatures, nHidden, importanceDecay }: DensityOptions): boolean {
  return nFeatures === 20 && nHidden === 5 && importanceDecay === 0.7;
}
