/**
 * The settings of a map: the parameters all cells share, two axes and the grid's size, with their schema in addresses. Values
 * left out are those of the paper's diagram of the same shape, or of the map of represented features.
 */

import { CONFIGURATION, type GivenParams } from '../address/configuration.ts';
import type { Pairs, Schema } from '../address/schema.ts';
import { numberField } from '../params/field.ts';
import { NO_OWN } from '../params/ownValues.ts';
import type { Params } from '../params/params.ts';
import { changesOf, INITIAL_PARAMS } from '../params/paramValues.ts';
import { phaseDiagram, representedMap } from '../sweep/maps.ts';
import type { SweepOptions } from '../sweep/plan.ts';
import { AXIS_FIELD, type MapAxisKey, type MapAxisSettings, wholeAxis } from './sweepAxes.ts';

export interface SweepSettings {
  /** `k` is the number of seeds of each cell, `seed` the first of them; the values of the axes' parameters are not used. */
  readonly params: Params;
  readonly x: MapAxisSettings;
  readonly y: MapAxisSettings;
  /** Along each axis. */
  readonly cells: number;
}

const CELLS = numberField({ min: 2, max: 128, integer: true });

/** The default map of a shape. */
export function usualMap({ n, m }: Pick<Params, 'n' | 'm'>): SweepSettings {
  if (n === 2 && m === 1) return fromPreset(phaseDiagram('n2m1', 2), { n, m }, 'r', 32);
  if (n === 3 && m === 2) return fromPreset(phaseDiagram('n3m2', 2), { n, m }, 'r', 32);
  return fromPreset(representedMap(2), { n, m }, 'I', 16);
}

function fromPreset({ base, steps, seeds }: SweepOptions, shape: Pick<Params, 'n' | 'm'>, x: 'r' | 'I', cells: number): SweepSettings {
  const { batchSize: batch, learningRate: lr, learningRateSchedule: sched } = base ?? {};
  const { batch: usualBatch, lr: usualRate, sched: usualSchedule, steps: usualSteps, k } = INITIAL_PARAMS;
  const training = { batch: batch ?? usualBatch, lr: lr ?? usualRate, sched: sched ?? usualSchedule, steps: steps ?? usualSteps };
  return {
    params: { ...INITIAL_PARAMS, ...training, ...shape, I: 1, k: seeds ?? k },
    x: wholeAxis(x),
    y: wholeAxis('density'),
    cells,
  };
}

/** A map's settings as an address gives them. */
export interface GivenSweep extends Partial<Omit<SweepSettings, 'params'>> {
  readonly params: GivenParams;
}

/** What all cells share. What an axis sets holds for every feature. */
export function sharedParams({ params, x, y }: SweepSettings): Params {
  const hasAxis = (...keys: readonly MapAxisKey[]) => keys.includes(x.key) || keys.includes(y.key);
  const alpha = hasAxis('density', 'S', 'n') ? 0 : params.alpha;
  const own = hasAxis('density', 'S', 'n', 'I', 'r') ? NO_OWN : params.own;
  return { ...params, alpha, own };
}

export const SWEEP: Schema<SweepSettings, GivenSweep> = {
  keys: [...CONFIGURATION.keys, 'x', 'y', 'cells'],
  initial: usualMap({ n: 2, m: 1 }),
  parse: (reader) => {
    const params = CONFIGURATION.parse(reader);
    const [x, y, cells] = [reader.read('x', AXIS_FIELD), reader.read('y', AXIS_FIELD), reader.read('cells', CELLS)];
    return { params, ...(x && { x }), ...(y && { y }), ...(cells && { cells }) };
  },
  complete: ({ params: given, ...rest }, before) => {
    const base = inShape(before, CONFIGURATION.complete(given, before.params).settings);
    const { settings: params, problems } = CONFIGURATION.complete(given, base.params);
    return { settings: { ...base, ...rest, params }, problems };
  },
  write: (settings, isWhole = false) => {
    const [all, usual] = [wholly(settings), new Map(wholly(usualMap(settings.params)))];
    // The shape decides the defaults of the other keys, so it is always written.
    return all.filter(([key, text]) => isWhole || key === 'n' || key === 'm' || usual.get(key) !== text);
  },
};

function wholly({ params, x, y, cells }: SweepSettings): Pairs {
  return [...CONFIGURATION.write(params), ['x', AXIS_FIELD.write(x)], ['y', AXIS_FIELD.write(y)], ['cells', CELLS.write(cells)]];
}

/** The default map of another shape, with the changes made to the current one. */
function inShape(before: SweepSettings, { n, m }: Pick<Params, 'n' | 'm'>): SweepSettings {
  if (n === before.params.n && m === before.params.m) return before;
  const [left, usual] = [usualMap(before.params), usualMap({ n, m })];
  const axis = (name: 'x' | 'y') => (AXIS_FIELD.write(before[name]) === AXIS_FIELD.write(left[name]) ? usual[name] : before[name]);
  return {
    params: { ...usual.params, ...changesOf(left.params, before.params), n, m },
    x: axis('x'),
    y: axis('y'),
    cells: before.cells === left.cells ? usual.cells : before.cells,
  };
}
