/** Where training starts from, other than random weights: checks, and each instance's own weights and biases. */

import { regularPolygon } from '../network/regularPolygon.ts';
import { checkWithin } from './checkNumber.ts';
import { listOf } from './checkValues.ts';
import { DEFAULTS, type GivenStart, MAX_NOISE, type PolygonStart, type Start, type StartOptions, type TrainingOptions } from './config.ts';
import { type Problem, problem } from './problem.ts';

const isPolygon = (start: StartOptions): start is PolygonStart => 'polygon' in start;

/** The run's shape is within its ranges. */
export function* checkStart(options: TrainingOptions, nInstances: number): Generator<Problem> {
  const { start, initialScale = DEFAULTS.initialScale } = options;
  if (start === undefined || start === null) return;
  if (typeof start !== 'object') {
    yield problem('start', start, 'an object with W or with polygon, or null');
    return;
  }
  if (initialScale !== DEFAULTS.initialScale)
    yield problem('initialScale', initialScale, 'left out where start is given: it scales random weights');
  const known = isPolygon(start) ? ['polygon', 'noise'] : ['W', 'WOut', 'b', 'noise'];
  for (const key of Object.keys(start)) if (!known.includes(key)) yield problem('start key', key, `one of ${known.join(', ')}`);
  const noise = checkWithin({ min: 0, max: MAX_NOISE, integer: false }, start.noise ?? 0, 'start.noise');
  if (noise) yield noise;
  yield* isPolygon(start) ? checkPolygon(start, options) : checkGiven(start, options, nInstances);
}

function* checkPolygon(
  { polygon }: PolygonStart,
  { nFeatures = DEFAULTS.nFeatures, nHidden = DEFAULTS.nHidden }: TrainingOptions,
): Generator<Problem> {
  if (nHidden !== 2) yield problem('nHidden', nHidden, '2 where start is a polygon, which lies in a plane');
  const found = checkWithin({ min: 2, max: nFeatures, integer: true }, polygon, 'start.polygon');
  if (found) yield found;
}

function* checkGiven({ W, WOut, b }: GivenStart, options: TrainingOptions, nInstances: number): Generator<Problem> {
  const { nFeatures = DEFAULTS.nFeatures, nHidden = DEFAULTS.nHidden, tied = DEFAULTS.tied, bias = DEFAULTS.bias } = options;
  const nWeights = nFeatures * nHidden;
  yield* checkLength('start.W', W, nWeights, nInstances);
  if (WOut !== undefined) yield* checkLength('start.WOut', WOut, W?.length === nWeights ? nWeights : nWeights * nInstances, 1);
  if (b !== undefined) yield* checkLength('start.b', b, nFeatures, nInstances);
  if (tied && WOut !== undefined) yield problem('start.WOut', `${WOut?.length} numbers`, 'left out unless tied is false: W decodes too');
  if (!bias && b !== undefined) yield problem('start.b', `${b?.length} numbers`, 'left out where bias is false: b stays 0');
}

function* checkLength(field: string, values: ArrayLike<number>, length: number, nInstances: number): Generator<Problem> {
  const list = listOf(values);
  const allowed = nInstances === 1 ? `${length} numbers` : `${length} numbers, or ${length} for each of the ${nInstances} instances`;
  if (list?.length !== length && list?.length !== length * nInstances) {
    yield problem(field, list ? `${list.length} numbers` : values, `an array of ${allowed}`);
    return;
  }
  const bad = list.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) yield problem(`${field}[${bad}]`, list[bad], 'a finite number');
}

/** Instance i's start, of checked options; null where it starts from random weights. */
export function startOf({ start, nFeatures = DEFAULTS.nFeatures, nHidden = DEFAULTS.nHidden }: TrainingOptions, i: number): Start | null {
  if (!start) return null;
  const { noise = 0 } = start;
  const zeros = Array.from({ length: nFeatures }, () => 0);
  if (isPolygon(start)) {
    const W = regularPolygon(start.polygon, nFeatures);
    return { W, WOut: W, b: zeros, noise };
  }
  const W = instancePart(start.W, nFeatures * nHidden, i);
  return {
    W,
    WOut: start.WOut ? instancePart(start.WOut, nFeatures * nHidden, i) : W,
    b: start.b ? instancePart(start.b, nFeatures, i) : zeros,
    noise,
  };
}

/** An array of one instance's numbers is that of all. */
function instancePart(values: ArrayLike<number>, length: number, i: number): readonly number[] {
  const first = values.length === length ? 0 : i * length;
  return Array.from({ length }, (_, at) => values[first + at]);
}
