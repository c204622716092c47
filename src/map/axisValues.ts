/** The values along an axis of a map, and which axes may stand beside each other. */
import { type AxisOptions, spacedValues } from '../sweep/axes.ts';
import { isSameParameter } from '../sweep/cellConfig.ts';
import { axisRow, MAP_AXIS_KEYS, type MapAxisKey, type MapAxisSettings } from './sweepAxes.ts';

/** The axes that can be combined with this one: those of other parameters. */
export function axesBeside(key: MapAxisKey): readonly MapAxisKey[] {
  return MAP_AXIS_KEYS.filter((other) => !isSameParameter(axisRow(other).option, axisRow(key).option));
}

/** @param count the most values; a range of whole numbers may hold fewer */
export function axisOptions({ key, from, to, scale, values }: MapAxisSettings, count: number): AxisOptions {
  const { option, integer } = axisRow(key);
  if (values) return { key: option, values };
  const spaced = { key: option, from, to, count, scale };
  if (!integer || !Number.isFinite(from) || !Number.isFinite(to)) return spaced;
  return { key: option, values: [...new Set(spacedValues(spaced))] };
}

const FEW = 5;

/** A few values of a spaced axis, as a starting point for custom values. */
export function fewValues(axis: MapAxisSettings): readonly number[] {
  const options = axisOptions(axis, FEW);
  return 'values' in options ? Array.from(options.values) : spacedValues(options);
}
