/** What an address says of the article: which of its slots is meant (the same figure may stand in several places), and how it is set. */

import type { ParsedLink } from '../address/link.ts';
import { paramsOf, parsePermalink } from '../address/permalink.ts';
import { settingsOf } from '../address/settings.ts';
import { FIGURE_READING, ownSettings } from '../figure/preset.ts';
import { figureMeta } from '../figure/registry.ts';
import type { Problem } from '../model/config/problem.ts';
import type { Params } from '../params/params.ts';
import type { Slot } from '../site/article/assembleArticle.ts';

/** Of the slots with this figure the one whose own settings are nearest to the address's; the first where several are. */
export function aimedSlot<S extends Slot>(slots: readonly S[], figure: string | undefined, search: string): S | null {
  const keys = (figure === undefined ? null : figureMeta(figure))?.keys;
  const asked = [...settingsOf(search, keys)];
  const distance = ({ query }: Slot) => {
    const own = settingsOf(query, keys);
    return asked.filter(([key, value]) => own.get(key) !== value).length;
  };
  const candidates = slots.filter((slot) => slot.figure === figure);
  return candidates.reduce<S | null>((best, slot) => (best === null || distance(slot) < distance(best) ? slot : best), null);
}

export interface Aim<S> extends Pick<ParsedLink, 'moment'> {
  /** Null where no figure is meant, or none that there is. */
  readonly slot: S | null;
  /** The slot's own with what the address sets of them. */
  readonly params: Params;
  readonly query: string;
  readonly problems: readonly Problem[];
}

/** What an address leaves out is as in the slot. Never throws. */
export function readAim<S extends Slot>(slots: readonly S[], search: string): Aim<S> {
  const defaultsOf = (slot: S | null) => paramsOf(slot?.query ?? '');
  const presetOf = (fig: string | undefined) => defaultsOf(aimedSlot(slots, fig, search));
  const { fig, params, moment, problems } = parsePermalink(search, { ...FIGURE_READING, presetOf });
  const slot = aimedSlot(slots, fig, search);
  const own = ownSettings(fig ?? '', slot?.query ?? '', search);
  return { slot, moment, query: own.query, params: { ...defaultsOf(slot), ...params }, problems: [...problems, ...own.problems] };
}
