/** What the figure can be set to: the data, the model, where it starts, what is drawn beside the loss, and the moment looked at. */
import { schemaOf } from '../../address/schema.ts';
import { flagField, numberField, wordField } from '../../params/field.ts';
import { partitionField } from '../sets/partition.ts';
import { SHAPE_NAMES } from '../shapes/settings.ts';

export const SHOWN = ['shares', 'space'] as const;

export interface LearningSettings {
  /** One letter a feature; features of one letter come together. */
  readonly parts: string;
  readonly m: number;
  /** 1 − S. */
  readonly p: number;
  /** Every example has exactly one active feature, in place of features that come and go with the density. */
  readonly one: boolean;
  /** Training starts from this shape of the catalogue, whose features and dimensions take the place of `parts` and `m`. */
  readonly shape: string;
  /** Standard deviation of the random numbers added to the shape's weights. */
  readonly noise: number;
  readonly seed: number;
  readonly steps: number;
  /** `shares`: every feature's dimensionality over time. `space`: directions and the ways they came, for two and three dimensions. */
  readonly show: (typeof SHOWN)[number];
  /** The step looked at; the newest where there is none as late. */
  readonly t: number;
}

const LAST_SEED = 2 ** 31;
export const MOST_STEPS = 200_000;
const MOST_NOISE = 0.5;
/** Stands for no shape: training starts from random weights. */
export const NO_SHAPE = 'none';

const whole = (min: number, max: number) => numberField({ min, max, integer: true });

export const LEARNING = schemaOf<LearningSettings>(
  { parts: 'aaabbb', m: 3, p: 0.05, one: false, shape: NO_SHAPE, noise: 0.05, seed: 1, steps: 8000, show: 'space', t: MOST_STEPS },
  {
    parts: partitionField,
    m: whole(1, 10),
    p: numberField({ min: 0.001, max: 1, integer: false }),
    one: flagField('one'),
    shape: wordField<string>([NO_SHAPE, ...SHAPE_NAMES]),
    noise: numberField({ min: 0, max: MOST_NOISE, integer: false }),
    seed: whole(0, LAST_SEED),
    steps: whole(200, MOST_STEPS),
    show: wordField(SHOWN),
    t: whole(0, MOST_STEPS),
  },
);

/** Names a training: equal for settings that train the same. */
export function trainingName({ parts, m, p, one, shape, noise, seed, steps }: LearningSettings): string {
  return [parts, m, p, one, shape, noise, seed, steps].join(' ');
}

export function nextSeed({ seed }: LearningSettings): number {
  return (seed + 1) % LAST_SEED;
}
