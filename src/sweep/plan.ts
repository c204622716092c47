/**
 * The plan of a sweep: a checked grid and the configuration of each cell. Pure; the order of cells is decided in
 * `order.ts`, what has been computed so far stands in `state.ts`.
 */
import { checkConfig } from '../model/config/checkConfig.ts';
import { DEFAULTS, MAX_PARAMETERS } from '../model/config/config.ts';
import { ConfigError, type Problem, problem } from '../model/config/problem.ts';
import { parameterCount } from '../model/network/parameters.ts';
import { type Axis, type AxisKey, type AxisOptions, checkAxis, MAX_CELLS } from './axes.ts';
import { type CellOptions, cellKeys, isSameParameter, withChanges } from './cellConfig.ts';
import { modelWork } from './work.ts';

/** A sweep as a caller writes it. */
export interface SweepOptions {
  /** What the cells share; `seed` is the first seed of every cell. */
  readonly base?: CellOptions & { readonly seed?: number };
  /** Columns. */
  readonly x: AxisOptions;
  /** Rows. */
  readonly y: AxisOptions;
  /** k models a cell, with the seeds base.seed … base.seed + k − 1 (u32, wrapping), the same in every cell. From 1 to 1024; 8 where left out. */
  readonly seeds?: number;
  /** Steps of every model, from 1 to 10 000 000; wins over base.steps. */
  readonly steps?: number;
}

/** Columns and rows of cells. Cell (column, row) has the index row · columns + column everywhere. */
export interface Grid {
  readonly base: CellOptions;
  /** Columns. */
  readonly x: Axis;
  /** Rows. */
  readonly y: Axis;
}

export interface SweepPlan extends Grid {
  readonly seeds: readonly number[];
  /** `configurationKey` of each cell [cell] */
  readonly keys: readonly string[];
  /** Equal for cells that can be instances of one run [cell] */
  readonly runKeys: readonly string[];
  /** `modelWork` of one seed of each cell [cell] */
  readonly work: readonly number[];
}

export const DEFAULT_SEEDS = 8;
/** Most seeds a cell. A documented limit. */
export const MAX_SEEDS = 1024;

export type CheckedSweep = { readonly plan: SweepPlan } | { readonly problems: readonly Problem[] };

/** @throws ConfigError naming each field, its value and what is allowed */
export function planSweep(options: SweepOptions): SweepPlan {
  const result = checkSweep(options);
  if ('problems' in result) throw new ConfigError(result.problems);
  return result.plan;
}

/** @param least values of a listed axis */
export function checkSweep(options: SweepOptions, least = 2): CheckedSweep {
  if (typeof options !== 'object' || options === null) return { problems: [problem('sweep', options, 'an object with x and y')] };
  const x = checkAxis('x', options.x, least);
  const y = checkAxis('y', options.y, least);
  const problems = [...problemsOf(x), ...problemsOf(y), ...checkSeeds(options)];
  if ('problems' in x || 'problems' in y || problems.length > 0) return { problems };
  const { seed = DEFAULTS.seed, ...base } = givenOptions({ ...options.base, steps: options.steps ?? options.base?.steps });
  const grid = { base, x: x.axis, y: y.axis };
  const found = [...checkSize(grid, options.seeds)];
  if (found.length === 0) found.push(...checkCells(grid, seed));
  return found.length > 0 ? { problems: found } : { plan: complete(grid, seed, options.seeds) };
}

/** Undefined and null count as left out. */
function givenOptions(options: NonNullable<SweepOptions['base']>): NonNullable<SweepOptions['base']> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined && value !== null));
}

function problemsOf(checked: object & { readonly problems?: readonly Problem[] }): readonly Problem[] {
  return checked.problems ?? [];
}

function* checkSeeds({ seeds = DEFAULT_SEEDS, base = {} }: SweepOptions): Generator<Problem> {
  if (!Number.isInteger(seeds) || seeds < 1 || seeds > MAX_SEEDS) yield problem('seeds', seeds, `a whole number from 1 to ${MAX_SEEDS}`);
  if (typeof base !== 'object' || base === null) yield problem('base', base, 'an object of configuration keys');
  else if ('nInstances' in base || 'seeds' in base || 'instances' in base) {
    yield problem('base', base, 'given without nInstances, seeds and instances: seeds, beside it, says how many models a cell has');
  }
}

function* checkSize(grid: Grid, seeds: number = DEFAULT_SEEDS): Generator<Problem> {
  const { x, y } = grid;
  if (isSameParameter(x.key, y.key)) yield problem('y.key', y.key, `another parameter than that of x (${x.key})`);
  const cells = x.values.length * y.values.length;
  if (cells > MAX_CELLS) {
    yield problem('the number of cells', cells, `at most ${MAX_CELLS}`);
    return;
  }
  const largest = optionsAt(grid, Math.max(...x.values), Math.max(...y.values));
  const weights = cells * seeds * parameterCount({ ...DEFAULTS, ...largest });
  if (weights > MAX_PARAMETERS) yield problem('cells × seeds × weights of a model', weights, `at most ${MAX_PARAMETERS} in all`);
}

/** Axis values are in range here. The base may still be wrong, alone or with one axis value; no pair of axis values is wrong by itself. */
function checkCells(grid: Grid, seed: number): readonly Problem[] {
  const [firstX = 0, firstY = 0] = [grid.x.values[0], grid.y.values[0]];
  const cells = [...grid.x.values.map((x) => optionsAt(grid, x, firstY)), ...grid.y.values.map((y) => optionsAt(grid, firstX, y))];
  const problems = new Map<string, Problem>();
  for (const options of cells) {
    const checked = checkConfig({ ...options, seed });
    for (const found of problemsOf(checked)) problems.set(found.field, found);
  }
  return [...problems.values()];
}

function complete(grid: Grid, firstSeed: number, count: number = DEFAULT_SEEDS): SweepPlan {
  const seeds = Array.from({ length: count }, (_, s) => (firstSeed + s) % 2 ** 32);
  const { x, y } = grid;
  const keysOf = cellKeys(optionsAt(grid, 0, 0), x.key, y.key);
  const each = <Value>(of: (xValue: number, yValue: number) => Value) =>
    y.values.flatMap((yValue) => x.values.map((xValue) => of(xValue, yValue)));
  const keys = each(keysOf);
  const work = each((xValue, yValue) => modelWork(optionsAt(grid, xValue, yValue)));
  return { ...grid, seeds, keys: keys.map(({ configuration }) => configuration), runKeys: keys.map(({ run }) => run), work };
}

/** The configuration at two axis values, without seeds. */
function optionsAt({ base, x, y }: Grid, xValue: number, yValue: number): CellOptions {
  const values: Partial<Record<AxisKey, number>> = {};
  values[x.key] = xValue;
  values[y.key] = yValue;
  return withChanges(base, values);
}

/** The axis values of a cell. */
export function cellValues({ x, y }: Grid, cell: number): { readonly x: number; readonly y: number } {
  const columns = x.values.length;
  const [xValue, yValue] = [x.values[cell % columns], y.values[Math.floor(cell / columns)]];
  if (xValue === undefined || yValue === undefined) throw new Error(`no cell ${cell} in a grid of ${columns} × ${y.values.length}`);
  return { x: xValue, y: yValue };
}

/** The configuration of every model of a cell, without its seed. */
export function cellConfiguration(grid: Grid, cell: number): CellOptions {
  const { x, y } = cellValues(grid, cell);
  return optionsAt(grid, x, y);
}
