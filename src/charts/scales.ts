/** Linear and logarithmic axes: positions, ticks, bounds that grow in round steps so that an axis does not tremble while data arrives. */
import { scaleLinear, scaleLog } from 'd3-scale';
import { formatCount, formatNumber } from './format.ts';

export type ScaleKind = 'linear' | 'log';

export interface Tick {
  /** Pixels along the axis. */
  readonly at: number;
  readonly label: string;
}

export interface Axis {
  readonly kind: ScaleKind;
  readonly place: (value: number) => number;
  readonly valueAt: (pixels: number) => number;
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
}

/** @param domain low < high, above 0 for 'log' @param range pixels of low and high */
export function axis(kind: ScaleKind, domain: readonly [number, number], range: readonly [number, number]): Axis {
  const scale = (kind === 'log' ? scaleLog() : scaleLinear()).domain(domain).range(range);
  return { kind, place: (value) => scale(value), valueAt: (pixels) => scale.invert(pixels), domain, range };
}

/** At most `most` ticks at round values; on a log axis 1, 2, 5 a decade, or whole decades where that is too many. */
export function ticks({ kind, place, domain, range }: Axis, most: number, whole = false): Tick[] {
  const values = kind === 'log' ? logTicks(domain, most) : scaleLinear().domain(domain).range(range).ticks(most);
  const shown = whole ? values.filter(Number.isInteger) : values;
  return shown.map((value) => ({ at: place(value), label: whole ? formatCount(value) : formatNumber(value, 2) }));
}

const MANTISSAS: readonly (readonly number[])[] = [[1, 2, 5], [1, 3], [1]];

function logTicks([low, high]: readonly [number, number], most: number): number[] {
  const decades = MANTISSAS.map((mantissas) => between(mantissas, low, high, 1));
  const fitting = decades.find((values) => values.length <= most);
  if (fitting) return fitting;
  // More than an even share of the decades, or both ends of the axis could be one tick too many.
  const every = Math.floor((Math.log10(high) - Math.log10(low)) / most + 1e-9) + 1;
  return between([1], low, high, every);
}

function between(mantissas: readonly number[], low: number, high: number, every: number): number[] {
  const values: number[] = [];
  const first = Math.floor(Math.log10(low) / every) * every;
  for (let power = first; power <= Math.log10(high); power += every) {
    values.push(...mantissas.map((mantissa) => Number(`${mantissa}e${power}`)));
  }
  return values.filter((value) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9));
}

/** The next 1, 2 or 5 times a power of ten at or below (above) a positive value. */
export function roundDown(value: number): number {
  const power = Math.floor(Math.log10(value) + 1e-9);
  const mantissa = [5, 2, 1].find((candidate) => Number(`${candidate}e${power}`) <= value * (1 + 1e-9)) ?? 1;
  return Number(`${mantissa}e${power}`);
}

export function roundUp(value: number): number {
  const power = Math.floor(Math.log10(value) + 1e-9);
  const mantissa = [1, 2, 5].find((candidate) => Number(`${candidate}e${power}`) >= value * (1 - 1e-9)) ?? 10;
  return Number(`${mantissa}e${power}`);
}

/** Every how many-th index fits, at least `room` pixels apart: 1, 2, 5, 10, 20, … */
export function thinning(spacing: number, room: number): number {
  return spacing >= room ? 1 : roundUp(room / Math.max(spacing, 1e-6));
}
