/** What the figure can be set to, and what it starts with. */
import { settingsFrom } from '../../address/configuration.ts';
import { schemaOf } from '../../address/schema.ts';
import { numberField, wordField } from '../../params/field.ts';
import type { BasisState } from './layout.ts';

interface BasisSettings {
  /** Directions. */
  readonly n: number;
  /** Degrees. */
  readonly turn: number;
  readonly act: 'linear' | 'relu';
}

export const BASIS = schemaOf<BasisSettings>(
  { n: 3, turn: 0, act: 'linear' },
  {
    n: numberField({ min: 2, max: 3, integer: true }),
    turn: numberField({ min: -180, max: 180, integer: false, unit: '°' }),
    act: wordField(['linear', 'relu']),
  },
);

export function readBasis(query: string): BasisState {
  const { n, turn, act } = settingsFrom(query, BASIS);
  return { count: n, turn, activation: act };
}
