/**
 * The axes of a sweep: any two numeric keys of a configuration, with own values or with values spaced evenly or by equal
 * factors. Turns what a caller writes into values, or says in sentences what is wrong. Knows nothing of the other axis.
 */
import { checkNumber } from '../model/config/checkNumber.ts';
import { listOf } from '../model/config/checkValues.ts';
import { RANGES, type RangedKey } from '../model/config/config.ts';
import { type Problem, problem } from '../model/config/problem.ts';

/** What may be swept. The seed is no axis: every cell has the same seeds. */
export const AXIS_KEYS = [
  'nFeatures',
  'nHidden',
  'sparsity',
  'featureProbability',
  'importanceDecay',
  'relativeImportance',
  'batchSize',
  'steps',
  'learningRate',
  'weightDecay',
  'warmupSteps',
  'momentum',
  'initialScale',
  'active',
] as const satisfies readonly RangedKey[];
export type AxisKey = (typeof AXIS_KEYS)[number];

const AXIS_SCALES = ['linear', 'log'] as const;
export type AxisScale = (typeof AXIS_SCALES)[number];

/** `count` values from `from` to `to`, both included, at equal distances (linear) or equal factors (log). */
export interface SpacedAxis {
  /** The key of a configuration whose values these are. */
  readonly key: AxisKey;
  /** The first value, within the range of its key. */
  readonly from: number;
  /** The last value, within the range of its key. */
  readonly to: number;
  /** How many values, at least 2. */
  readonly count: number;
  /** `linear`: at equal distances; `log`: by equal factors. */
  readonly scale: AxisScale;
}

/** Listed values, which keep their order. */
export interface ListedAxis {
  /** The key of a configuration whose values these are. */
  readonly key: AxisKey;
  /** Different numbers, each within the range of its key. */
  readonly values: ArrayLike<number>;
}

/** An axis as a caller writes it. */
export type AxisOptions = ListedAxis | SpacedAxis;

/** A checked axis: at least two different values, each within the range of its key. */
export interface Axis {
  readonly key: AxisKey;
  readonly values: readonly number[];
}

/** Most cells of a grid. A documented limit: 256 × 256. */
export const MAX_CELLS = 65_536;
const MAX_VALUES = MAX_CELLS / 2;

export type CheckedAxis = { readonly axis: Axis } | { readonly problems: readonly Problem[] };

/** @param name `x` or `y`, for the sentences @param least values of a list */
export function checkAxis(name: string, options: AxisOptions, least = 2): CheckedAxis {
  if (typeof options !== 'object' || options === null) {
    return { problems: [problem(name, options, 'an object with a key and values, or with a key, from, to, count and scale')] };
  }
  const key = AXIS_KEYS.find((known) => known === options.key);
  if (!key) return { problems: [problem(`${name}.key`, options.key, `one of ${AXIS_KEYS.join(', ')}`)] };
  const problems = [...checkKeys(name, options)];
  problems.push(...('values' in options ? checkValues(name, key, options.values, least) : checkSpacing(name, key, options)));
  if (problems.length > 0) return { problems };
  const values = 'values' in options ? Array.from(options.values) : spacedValues(options);
  const repeated = firstRepeated(values);
  if (repeated !== undefined) return { problems: [problem(`${name}.values`, repeated, 'different numbers, each given once')] };
  return { axis: { key, values } };
}

function firstRepeated(values: readonly number[]): number | undefined {
  const seen = new Set<number>();
  return values.find((value) => seen.size === seen.add(value).size);
}

function* checkKeys(name: string, options: AxisOptions): Generator<Problem> {
  const known = 'values' in options ? ['key', 'values'] : ['key', 'from', 'to', 'count', 'scale'];
  for (const key of Object.keys(options)) if (!known.includes(key)) yield problem(`key of ${name}`, key, `one of ${known.join(', ')}`);
}

function* checkValues(name: string, key: AxisKey, values: ArrayLike<number>, least: number): Generator<Problem> {
  const list = listOf(values) ?? [];
  if (list.length < least || list.length > MAX_VALUES) {
    yield problem(`${name}.values`, list.length > 2 ? `${list.length} values` : values, `a list of ${least} to ${MAX_VALUES} numbers`);
    return;
  }
  const bad = list.findIndex((value) => checkNumber(key, value) !== null);
  const found = bad < 0 ? null : checkNumber(key, list[bad], `${name}.values[${bad}] (${key})`);
  if (found) yield found;
}

function* checkSpacing(name: string, key: AxisKey, { from, to, count, scale }: SpacedAxis): Generator<Problem> {
  for (const [end, value] of [
    ['from', from],
    ['to', to],
  ] as const) {
    const found = checkNumber(key, value, `${name}.${end} (${key})`);
    if (found) yield found;
    else if (scale === 'log' && value === 0) yield problem(`${name}.${end} (${key})`, value, 'above 0 on a logarithmic axis');
  }
  if (!Number.isInteger(count) || count < 2 || count > MAX_VALUES) {
    yield problem(`${name}.count`, count, `a whole number from 2 to ${MAX_VALUES}`);
  }
  if (!AXIS_SCALES.includes(scale)) yield problem(`${name}.scale`, scale, `one of ${AXIS_SCALES.join(', ')}`);
}

/** The ends are exact and the values between have six significant digits: the same in every browser, and short in an address. */
export function spacedValues({ key, from, to, count, scale }: SpacedAxis): readonly number[] {
  const { integer } = RANGES[key];
  return Array.from({ length: count }, (_, at) => {
    const share = at / (count - 1);
    if (share === 0) return from;
    if (share === 1) return to;
    const value = scale === 'log' ? from * (to / from) ** share : from + (to - from) * share;
    return integer ? Math.round(value) : Number(value.toPrecision(6));
  });
}
