/** What the bars of single features stop at, and what may be typed into their fields. */
import { RANGES } from '../../model/config/config.ts';
import { type Field, numberField } from '../../params/field.ts';
import type { OwnKey } from '../../params/ownValues.ts';
import { numberRow } from '../../params/params.ts';
import { nearestStop, sliderStops } from '../../params/sliderScale.ts';

export interface BarScale {
  readonly label: string;
  readonly field: Field<number>;
  /** From the empty bar to the full one. */
  readonly stops: readonly number[];
  readonly positionOf: (value: number) => number;
}

/** A full bar is twice as important as the first feature usually is; more can be typed. */
const FULL_IMPORTANCE = 2;
const IMPORTANCE_STEPS = 40;
const importances = Array.from({ length: IMPORTANCE_STEPS + 1 }, (_, at) => (FULL_IMPORTANCE * at) / IMPORTANCE_STEPS);

const sparsity = numberRow('S');
const sparsities = sliderStops(sparsity);

export const OWN_BARS: Readonly<Record<OwnKey, BarScale>> = {
  S: {
    label: 'Sparsity',
    field: numberField(sparsity.hard),
    stops: sparsities,
    positionOf: (value) => nearestStop(sparsity, sparsities, value),
  },
  I: {
    label: 'Importance',
    field: numberField(RANGES.importance),
    stops: importances,
    positionOf: (value) => Math.min(IMPORTANCE_STEPS, Math.round((value * IMPORTANCE_STEPS) / FULL_IMPORTANCE)),
  },
};
