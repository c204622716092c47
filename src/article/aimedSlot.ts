/** Finds the slot that an address names (a figure may appear in several places) and the settings it gives. */

import { NO_MOMENT, type ParsedLink } from '../address/link.ts';
import { type Address, problemsOf, readMoment, readSettings } from '../address/openAddress.ts';
import type { Schema } from '../address/schema.ts';
import type { FigureSettings } from '../figure/figureSchema.ts';
import { schemaOfFigure } from '../figure/preset.ts';
import { figureMeta } from '../figure/registry.ts';
import { PARAM_ROWS } from '../params/params.ts';

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
    slot = nearestOf(candidates, ({ settings }) => distanceOf(schema, given, settings)) ?? null;
    return slot?.settings ?? schema.initial;
  });
  const trains = fig === undefined || figureMeta(fig)?.needs === 'experiment';
  const moment = trains ? readMoment(address, settings.params) : NO_MOMENT;
  return { slot, settings, moment, presentation: address.presentation, problems: problemsOf(address, schema, settings) };
}

/** How far a slot is from an address: first by the settings that it gives, then by those it leaves out, which stand for the figure's own. */
function distanceOf({ initial, complete, write }: Schema<FigureSettings, object>, given: object, slot: FigureSettings): number {
  const differing = (before: FigureSettings) => {
    const own = new Map(write(slot));
    const changed = write(complete(given, before).settings).filter(([key, text]) => own.get(key) !== text);
    return changed.reduce((sum, [key]) => sum + weightOf(key), 0);
  };
  return 1000 * differing(slot) + differing(initial);
}

/** Sliders are moved while reading; a seed or a shape says which figure it was. */
function weightOf(key: string): number {
  return PARAM_ROWS.some((row) => row.key === key && row.kind === 'live') ? 1 : 2;
}

/** The first of the closest matches; undefined for an empty list. */
function nearestOf<Item>(items: readonly Item[], distance: (item: Item) => number): Item | undefined {
  const distances = items.map(distance);
  return items[distances.indexOf(Math.min(...distances))];
}
