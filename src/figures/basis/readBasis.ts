/** What the figure starts with, from its slot's query. */
import { queryNumber } from '../concept/frame.ts';
import type { BasisState } from './layout.ts';

export function readBasis(query: string): BasisState {
  return {
    count: Math.round(queryNumber(query, 'n', { min: 2, max: 3, initial: 3 })),
    turn: queryNumber(query, 'turn', { min: -180, max: 180, initial: 0 }),
    activation: new URLSearchParams(query).get('act') === 'relu' ? 'relu' : 'linear',
  };
}
