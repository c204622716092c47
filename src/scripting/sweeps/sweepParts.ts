/**
 * A sweep as a script writes it, cut into plain grids: an axis may be left out, list seeds, or list values of any key. Each value of any key
 * is a grid of its own over the numeric axes; a grid without two of these has a second axis with one value, which nobody sees.
 */

import { checkNumber } from '../../model/config/checkNumber.ts';
import { DEFAULTS } from '../../model/config/config.ts';
import { ConfigError, type Problem, problem } from '../../model/config/problem.ts';
import { AXIS_KEYS, type AxisOptions } from '../../sweep/axes.ts';
import { type CellOptions, isSameParameter, withChanges } from '../../sweep/cellConfig.ts';
import { cellConfiguration, checkSweep, type SweepPlan } from '../../sweep/plan.ts';
import type { SweepState } from '../../sweep/progress.ts';
import type { TrainedModel } from '../../sweep/results.ts';
import type { AxisValue, ScriptAxis, ScriptCell, ScriptSweep, SweepModel } from './sweepTypes.ts';

/** One grid, and how its cells are reported. */
export interface SweepPart {
  readonly plan: SweepPlan;
  cellsOf(state: SweepState): readonly ScriptCell<AxisValue>[];
}

type Place = 'x' | 'y';

interface NamedAxis {
  readonly place: Place;
  readonly key: string;
  readonly values: readonly AxisValue[];
}

const OPTION_KEYS = ['base', 'x', 'y', 'seeds', 'steps', 'models'];

/** @throws ConfigError naming each field, its value and what is allowed */
export function sweepParts(options: ScriptSweep): readonly SweepPart[] {
  const problems = [...optionProblems(options)];
  if (problems.length > 0) throw new ConfigError(problems);
  const axes = (['x', 'y'] as const).flatMap((place) => {
    const axis = options[place];
    return axis === undefined ? [] : [{ place, axis }];
  });
  const seeds = axes.find(({ axis }) => axis.key === 'seed');
  const own = axes.filter(({ axis }) => axis.key !== 'seed' && !isNumeric(axis));
  const numeric = axes.flatMap(({ place, axis }) => (isNumeric(axis) ? [{ place, axis }] : []));
  const named = own.map(({ place, axis }) => ({ place, key: axis.key, values: ownValues(place, axis) }));
  return combinations(named).map((values) => partOf(options, values, numeric, seeds && { place: seeds.place, values: seedValues(seeds) }));
}

function* optionProblems(options: ScriptSweep): Generator<Problem> {
  if (typeof options !== 'object' || options === null) {
    yield problem('sweep', options, 'an object with x, or x and y');
    return;
  }
  const { base = {}, x, y, models, steps } = options;
  for (const key of Object.keys(options))
    if (!OPTION_KEYS.includes(key)) yield problem('key of the sweep', key, `one of ${OPTION_KEYS.join(', ')}`);
  if (models !== undefined && typeof models !== 'boolean') yield problem('models', models, 'true or false');
  for (const [place, axis] of Object.entries(y === undefined ? { x } : { x, y })) {
    if (typeof axis !== 'object' || axis === null) {
      yield problem(place, axis, 'an object with a key and values, or with a key, from, to, count and scale');
      continue;
    }
    const key: unknown = axis.key;
    if (key !== undefined && typeof key !== 'string') {
      yield problem(`${place}.key`, key, 'the name of a parameter');
      continue;
    }
    yield* replacedProblems(place, `${key}`, base);
    if (axis.key === 'steps' && steps !== undefined) yield problem('steps', steps, `left out where ${place} is steps, which replaces it`);
  }
  if (isKeyed(x) && isKeyed(y) && (x.key === y.key || areSpellings(x.key, y.key))) {
    yield problem('y.key', y.key, `another parameter than that of x (${x.key})`);
  }
}

function isKeyed(axis: unknown): axis is { readonly key: string } {
  return typeof axis === 'object' && axis !== null && 'key' in axis && typeof axis.key === 'string';
}

/** What an axis replaces is named, not dropped. */
function* replacedProblems(place: string, axisKey: string, base: object): Generator<Problem> {
  if (typeof base !== 'object' || base === null) return;
  for (const [key, value] of Object.entries(base)) {
    const isReplaced = key === axisKey || areSpellings(key, axisKey);
    if (isReplaced && value !== undefined) yield problem(`base.${key}`, value, `left out where ${place} is ${axisKey}, which replaces it`);
  }
}

const CELL_KEYS: ReadonlySet<string> = new Set<string>([
  ...AXIS_KEYS,
  ...(['importance', 'featureSets', 'dataset', 'values', 'hiddenActivation', 'activation', 'tied', 'bias', 'target'] as const),
  ...(['learningRateSchedule', 'optimiser', 'weightDecayOn', 'start'] as const),
] satisfies readonly (keyof CellOptions)[]);

function isCellKey(key: string): key is keyof CellOptions & string {
  return CELL_KEYS.has(key);
}

function areSpellings(a: string, b: string): boolean {
  return isCellKey(a) && isCellKey(b) && isSameParameter(a, b);
}

/** Whether a grid can have it as an axis. */
function isNumeric(axis: ScriptAxis): axis is AxisOptions {
  const isKnown = AXIS_KEYS.some((key) => key === axis.key);
  if (!('values' in axis)) return true;
  return isKnown && Array.from<unknown>(axis.values ?? []).every((value) => typeof value === 'number');
}

