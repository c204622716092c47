/**
 * What an address or an element's attributes ask of one embedded figure: the figure, its parameters (changes of the figure's own
 * preset), the moment, how it looks. One reading for frames and elements.
 */

import { FIGURE_IDS } from '../figures/ids.ts';
import type { FigureMeta } from '../figures/meta.ts';
import { presetOf } from '../figures/preset.ts';
import { figureMeta } from '../figures/registry.ts';
import type { ParsedLink } from '../state/link.ts';
import { PARAM_ROWS, type Params } from '../state/params.ts';
import { parseAttributes, parsePermalink, type ReadOptions } from '../state/permalink.ts';

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

const OPTIONS: ReadOptions = { figures: FIGURE_IDS, presetOf };

/** @param search an address's query. Never throws. */
export function readFigureSearch(search: string): FigureLink {
  return toFigureLink(parsePermalink(search, OPTIONS), new URLSearchParams(search));
}

/** The same for an element's attributes. */
export function readFigureAttributes(attributes: Pairs): FigureLink {
  const pairs = [...attributes];
  return toFigureLink(parseAttributes(pairs, OPTIONS), pairs);
}

function toFigureLink({ fig, params, moment, presentation, problems }: ParsedLink, given: Pairs): FigureLink {
  const meta = fig === undefined ? null : figureMeta(fig);
  const preset = presetOf(fig);
  return { meta, params: { ...preset, ...params }, preset, moment, presentation, problems, query: merged(meta?.preset ?? '', given) };
}

const TABLE_KEYS = new Map<string, string>(PARAM_ROWS.map(({ key }) => [key.toLowerCase(), key]));

/** Figures read keys as the table writes them; addresses may have them in any case, and the first of equal ones counts. */
function merged(preset: string, given: Pairs): string {
  const query = new URLSearchParams(preset);
  for (const [name, value] of [...given].reverse()) query.set(TABLE_KEYS.get(name.toLowerCase()) ?? name.toLowerCase(), value);
  return query.toString();
}
