/** What an address says of the article: which of its slots is meant (the same figure may stand in several places), and how it is set. */

import { settingsFrom } from '../address/configuration.ts';
import { NO_MOMENT, type ParsedLink } from '../address/link.ts';
import { type Address, problemsOf, readMoment, readPresentation, readSettings } from '../address/openAddress.ts';
import type { Schema } from '../address/schema.ts';
import { type FigureSettings, schemaOfFigure } from '../figure/preset.ts';
import { figureMeta } from '../figure/registry.ts';
import type { Slot } from '../site/article/assembleArticle.ts';

type FigureSlot = Pick<Slot, 'id' | 'figure' | 'query'>;

/** What a slot is set to before anything else sets it. */
export function slotSettings({ figure, query }: FigureSlot): FigureSettings {
  return settingsFrom(query, schemaOfFigure(figure));
}

export interface Aim<S> extends FigureSettings, Pick<ParsedLink, 'moment' | 'presentation' | 'problems'> {
  /** Null where no figure is meant, or none that there is. */
  readonly slot: S | null;
}

/** What an address leaves out is as in the slot. Never throws. */
export function readAim<S extends FigureSlot>(slots: readonly S[], address: Address): Aim<S> {
  const { fig } = address;
  const schema = schemaOfFigure(fig);
  const own = fig === undefined ? [] : slots.filter(({ figure }) => figure === fig).map((slot) => ({ slot, settings: slotSettings(slot) }));
  let slot: S | null = null;
  const settings = readSettings(address, schema, (given) => {
    const nearest = nearestOf(own, ({ settings }) => settingsChanged(schema, given, settings));
    slot = nearest?.slot ?? null;
    return nearest?.settings ?? schema.initial;
  });
  const trains = fig === undefined || !figureMeta(fig)?.settings;
  const moment = trains ? readMoment(address, settings.params) : NO_MOMENT;
  const presentation = readPresentation(address);
  return { slot, ...settings, moment, presentation, problems: problemsOf(address, schema, settings) };
}

/** How many settings of a slot an address would change. */
function settingsChanged({ complete, write }: Schema<FigureSettings, object>, given: object, settings: FigureSettings): number {
  const before = new Map(write(settings));
  return write(complete(given, settings).settings).filter(([key, text]) => before.get(key) !== text).length;
}

/** The first of those that are equally near; undefined of none. */
function nearestOf<Item>(items: readonly Item[], distanceOf: (item: Item) => number): Item | undefined {
  const distances = items.map(distanceOf);
  return items[distances.indexOf(Math.min(...distances))];
}
