/** Which of the article's slots an address means: the same figure may stand in several places. Pure. */
import { ADDRESS_KEYS } from '../state/link.ts';
import type { Slot } from './assembleArticle.ts';

function settingsOf(search: string): readonly (readonly [string, string])[] {
  return [...new URLSearchParams(search)].filter(([key]) => !ADDRESS_KEYS.has(key.toLowerCase()));
}

/** Of the slots with this figure the one whose own settings are nearest to the address's; the first where several are. */
export function aimedSlot<S extends Slot>(slots: readonly S[], figure: string | undefined, search: string): S | null {
  const distance = ({ query }: Slot) => {
    const own = new URLSearchParams(query);
    return settingsOf(search).filter(([key, value]) => own.get(key) !== value).length;
  };
  const candidates = slots.filter((slot) => slot.figure === figure);
  return candidates.reduce<S | null>((best, slot) => (best === null || distance(slot) < distance(best) ? slot : best), null);
}

/** A slot's settings with others in their place. @param set as in the address */
export function mergeQueries(before: string, set: string): string {
  const merged = new URLSearchParams(before);
  for (const [key, value] of settingsOf(set)) merged.set(key, value);
  return merged.toString();
}
