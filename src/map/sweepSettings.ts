/**
 * What a map of many models is made of, read from an address and written to one: the parameters all cells share, two axes, how fine
 * the grid is. What is left out is as in the paper's diagram of the same shape, or in the map of represented features.
 */

import { LINK_VERSION } from '../address/link.ts';
import { entriesOf } from '../address/linkEntries.ts';
import { parsePermalink, writePermalink } from '../address/permalink.ts';
import { type Problem, problem } from '../model/config/problem.ts';
import type { Params } from '../params/params.ts';
import { INITIAL_PARAMS, readNumber } from '../params/paramValues.ts';
import { toTrainingOptions } from '../params/trainingOptions.ts';
import { phaseDiagram, representedMap } from '../sweep/maps.ts';
import { checkSweep, planSweep, type SweepOptions, type SweepPlan } from '../sweep/plan.ts';
import { axisOptions, type MapAxisSettings, readAxis, wholeAxis, writeAxis } from './sweepAxes.ts';

export interface SweepSettings {
  /** `k` is the number of seeds of each cell, `seed` the first of them; those on the axes count for nothing. */
  readonly params: Params;
  readonly x: MapAxisSettings;
  readonly y: MapAxisSettings;
  /** Along each axis. */
  readonly cells: number;
}

export interface ReadSweep {
  readonly settings: SweepSettings;
  readonly problems: readonly Problem[];
}

const FEWEST_CELLS = 2;
export const MOST_CELLS = 128;

/** The map that is shown of a shape where nothing more is asked for. */
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

/** Never throws: what cannot be read counts as left out, and is told. @param query as in an address; other keys are ignored */
export function readSweepSettings(query: string): ReadSweep {
  const { n = 2, m = 1 } = parsePermalink(query).params;
  const usual = usualMap({ n, m });
  const { params, problems } = parsePermalink(query, { presetOf: () => usual.params });
  const { values } = entriesOf(query);
  const found: Problem[] = [...problems];
  const axis = (name: 'x' | 'y') => readOr(values.get(name), usual[name], (text) => readAxis(name, text), found);
  const cells = readOr(values.get('cells'), usual.cells, readCells, found);
  const settings = { params: { ...usual.params, ...params }, x: axis('x'), y: axis('y'), cells };
  const refused = sweepProblems(settings);
  return refused.length > 0 ? { settings: trainable(usual), problems: [...found, ...refused] } : { settings, problems: found };
}

/** The usual map of a shape may itself be too large to train. */
function trainable(usual: SweepSettings): SweepSettings {
  return sweepProblems(usual).length === 0 ? usual : usualMap({ n: 2, m: 1 });
}

function readOr<Value>(text: string | undefined, usual: Value, read: (text: string) => Value | Problem, problems: Problem[]): Value {
  const value = text === undefined ? usual : read(text);
  if (!isProblem(value)) return value;
  problems.push(value);
  return usual;
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'message' in value;
}

function readCells(text: string): number | Problem {
  const cells = readNumber(text);
  const fits = Number.isInteger(cells) && cells >= FEWEST_CELLS && cells <= MOST_CELLS;
  return fits ? cells : problem('cells', text, `a whole number from ${FEWEST_CELLS} to ${MOST_CELLS}, along each axis`);
}

/** What to train, as a script would write it. */
export function sweepOptions({ params, x, y, cells }: SweepSettings): SweepOptions {
  const { nInstances: seeds, ...base } = toTrainingOptions(params);
  return { base, x: axisOptions(x, cells), y: axisOptions(y, cells), seeds };
}

/** @throws ConfigError where these settings make no sweep */
export function sweepPlan(settings: SweepSettings): SweepPlan {
  return planSweep(sweepOptions(settings));
}

/** Why these settings make no sweep; empty where they do. */
export function sweepProblems(settings: SweepSettings): readonly Problem[] {
  const checked = checkSweep(sweepOptions(settings));
  return 'problems' in checked ? checked.problems : [];
}

/** The address of a figure with these settings; read back they are the same. @param more keys of the figure's own */
export function sweepLink(fig: string, settings: SweepSettings, more: Readonly<Record<string, string>> = {}): string {
  return `?v=${LINK_VERSION}&fig=${fig}&${sweepQuery(settings, more)}`;
}

/** The same without the page's own keys: a figure's settings. */
export function sweepQuery(settings: SweepSettings, more: Readonly<Record<string, string>> = {}): string {
  const { params, x, y, cells } = settings;
  const usual = usualMap(params);
  const own = {
    ...(writeAxis(x) === writeAxis(usual.x) ? {} : { x: writeAxis(x) }),
    ...(writeAxis(y) === writeAxis(usual.y) ? {} : { y: writeAxis(y) }),
    ...(cells === usual.cells ? {} : { cells: String(cells) }),
    ...more,
  };
  // The shape decides what the rest is a change of, so it is always written.
  const shapeless = { ...usual.params, n: Number.NaN, m: Number.NaN };
  const query = Object.entries(own).map(([key, value]) => `&${key}=${encodeURIComponent(value)}`);
  return `${writePermalink({ params }, shapeless).replace(`?v=${LINK_VERSION}&`, '')}${query.join('')}`;
}
