/** How many arrows the figure has, from its slot's query, and what is wrong with that. */
import type { Problem } from '../../model/problem.ts';
import { entriesOf } from '../../state/linkEntries.ts';
import { LinkReader } from '../../state/linkReader.ts';

export function readCount(query: string): { readonly count: number; readonly problems: readonly Problem[] } {
  const reader = new LinkReader(entriesOf(query));
  return { count: reader.number('n', { min: 2, max: 3, integer: true }) ?? 2, problems: reader.problems };
}
