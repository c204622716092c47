/** Which parameters say anything beside the others: the momentum of Adam, for one, does not. Controls that say nothing are not shown. */
import { MOST_NAMED } from '../charts/featureNames.ts';
import type { ParamKey, Params } from './params.ts';

const CONDITIONS: { readonly [Key in ParamKey]?: (params: Params) => boolean } = {
  S: ({ active }) => active === 0,
  sets: ({ active }) => active === 0,
  alpha: ({ active }) => active === 0,
  strength: ({ active, sets }) => active === 0 && sets !== 'none',
  batch: ({ data, pick }) => data === 0 || pick === 'random',
  pick: ({ data }) => data > 0,
  unit: ({ data }) => data > 0,
  dseed: ({ data }) => data > 0,
  mom: ({ opt }) => opt === 'sgd',
  wdon: ({ wd }) => wd > 0,
  init: ({ start }) => start === 0,
  start: ({ m }) => m === 2,
  noise: ({ start }) => start > 0,
  names: ({ n }) => n <= MOST_NAMED,
};

export function isRelevant(key: ParamKey, params: Params): boolean {
  return CONDITIONS[key]?.(params) ?? true;
}
