/** What the figure can be set to: how often the four other features are present, and which relative density is looked at. */
import { schemaOf } from '../../address/schema.ts';
import { numberField } from '../../params/field.ts';

export interface PerturbedSettings {
  /** 1 − S of the four features that stay as they are. */
  readonly p: number;
  /** Density of the fifth over theirs; the nearest of those followed is shown. */
  readonly d: number;
  readonly seed: number;
}

const LAST_SEED = 2 ** 31;

export const PERTURBED = schemaOf<PerturbedSettings>(
  { p: 0.05, d: 0.4, seed: 0 },
  {
    p: numberField({ min: 0.01, max: 0.2, integer: false }),
    d: numberField({ min: 0.05, max: 4, integer: false }),
    seed: numberField({ min: 0, max: LAST_SEED, integer: true }),
  },
);
