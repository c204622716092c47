/** The settings of the figure. */
import { schemaOf } from '../../address/schema.ts';
import type { Activation } from '../../model/config/config.ts';
import { numberField, wordField } from '../../params/field.ts';

export interface BasisSettings {
  /** Features: two or three. */
  readonly n: number;
  /** Degrees, counter-clockwise, from where features 0 and 1 lie along the axes. */
  readonly turn: number;
  /** The nonlinearity applied to each hidden coordinate. */
  readonly act: Extract<Activation, 'linear' | 'relu'>;
}

export const TURN = numberField({ min: -180, max: 180, integer: false, unit: '°' });

export const BASIS = schemaOf<BasisSettings>(
  { n: 3, turn: 0, act: 'linear' },
  {
    n: numberField({ min: 2, max: 3, integer: true }),
    turn: TURN,
    act: wordField(['linear', 'relu']),
  },
);
