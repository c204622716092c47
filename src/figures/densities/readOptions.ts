/** What the figure can be set to, and what that trains. */
import { settingsFrom } from '../../address/configuration.ts';
import { schemaOf } from '../../address/schema.ts';
import { numberField } from '../../params/field.ts';
import type { DensityOptions } from './runs.ts';

const LAST_SEED = 2 ** 31;

const whole = (min: number, max: number) => numberField({ min, max, integer: true });

/** Keys as in the table of parameters; `k` seeds of each density. */
export const DENSITIES_SCHEMA = schemaOf(
  { n: 20, m: 5, I: 0.7, seed: 0, k: 4, steps: 10_000 },
  {
    n: whole(2, 80),
    m: whole(1, 20),
    I: numberField({ min: 0.1, max: 1, integer: false }),
    seed: whole(0, LAST_SEED),
    k: whole(1, 8),
    steps: whole(100, 100_000),
  },
);

export function readOptions(query: string): DensityOptions {
  const { n, m, I, seed, k, steps } = settingsFrom(query, DENSITIES_SCHEMA);
  return { nFeatures: n, nHidden: m, importanceDecay: I, seed, seeds: k, steps };
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
