/** Which slot of the article an address means, and what it is set to. Pure. */
import { entriesOf } from '../state/linkEntries.ts';

interface AimableSlot {
  readonly figure: string;
  /** The configuration it starts with, as in the address. */
  readonly query: string;
}

/** Keys of the page, not of a figure. */
const PAGE_KEYS = ['v', 'fig', 'embed'];

/** @param search the address's query @returns the slot with what the address sets; null where no slot has such a figure */
export function aimSlot<Slot extends AimableSlot>(
  slots: readonly Slot[],
  fig: string,
  search: string,
): { slot: Slot; query: string } | null {
  const given = [...entriesOf(search).values].filter(([key]) => !PAGE_KEYS.includes(key));
  const [first, ...others] = slots.filter(({ figure }) => figure === fig);
  if (!first) return null;
  const slot = others.reduce((best, other) => (agreement(other, given) > agreement(best, given) ? other : best), first);
  return { slot, query: mergeQueries(slot.query, given) };
}

/** Of several slots of one figure that is meant whose own configuration has most in common with the address. */
function agreement({ query }: AimableSlot, given: readonly (readonly [string, string])[]): number {
  const own = entriesOf(query).values;
  return given.filter(([key, value]) => own.get(key) === value).length;
}

/** @param set in any case: keys that are there already keep their spelling */
export function mergeQueries(before: string, set: Iterable<readonly [string, string]>): string {
  const merged = new URLSearchParams(before);
  for (const [key, value] of set) {
    const known = [...merged.keys()].find((own) => own.toLowerCase() === key.toLowerCase());
    merged.set(known ?? key, value);
  }
  return merged.toString();
}
