/**
 * What sets a figure, out of an address, a slot's query or an element's attributes: the one reading of keys that all of them share.
 * What the values mean is read elsewhere (`permalink.ts`, the figures' own readers). Never throws.
 */

import { PARAM_ROWS } from '../params/params.ts';
import { collect, entriesOf } from './linkEntries.ts';

export type Given = string | Iterable<readonly [string, string]>;

const PARAM_KEYS: readonly string[] = PARAM_ROWS.map(({ key }) => key);

/**
 * Keys in any case, as they are canonically written; of equal ones the first. What is no setting is left out: where an address leads,
 * a campaign's marks, an element's class.
 * @param own keys of the figure, beside the table's
 */
export function settingsOf(given: Given, own: readonly string[] = []): ReadonlyMap<string, string> {
  const known = new Map([...PARAM_KEYS, ...own].map((key) => [key.toLowerCase(), key]));
  const { values } = typeof given === 'string' ? entriesOf(given) : collect(given);
  return new Map(
    [...values].flatMap(([key, value]) => {
      const name = known.get(key);
      return name === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** Settings with others in their place, as in an address. */
export function mergedSettings(before: string, given: Given, own: readonly string[] = []): string {
  const merged = new Map([...settingsOf(before, own), ...settingsOf(given, own)]);
  return new URLSearchParams([...merged]).toString();
}
