/** What the figure starts with, from its slot's query, and what is wrong with that. */

import { entriesOf } from '../../address/linkEntries.ts';
import { LinkReader } from '../../address/linkReader.ts';
import { type Problem, problem } from '../../model/config/problem.ts';

/** The machine's: it finds the same lines every time. */
export const PACKER_SEED = 1;

export interface ReadPacking {
  readonly m: number;
  /** The index of the overlap allowed. */
  readonly allowed: number;
  readonly problems: readonly Problem[];
}

export function readPacking(query: string): ReadPacking {
  const reader = new LinkReader(entriesOf(query));
  const m = reader.number('m', { min: 2, max: 10, integer: true }) ?? 2;
  const overlap = reader.number('overlap', { min: 0, max: 0.9, integer: false }) ?? 0.5;
  const allowed = Math.round(overlap * 10);
  if (Math.abs(overlap * 10 - allowed) > 1e-9) reader.report(problem('overlap', overlap, 'a whole number of tenths'));
  return { m, allowed, problems: reader.problems };
}
