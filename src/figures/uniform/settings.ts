/** What the figure can be set to: keys as in the table of parameters, and which density and component is looked at. */
import { schemaOf } from '../../address/schema.ts';
import { numberField } from '../../params/field.ts';

export interface UniformSettings {
  readonly n: number;
  readonly m: number;
  readonly seed: number;
  readonly batch: number;
  readonly steps: number;
  /** The density whose model is open; the nearest of those trained. */
  readonly d: number;
  /** Which of its components is drawn in space, the largest being 0. */
  readonly c: number;
}

const LAST_SEED = 2 ** 31;

const whole = (min: number, max: number) => numberField({ min, max, integer: true });

export const UNIFORM = schemaOf<UniformSettings>(
  { n: 200, m: 20, seed: 0, batch: 512, steps: 2000, d: 0.3, c: 0 },
  {
    n: whole(8, 400),
    m: whole(2, 40),
    seed: whole(0, LAST_SEED),
    batch: whole(16, 4096),
    steps: whole(100, 50_000),
    d: numberField({ min: 0.01, max: 1, integer: false }),
    c: whole(0, 400),
  },
);

/** Names a training: equal for settings that train the same. */
export function trainingName({ n, m, seed, batch, steps }: UniformSettings): string {
  return [n, m, seed, batch, steps].join(' ');
}

export function nextSeed({ seed }: UniformSettings): number {
  return (seed + 1) % LAST_SEED;
}

/** The size the paper trains, and a smaller one that shows the same in a fraction of the time; each with the training it needs to settle. */
export const SIZES = [
  { n: 200, m: 20, steps: 2000, batch: 512 },
  { n: 400, m: 30, steps: 4000, batch: 1024 },
] as const;
