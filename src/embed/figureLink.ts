/**
 * What an address or an element's attributes ask of one embedded figure: the figure, its settings (changes of the figure's own preset),
 * the moment, how it looks. One reading for frames and elements.
 */

import { NO_MOMENT, type ParsedLink } from '../address/link.ts';
import { type Address, problemsOf, readMoment, readSettings } from '../address/openAddress.ts';
import { type FigureSettings, figureSchema } from '../figure/figureSchema.ts';
import type { FigureMeta } from '../figure/meta.ts';
import type { Params } from '../params/params.ts';

export interface FigureLink extends FigureSettings, Pick<ParsedLink, 'moment' | 'presentation' | 'problems'> {
  /** Null where none was named, or none that there is. */
  readonly meta: FigureMeta | null;
  /** What `reset` goes back to. */
  readonly preset: Params;
}

/** @param meta of the figure that the address names; null where it names none, or one that has not been loaded. Never throws. */
export function readFigureLink(address: Address, meta: FigureMeta | null): FigureLink {
  const schema = figureSchema(meta);
  const settings = readSettings(address, schema, () => schema.initial);
  const moment = meta && meta.needs !== 'experiment' ? NO_MOMENT : readMoment(address, settings.params);
  const problems = problemsOf(address, schema, settings);
  return { meta, ...settings, preset: schema.initial.params, moment, presentation: address.presentation, problems };
}
