/** The settings of the figure. */
import { schemaOf } from '../../address/schema.ts';
import { numberField } from '../../params/field.ts';

export interface PackingSettings {
  /** Dimensions. */
  readonly m: number;
  /** Allowed between any two lines, in tenths. */
  readonly overlap: number;
}

export const DIMENSIONS = { min: 2, max: 10, integer: true };
export const M = numberField(DIMENSIONS);
export const OVERLAP = numberField({ min: 0, max: 0.9, integer: false, step: 0.1 });

export const PACKING = schemaOf<PackingSettings>({ m: 2, overlap: 0.5 }, { m: M, overlap: OVERLAP });

/** The index of the allowed overlap in `OVERLAPS`. */
export function allowedIndex({ overlap }: PackingSettings): number {
  return Math.round(overlap * 10);
}
