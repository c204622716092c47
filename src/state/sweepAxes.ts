/**
 * The axes a map can have, and how an axis is written in an address: `r_0.1_10` is relative importance from 0.1 to 10. Named as in
 * the parameter table, but for density, 1 − S, which the paper draws. Which values lie between the ends is the grid's business.
 */
import { type Problem, problem } from '../model/problem.ts';
import { type AxisKey, type AxisOptions, type AxisScale, spacedValues } from '../sweep/axes.ts';
import { shortestNumber } from './format.ts';
import { readNumber } from './paramValues.ts';

/** One axis that a map can have. */
interface AxisRow {
  readonly label: string;
  readonly option: AxisKey;
  readonly scale: AxisScale;
  /** Ends where an address names none: left and right of a map, or top and bottom. */
  readonly from: number;
  readonly to: number;
  readonly integer: boolean;
}

export const AXIS_ROWS = {
  density: { label: 'feature density 1 − S', option: 'featureProbability', scale: 'log', from: 1, to: 0.01, integer: false },
  r: { label: 'relative importance r', option: 'relativeImportance', scale: 'log', from: 0.1, to: 10, integer: false },
  I: { label: 'importance decay I', option: 'importanceDecay', scale: 'linear', from: 0.5, to: 1, integer: false },
  n: { label: 'features n', option: 'nFeatures', scale: 'linear', from: 2, to: 17, integer: true },
  m: { label: 'hidden dimensions m', option: 'nHidden', scale: 'linear', from: 1, to: 8, integer: true },
  batch: { label: 'batch size', option: 'batchSize', scale: 'log', from: 16, to: 1024, integer: true },
  lr: { label: 'learning rate', option: 'learningRate', scale: 'log', from: 1e-4, to: 0.1, integer: false },
  steps: { label: 'steps', option: 'steps', scale: 'log', from: 100, to: 5000, integer: true },
  wd: { label: 'weight decay', option: 'weightDecay', scale: 'linear', from: 0, to: 0.1, integer: false },
} as const satisfies Readonly<Record<string, AxisRow>>;

export type MapAxisKey = keyof typeof AXIS_ROWS;

export const MAP_AXIS_KEYS: readonly MapAxisKey[] = ['density', 'r', 'I', 'n', 'm', 'batch', 'lr', 'steps', 'wd'];

export interface MapAxisSettings {
  readonly key: MapAxisKey;
  readonly from: number;
  readonly to: number;
}

/** An axis with the ends it has where none are named. */
export function wholeAxis(key: MapAxisKey): MapAxisSettings {
  const { from, to } = AXIS_ROWS[key];
  return { key, from, to };
}

export function axisRow(key: MapAxisKey): AxisRow {
  return AXIS_ROWS[key];
}

/** @param count values at most: of whole numbers there may be fewer */
export function axisOptions({ key, from, to }: MapAxisSettings, count: number): AxisOptions {
  const { option, scale, integer } = axisRow(key);
  const spaced = { key: option, from, to, count, scale };
  if (!integer || !Number.isFinite(from) || !Number.isFinite(to)) return spaced;
  return { key: option, values: [...new Set(spacedValues(spaced))] };
}

/** `r_0.1_10`; the ends are left out where they are the usual ones. */
export function writeAxis({ key, from, to }: MapAxisSettings): string {
  const row = axisRow(key);
  return from === row.from && to === row.to ? key : [key, shortestNumber(from), shortestNumber(to)].join('_');
}

/** @param name `x` or `y`, for the sentence */
export function readAxis(name: string, text: string): MapAxisSettings | Problem {
  const [written = '', ...ends] = text.split('_');
  const key = MAP_AXIS_KEYS.find((known) => known.toLowerCase() === written.toLowerCase());
  const [from = Number.NaN, to = Number.NaN] = ends.map(readNumber);
  if (!key || (ends.length !== 0 && ends.length !== 2)) return refusal(name, text);
  if (ends.length === 0) return wholeAxis(key);
  return Number.isFinite(from) && Number.isFinite(to) ? { key, from, to } : refusal(name, text);
}

function refusal(name: string, text: string): Problem {
  return problem(name, text, `an axis such as r or r_0.1_10: one of ${MAP_AXIS_KEYS.join(', ')}, perhaps with its ends`);
}
