/** How a figure's own addresses are read: what they are changes of, and what is wrong with them. */

import { paramsOf, type ReadOptions } from '../address/permalink.ts';
import { type Given, mergedSettings } from '../address/settings.ts';
import type { Problem } from '../model/config/problem.ts';
import type { Params } from '../params/params.ts';
import { INITIAL_PARAMS } from '../params/paramValues.ts';
import { FIGURE_IDS } from './ids.ts';
import { figureMeta } from './registry.ts';

/** A figure's preset; the table's defaults where there is no such figure. */
export function presetOf(fig: string | undefined): Params {
  const meta = fig === undefined ? null : figureMeta(fig);
  return meta ? paramsOf(meta.preset) : INITIAL_PARAMS;
}

/** For addresses that may name a figure. */
export const FIGURE_READING: ReadOptions = {
  figures: FIGURE_IDS,
  presetOf,
  readsItself: (fig) => (figureMeta(fig)?.needs ?? 'experiment') !== 'experiment',
};

export interface OwnSettings {
  /** As in an address, keys as they are canonically written. */
  readonly query: string;
  /** What only the figure knows to be wrong. */
  readonly problems: readonly Problem[];
}

/** What a figure is set to. @param before what it is set to where nothing is given */
export function ownSettings(fig: string, before: string, given: Given): OwnSettings {
  const meta = figureMeta(fig);
  const query = mergedSettings(before, given, meta?.keys);
  return { query, problems: meta?.check?.(query) ?? [] };
}