function ownValues(place: Place, axis: ScriptAxis): readonly AxisValue[] {
  if (!isCellKey(axis.key)) throw new ConfigError([problem(`${place}.key`, axis.key, `seed, or one of ${[...CELL_KEYS].join(', ')}`)]);
  return listedValues(place, axis);
}

function listedValues(place: Place, axis: ScriptAxis): readonly AxisValue[] {
  const values = 'values' in axis ? axis.values : undefined;
  const list = Array.isArray(values) || ArrayBuffer.isView(values) ? Array.from<AxisValue>(values) : [];
  const found = Object.keys(axis).filter((key) => key !== 'key' && key !== 'values');
  if (found.length > 0) throw new ConfigError(found.map((key) => problem(`key of ${place}`, key, 'key or values')));
  if (list.length === 0) throw new ConfigError([problem(`${place}.values`, values, 'a list of at least one value')]);
  return list;
}

function seedValues({ place, axis }: { readonly place: Place; readonly axis: ScriptAxis }): readonly number[] {
  const values = listedValues(place, axis);
  const problems = values.map((value, i) => checkNumber('seed', value, `${place}.values[${i}] (seed)`)).filter((found) => found !== null);
  const seeds = values.filter((value) => typeof value === 'number');
  if (new Set(seeds).size < seeds.length) problems.push(problem(`${place}.values`, values, 'different seeds'));
  if (problems.length > 0) throw new ConfigError(problems);
  return seeds;
}

type Chosen = Readonly<Partial<Record<Place, { readonly key: string; readonly value: AxisValue }>>>;

function combinations(axes: readonly NamedAxis[]): readonly Chosen[] {
  return axes.reduce<readonly Chosen[]>(
    (chosen, { place, key, values }) => chosen.flatMap((others) => values.map((value) => ({ ...others, [place]: { key, value } }))),
    [{}],
  );
}

interface SeedAxis {
  readonly place: Place;
  readonly values: readonly number[];
}

function partOf(
  options: ScriptSweep,
  chosen: Chosen,
  numeric: readonly { readonly place: Place; readonly axis: AxisOptions }[],
  seeds: SeedAxis | undefined,
): SweepPart {
  const own: CellOptions = Object.fromEntries(Object.values(chosen).map(({ key, value }) => [key, value]));
  const { seed, ...base } = options.base ?? {};
  const given = { ...withChanges(base, own), ...(seed !== undefined && { seed }) };
  const axisAt = (place: Place) => numeric.find((axis) => axis.place === place)?.axis;
  const [x, y] = [axisAt('x') ?? unseenAxis(given, axisAt('y')), axisAt('y') ?? unseenAxis(given, axisAt('x') ?? null)];
  const count = seeds ? seeds.values.length : options.seeds;
  const checked = checkSweep({ base: given, x, y, seeds: count, steps: options.steps }, 1);
  if ('problems' in checked) throw new ConfigError(checked.problems);
  const plan = seeds ? { ...checked.plan, seeds: seeds.values } : checked.plan;
  const told = (place: Place, value: number) =>
    axisAt(place) ? { [place]: value } : chosen[place] ? { [place]: chosen[place].value } : {};
  return { plan, cellsOf: (state) => cellsOf(state, { told, seeds, models: options.models === true }) };
}

interface Telling {
  /** What a cell says of its place. */
  told(place: Place, value: number): Partial<Record<Place, AxisValue>>;
  readonly seeds: SeedAxis | undefined;
  readonly models: boolean;
}

function cellsOf(state: SweepState, { told, seeds, models }: Telling): readonly ScriptCell<AxisValue>[] {
  return state.cells.flatMap((cell, at): readonly ScriptCell<AxisValue>[] => {
    if (!cell) return [];
    const { x, y, ...best } = cell;
    const place = { x, ...told('x', x), ...told('y', y) };
    const all = seeds || models ? modelsOf(state, at) : [];
    if (!seeds) return [{ ...best, ...place, ...(models && { models: all }) }];
    return all.map((model) => ({ ...ofSeed(model), ...place, [seeds.place]: model.seeds[0], ...(models && { models: [model] }) }));
  });
}

/** An axis with one value, which every cell has anyway. */
function unseenAxis(base: CellOptions, other: AxisOptions | null | undefined): AxisOptions {
  const key = other?.key === 'weightDecay' || other === undefined ? 'warmupSteps' : 'weightDecay';
  return { key, values: [base[key] ?? DEFAULTS[key]] };
}

function ofSeed({ seeds: [seed = 0], loss, W, WOut, b }: SweepModel) {
  return { seed, loss, losses: [loss], W, ...(WOut && { WOut }), b };
}

/** Every model of a cell, with what it was trained with: what each measure takes. */
function modelsOf({ plan, results }: SweepState, cell: number): readonly SweepModel[] {
  const { nFeatures = DEFAULTS.nFeatures, nHidden = DEFAULTS.nHidden, sparsity, start: _start, ...options } = cellConfiguration(plan, cell);
  const saysDensity = options.featureProbability !== undefined || typeof options.active === 'number';
  const data = saysDensity ? options : { ...options, sparsity: sparsity ?? DEFAULTS.sparsity };
  const own = results.get(plan.keys[cell] ?? '');
  const describe = ({ seed, loss, W, WOut, b }: TrainedModel) => ({
    ...data,
    nFeatures,
    nHidden,
    seeds: [seed],
    loss,
    W,
    ...(WOut && { WOut }),
    b,
  });
  return plan.seeds.flatMap((seed) => {
    const model = own?.get(seed);
    return model ? [describe(model)] : [];
  });
}
