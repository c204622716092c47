/** What a figure's own addresses are changes of. */
import type { Params } from '../state/params.ts';
import { INITIAL_PARAMS } from '../state/paramValues.ts';
import { parsePermalink } from '../state/permalink.ts';
import { figureMeta } from './registry.ts';

/** A figure's preset; the table's defaults where there is no such figure. */
export function presetOf(fig: string | undefined): Params {
  const meta = fig === undefined ? null : figureMeta(fig);
  return meta ? { ...INITIAL_PARAMS, ...parsePermalink(meta.preset).params } : INITIAL_PARAMS;
}
