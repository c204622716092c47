/** The values a slider stops at. A slider moves over indices of this list, so every stop is a round number on any scale. */
import type { NumberRow } from './paramRow.ts';

/** Round numbers of a decade, spaced about evenly on a logarithmic scale. */
const LOG_STOPS = [1, 1.5, 2, 3, 5, 7];
const DENSITY_STOPS = [10, 9, 8, 7, 6, 5, 4.5, 4, 3.5, 3, 2.7, 2.5, 2.2, 2, 1.8, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1];

/** Ascending, except that `log-density` goes from sparsity 0 upwards, which is density 1 downwards. A value for none comes first. */
export function sliderStops(row: NumberRow): readonly number[] {
  const stops = stopsInRange(row);
  return row.off ? [row.off.value, ...stops.filter((stop) => stop !== row.off?.value)] : stops;
}

function stopsInRange(row: NumberRow): readonly number[] {
  switch (row.scale) {
    case 'integer':
      return evenly(row.min, row.max, 1);
    case 'linear':
      return evenly(row.min, row.max, row.step ?? (row.max - row.min) / 100);
    case 'log':
      return row.hard.integer && isPowerOfTwo(row.max / row.min) ? doublings(row) : logStops(row);
    case 'log-density':
      return densityStops(row);
    default:
      throw new Error(`unknown scale: ${row.scale satisfies never}`);
  }
}

function evenly(min: number, max: number, step: number): number[] {
  return Array.from({ length: Math.round((max - min) / step) + 1 }, (_, at) => round(min + at * step));
}

/** Rounded, to remove the errors of binary fractions. */
function round(value: number): number {
  return Number(value.toPrecision(10));
}

function isPowerOfTwo(ratio: number): boolean {
  return Number.isInteger(Math.log2(ratio));
}

function doublings({ min, max }: NumberRow): number[] {
  const stops: number[] = [];
  for (let stop = min; stop <= max; stop *= 2) stops.push(stop);
  return stops;
}

function logStops({ min, max }: NumberRow): number[] {
  const decades = evenly(Math.floor(Math.log10(min)), Math.ceil(Math.log10(max)), 1);
  return decades.flatMap((decade) => LOG_STOPS.map((stop) => round(stop * 10 ** decade))).filter((stop) => stop >= min && stop <= max);
}

function densityStops({ min, max }: NumberRow): number[] {
  const stops: number[] = [];
  for (let decade = 0.1; decade > (1 - max) / 20; decade /= 10) {
    for (const stop of DENSITY_STOPS) stops.push(round(1 - round(stop * decade)));
  }
  return stops.filter((stop) => stop >= min && stop <= round(max));
}

/** Index of the stop nearest to a value, as the scale measures distance. */
export function nearestStop(row: NumberRow, stops: readonly number[], value: number): number {
  if (value === row.off?.value) return 0;
  const at = scalePosition(row, value);
  const first = row.off ? 1 : 0;
  let best = first;
  for (const [index, stop] of stops.entries()) {
    if (index > first && Math.abs(scalePosition(row, stop) - at) < Math.abs(scalePosition(row, stops[best] ?? 0) - at)) best = index;
  }
  return best;
}

function scalePosition({ scale, hard }: NumberRow, value: number): number {
  if (scale === 'log') return Math.log(Math.max(value, hard.min || Number.MIN_VALUE));
  return scale === 'log-density' ? -Math.log(Math.max(1 - value, 1 - hard.max)) : value;
}
