/** The settings of the figure, with keys as in the table of parameters. */
import { schemaOf } from '../../address/schema.ts';
import { numberField } from '../../params/field.ts';

export interface DensitySettings {
  readonly n: number;
  readonly m: number;
  readonly I: number;
  readonly seed: number;
  /** Models of each density; the one with the lowest loss is shown. */
  readonly k: number;
  readonly steps: number;
}

const LAST_SEED = 2 ** 31;

const whole = (min: number, max: number) => numberField({ min, max, integer: true });

export const COMPARISON = schemaOf<DensitySettings>(
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

/** A seed that none of these models used. */
export function nextSeed({ seed, k }: DensitySettings): number {
  return (seed + k) % LAST_SEED;
}

/** Whether the paper's counts apply. */
export function isAsInPaper({ n, m, I }: DensitySettings): boolean {
  return n === 20 && m === 5 && I === 0.7;
}
