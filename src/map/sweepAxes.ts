/**
 * The axes a map can have, and how an axis is written in an address: `r_0.1_10` is relative importance from 0.1 to 10, `r_0.1_10_linear`
 * the same at equal distances, `r_at_0.5_1_2` at these values. Named as in the parameter table, and density, 1 − S, which the paper
 * draws. Which values lie between two ends is the grid's business.
 */
import { type Problem, problem } from '../model/config/problem.ts';
import { shortestNumber } from '../params/format.ts';
import { readNumber } from '../params/paramValues.ts';
import { AXIS_SCALES, type AxisKey, type AxisOptions, type AxisScale, spacedValues } from '../sweep/axes.ts';
import { isSameParameter } from '../sweep/cellConfig.ts';

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
  S: { label: 'sparsity S', option: 'sparsity', scale: 'linear', from: 0, to: 0.99, integer: false },
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

export const MAP_AXIS_KEYS: readonly MapAxisKey[] = ['density', 'S', 'r', 'I', 'n', 'm', 'batch', 'lr', 'steps', 'wd'];

/** Spaced values between two ends, or own ones. */
export interface MapAxisSettings {
  readonly key: MapAxisKey;
  readonly from: number;
  readonly to: number;
  readonly scale: AxisScale;
  /** Own values, in their order, in place of spaced ones. */
  readonly values?: readonly number[];
}

/** Most values of one's own along an axis. */
export const MOST_VALUES = 128;

/** An axis with the ends and the scale it has where none are named. */
export function wholeAxis(key: MapAxisKey): MapAxisSettings {
  const { from, to, scale } = AXIS_ROWS[key];
  return { key, from, to, scale };
}

export function axisRow(key: MapAxisKey): AxisRow {
  return AXIS_ROWS[key];
}

/** The axes that can stand beside one: those of other parameters. */
export function axesBeside(key: MapAxisKey): readonly MapAxisKey[] {
  return MAP_AXIS_KEYS.filter((other) => !isSameParameter(axisRow(other).option, axisRow(key).option));
}

/** @param count values at most: of whole numbers there may be fewer */
export function axisOptions({ key, from, to, scale, values }: MapAxisSettings, count: number): AxisOptions {
  const { option, integer } = axisRow(key);
  if (values) return { key: option, values };
  const spaced = { key: option, from, to, count, scale };
  if (!integer || !Number.isFinite(from) || !Number.isFinite(to)) return spaced;
  return { key: option, values: [...new Set(spacedValues(spaced))] };
}

const OWN = 'at';

/** `r_0.1_10_log`; what is as usual is left out. */
export function writeAxis({ key, from, to, scale, values }: MapAxisSettings): string {
  const row = axisRow(key);
  if (values) return [key, OWN, ...values.map(shortestNumber)].join('_');
  if (scale !== row.scale) return [key, shortestNumber(from), shortestNumber(to), scale].join('_');
  return from === row.from && to === row.to ? key : [key, shortestNumber(from), shortestNumber(to)].join('_');
}

/** @param name `x` or `y`, for the sentence */
export function readAxis(name: string, text: string): MapAxisSettings | Problem {
  const [written = '', ...rest] = text.split('_');
  const key = MAP_AXIS_KEYS.find((known) => known.toLowerCase() === written.toLowerCase());
  const axis = key && (rest[0]?.toLowerCase() === OWN ? readValues(key, rest.slice(1)) : readEnds(key, rest));
  return axis ?? refusal(name, text);
}

/** Own values as typed: numbers with spaces, commas or semicolons between. @param name `x` or `y`, for the sentence */
export function readValueList(name: string, key: MapAxisKey, text: string): MapAxisSettings | Problem {
  return readAxis(name, [key, OWN, ...text.split(/[\s,;]+/).filter((part) => part !== '')].join('_'));
}

const FEW = 5;

/** Some values of a spaced axis, to begin with where a reader wants own ones. */
export function fewValues(axis: MapAxisSettings): readonly number[] {
  const options = axisOptions(axis, FEW);
  return 'values' in options ? options.values : spacedValues(options);
}

function readValues(key: MapAxisKey, texts: readonly string[]): MapAxisSettings | null {
  const values = texts.map(readNumber);
  const fits = values.length > 0 && values.length <= MOST_VALUES && values.every(Number.isFinite);
  return fits ? { ...wholeAxis(key), values } : null;
}

function readEnds(key: MapAxisKey, rest: readonly string[]): MapAxisSettings | null {
  const whole = wholeAxis(key);
  if (rest.length === 0) return whole;
  const [from = Number.NaN, to = Number.NaN] = rest.slice(0, 2).map(readNumber);
  const scale = rest.length === 2 ? whole.scale : AXIS_SCALES.find((known) => known === rest[2]?.toLowerCase());
  return scale && rest.length <= 3 && Number.isFinite(from) && Number.isFinite(to) ? { ...whole, from, to, scale } : null;
}

function refusal(name: string, text: string): Problem {
  const forms = 'an axis such as r, r_0.1_10, r_0.1_10_linear or r_at_0.5_1_2';
  return problem(name, text, `${forms}: one of ${MAP_AXIS_KEYS.join(', ')}, perhaps with its ends or with at most ${MOST_VALUES} values`);
}
