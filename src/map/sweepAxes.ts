/**
 * The axes a map can have, and how an axis is written in an address: `r_0.1_10` is relative importance from 0.1 to 10, `r_0.1_10_linear`
 * the same at equal distances, `r_at_0.5_1_2` at these values. Named as in the parameter table, plus density, 1 − S, which the paper
 * draws. Which values
 * lie between two ends: `axisValues.ts`.
 */
import type { Field } from '../params/field.ts';
import { readNumber, shortestNumber } from '../params/numberText.ts';
import type { AxisKey, AxisScale } from '../sweep/axes.ts';

/** One axis that a map can have. */
interface AxisRow {
  readonly label: string;
  readonly option: AxisKey;
  readonly scale: AxisScale;
  /** Ends where an address gives none: left and right of a map, or top and bottom. */
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

const SCALES = ['linear', 'log'] as const satisfies readonly AxisScale[];

export type MapAxisKey = keyof typeof AXIS_ROWS;

export const MAP_AXIS_KEYS: readonly MapAxisKey[] = ['density', 'S', 'r', 'I', 'n', 'm', 'batch', 'lr', 'steps', 'wd'];

/** Spaced values between two ends, or custom values. */
export interface MapAxisSettings {
  readonly key: MapAxisKey;
  readonly from: number;
  readonly to: number;
  readonly scale: AxisScale;
  /** Custom values, in their order, in place of spaced ones. */
  readonly values?: readonly number[];
}

/** Most custom values along an axis. */
const MOST_VALUES = 128;

/** An axis with its default ends and scale. */
export function wholeAxis(key: MapAxisKey): MapAxisSettings {
  const { from, to, scale } = AXIS_ROWS[key];
  return { key, from, to, scale };
}

export function axisRow(key: MapAxisKey): AxisRow {
  return AXIS_ROWS[key];
}

const OWN = 'at';

/** `r_0.1_10_log`; default parts are left out. */
function writeAxis({ key, from, to, scale, values }: MapAxisSettings): string {
  const row = axisRow(key);
  if (values) return [key, OWN, ...values.map(shortestNumber)].join('_');
  if (scale !== row.scale) return [key, shortestNumber(from), shortestNumber(to), scale].join('_');
  return from === row.from && to === row.to ? key : [key, shortestNumber(from), shortestNumber(to)].join('_');
}

export const AXIS_FIELD: Field<MapAxisSettings> = {
  expected: `an axis such as r, r_0.1_10, r_0.1_10_linear or r_at_0.5_1_2: one of ${MAP_AXIS_KEYS.join(', ')}, perhaps with its ends or with at most ${MOST_VALUES} values`,
  parse: (given) => {
    const [written = '', ...rest] = String(given).trim().split('_');
    const key = MAP_AXIS_KEYS.find((known) => known.toLowerCase() === written.toLowerCase());
    const value = key && (rest[0]?.toLowerCase() === OWN ? readValues(key, rest.slice(1)) : readEnds(key, rest));
    return value ? { value, isExact: true } : null;
  },
  write: writeAxis,
};

/** Custom values as typed. Commas separate; next to spaces or semicolons they are decimal commas. @returns null where the text is no list of numbers */
export function readValueList(key: MapAxisKey, text: string): MapAxisSettings | null {
  const parts = text.trim().split(/\s*;\s*|,?\s+/);
  return readValues(key, parts.length > 1 ? parts : text.split(','));
}

function readValues(key: MapAxisKey, texts: readonly string[]): MapAxisSettings | null {
  const values = texts.map((text) => readNumber(text, axisRow(key)));
  const fits = values.length > 0 && values.length <= MOST_VALUES && values.every(Number.isFinite);
  return fits ? { ...wholeAxis(key), values } : null;
}

function readEnds(key: MapAxisKey, rest: readonly string[]): MapAxisSettings | null {
  const whole = wholeAxis(key);
  if (rest.length === 0) return whole;
  const [from = Number.NaN, to = Number.NaN] = rest.slice(0, 2).map((text) => readNumber(text, axisRow(key)));
  const scale = rest.length === 2 ? whole.scale : SCALES.find((known) => known === rest[2]?.toLowerCase());
  return scale && rest.length <= 3 && Number.isFinite(from) && Number.isFinite(to) ? { ...whole, from, to, scale } : null;
}
