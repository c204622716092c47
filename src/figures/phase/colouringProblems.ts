/** What is wrong with the colouring an address names. The rest of its settings the map tells itself: they are read anew as it changes. */

import { entriesOf } from '../../address/linkEntries.ts';
import { type Problem, problem } from '../../model/config/problem.ts';
import { COLOURING_LABELS } from './colouring.ts';

export function colouringProblems(query: string): readonly Problem[] {
  const by = entriesOf(query).values.get('by');
  const names = Object.keys(COLOURING_LABELS);
  if (by === undefined || names.some((name) => name.toLowerCase() === by.toLowerCase())) return [];
  return [problem('by', by, `one of ${names.join(', ')}`)];
}
