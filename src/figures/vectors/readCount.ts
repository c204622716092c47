/** How many arrows the figure has, from its slot's query, and what is wrong with that. */

import { entriesOf } from '../../address/linkEntries.ts';
import { LinkReader } from '../../address/linkReader.ts';
import type { Problem } from '../../model/config/problem.ts';

export function readCount(query: string): { readonly count: number; readonly problems: readonly Problem[] } {
  const reader = new LinkReader(entriesOf(query));
  return { count: reader.number('n', { min: 2, max: 3, integer: true }) ?? 2, problems: reader.problems };
}
