/** What an address says of the article: which of its slots is meant (the same figure may stand in several places), and how it is set. */

import { NO_MOMENT, type ParsedLink } from '../address/link.ts';
import { type Address, problemsOf, readMoment, readPresentation, readSettings } from '../address/openAddress.ts';
import type { Schema } from '../address/schema.ts';
import { type FigureSettings, schemaOfFigure } from '../figure/preset.ts';
import { figureMeta } from '../figure/registry.ts';

interface FigureSlot {
  readonly figure: string;
  /** Before anything else sets it. */
  readonly settings: FigureSettings;
}

export interface Aim<S> extends Pick<ParsedLink, 'moment' | 'presentation' | 'problems'> {
  /** Null where no figure is meant, or none that there is. */
  readonly slot: S | null;
  /** Of the slot, with what the address sets of them. */
  readonly settings: FigureSettings;
}

/** What an address leaves out is as in the slot. Never throws. */
export function readAim<S extends FigureSlot>(slots: readonly S[], address: Address): Aim<S> {
  const { fig } = address;
  const schema = schemaOfFigure(fig);
  const candidates = slots.filter(({ figure }) => figure === fig);
  let slot: S | null = null;
  const settings = readSettings(address, schema, (given) => {
    slot = nearestOf(candidates, ({ settings }) => settingsChanged(schema, given, settings)) ?? null;
    return slot?.settings ?? schema.initial;
  });
  const trains = fig === undefined || figureMeta(fig)?.needs === 'experiment';
  const moment = trains ? readMoment(address, settings.params) : NO_MOMENT;
  const presentation = readPresentation(address);
  return { slot, settings, moment, presentation, problems: problemsOf(address, schema, settings) };
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
