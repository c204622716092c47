/**
 * What an address or an element's attributes ask of one embedded figure: the figure, its parameters (changes of the figure's own
 * preset), the moment, how it looks. One reading for frames and elements.
 */

import type { ParsedLink } from '../address/link.ts';
import { parseAttributes, parsePermalink } from '../address/permalink.ts';
import type { Given } from '../address/settings.ts';
import type { FigureMeta } from '../figure/meta.ts';
import { FIGURE_READING, ownSettings, presetOf } from '../figure/preset.ts';
import { figureMeta } from '../figure/registry.ts';
import type { Params } from '../params/params.ts';

export interface FigureLink extends Pick<ParsedLink, 'moment' | 'presentation' | 'problems'> {
  /** Null where none was named, or none that there is. */
  readonly meta: FigureMeta | null;
  /** All of them: the figure's preset with what was given. */
  readonly params: Params;
  /** What `reset` goes back to. */
  readonly preset: Params;
  /** The figure's own settings, as in the address: figures may have keys that are no parameters. */
  readonly query: string;
}

type Pairs = Iterable<readonly [string, string]>;

/** @param search an address's query. Never throws. */
export function readFigureSearch(search: string): FigureLink {
  return toFigureLink(parsePermalink(search, FIGURE_READING), search);
}

/** The same for an element's attributes. */
export function readFigureAttributes(attributes: Pairs): FigureLink {
  const pairs = [...attributes];
  return toFigureLink(parseAttributes(pairs, FIGURE_READING), pairs);
}

function toFigureLink({ fig, params, moment, presentation, problems }: ParsedLink, given: Given): FigureLink {
  const meta = fig === undefined ? null : figureMeta(fig);
  const preset = presetOf(fig);
  const own = ownSettings(fig ?? '', meta?.preset ?? '', given);
  return {
    meta,
    params: { ...preset, ...params },
    preset,
    moment,
    presentation,
    problems: [...problems, ...own.problems],
    query: own.query,
  };
}
