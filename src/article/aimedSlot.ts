/** Finds the slot that an address names (a figure may appear in several places) and the settings it gives. */

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
  /** Null where the address names no existing figure. */
  readonly slot: S | null;
  /** The slot's settings, with those that the address changes. */
  readonly settings: FigureSettings;
}

/** Settings the address leaves out are the slot's. Never throws. */
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

/** The first of the closest matches; undefined for an empty list. */
function nearestOf<Item>(items: readonly Item[], distanceOf: (item: Item) => number): Item | undefined {
  const distances = items.map(distanceOf);
  return items[distances.indexOf(Math.min(...distances))];
}
