/** What the figure starts with, from its slot's query, and what is wrong with that. */

import { entriesOf } from '../../address/linkEntries.ts';
import { LinkReader } from '../../address/linkReader.ts';
import type { Problem } from '../../model/config/problem.ts';
import type { BasisState } from './layout.ts';

export interface ReadBasis extends BasisState {
  readonly problems: readonly Problem[];
}

export function readBasis(query: string): ReadBasis {
  const reader = new LinkReader(entriesOf(query));
  return {
    count: reader.number('n', { min: 2, max: 3, integer: true }) ?? 3,
    turn: reader.number('turn', { min: -180, max: 180, integer: false }) ?? 0,
    activation: reader.choice('act', ['linear', 'relu']) ?? 'linear',
    problems: reader.problems,
  };
}
