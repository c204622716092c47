/** Linear and logarithmic scales of d3-scale, their ticks, and bounds in round steps so that an axis does not tremble while data arrives. */
import { range as wholeNumbers } from 'd3-array';
import { type ScaleLinear, type ScaleLogarithmic, scaleLinear, scaleLog } from 'd3-scale';
import { formatCount, formatNumber } from './format.ts';

export type ScaleKind = 'linear' | 'log';
export type Scale = ScaleLinear<number, number> | ScaleLogarithmic<number, number>;
type Ends = readonly [number, number];

export interface Tick {
  /** Pixels along the axis. */
  readonly at: number;
  readonly label: string;
}

/** @param domain low < high, above 0 for 'log' @param range pixels of low and high */
export function scaleOf(kind: ScaleKind, domain: Ends, range: Ends): Scale {
  return kind === 'log' ? scaleLog(domain, range) : scaleLinear(domain, range);
}

/** At most `most` ticks at round values; on a log axis 1, 2, 5 a decade, or whole decades where that is too many. */
export function ticks(scale: Scale, most: number, whole = false): Tick[] {
  const values = 'base' in scale ? logTicks(scale, most) : scale.ticks(most);
  const shown = whole ? values.filter(Number.isInteger) : values;
  return shown.map((value) => ({ at: scale(value), label: whole ? formatCount(value) : formatNumber(value, 2) }));
}

const MANTISSAS = ['125', '13', '1'];

/** D3 puts 1 to 9 in every decade, and of decades about as many as asked for. */
function logTicks(scale: ScaleLogarithmic<number, number>, most: number): number[] {
  const all = scale.ticks();
  const inDecades = MANTISSAS.map((mantissas) => all.filter((value) => mantissas.includes(value.toExponential().charAt(0))));
  const fewer = wholeNumbers(Math.floor(most), 0, -1).map((count) => scale.ticks(count));
  return [...inDecades, ...fewer].find((values) => values.length <= most) ?? [];
}

/** The next 1, 2 or 5 times a power of ten at or below (above) a positive value. */
export function roundDown(value: number): number {
  return roundNumbersAround(value).findLast((round) => round <= value * (1 + 1e-9)) ?? value;
}

export function roundUp(value: number): number {
  return roundNumbersAround(value).find((round) => round >= value * (1 - 1e-9)) ?? value;
}

function roundNumbersAround(value: number): number[] {
  const power = Math.floor(Math.log10(value) + 1e-9);
  return [`1e${power}`, `2e${power}`, `5e${power}`, `1e${power + 1}`].map(Number);
}

/** The stride at which labels are at least `room` pixels apart: 1, 2, 5, 10, 20, … */
export function thinning(spacing: number, room: number): number {
  return spacing >= room ? 1 : roundUp(room / Math.max(spacing, 1e-6));
}
