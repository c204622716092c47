/** An address's keys and values, before anything is made of them. Never throws, whatever the text. */
import { type Problem, problem } from '../model/config/problem.ts';

/** Nothing we write comes near it; what lies beyond is not read. */
export const MAX_SEARCH_LENGTH = 16_384;

export interface LinkEntries {
  /** By key in lower case. */
  readonly values: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** @param search with or without its question mark */
export function entriesOf(search: string): LinkEntries {
  const isLong = search.length > MAX_SEARCH_LENGTH;
  const { values, problems } = collect(new URLSearchParams(search.slice(0, MAX_SEARCH_LENGTH)));
  return isLong
    ? { values, problems: [...problems, problem('the address', search, `at most ${MAX_SEARCH_LENGTH} characters long`)] }
    : { values, problems };
}

/** @param pairs as those of an address or of an element's attributes */
export function collect(pairs: Iterable<readonly [string, string]>): LinkEntries {
  const values = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    if (values.has(key)) problems.push(problem(name, value, 'given once; the first value counts'));
    else values.set(key, value);
  }
  return { values, problems };
}
