/** The settings of the figure. */
import { schemaOf } from '../../address/schema.ts';
import { numberField } from '../../params/field.ts';

export interface EchoSettings {
  /** How many of the eight features are present. */
  readonly present: number;
  /** Chooses which. */
  readonly draw: number;
  /** A feature counts as read where its reading is above it. */
  readonly cut: number;
}

export const DRAWS = 1000;
export const CUT = numberField({ min: 0, max: 1, integer: false });
export const PRESENT = numberField({ min: 0, max: 8, integer: true });

export const ECHO = schemaOf<EchoSettings>(
  { present: 1, draw: 0, cut: 0.5 },
  { present: PRESENT, draw: numberField({ min: 0, max: DRAWS - 1, integer: true }), cut: CUT },
);
