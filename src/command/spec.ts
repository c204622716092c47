/** A spec, JSON or a link, as a numbered list of cells: one configuration, a list of them, or a grid over two axes. */
import { entriesOf } from '../address/entries.ts';
import type { ParsedLink } from '../address/link.ts';
import { type Address, openAddress, parseConfiguration, problemsOf, readSettings } from '../address/openAddress.ts';
import type { Cell, CellList } from '../headless/cells.ts';
import { sweepOptions, sweepProblems } from '../map/sweepPlanOf.ts';
import { SWEEP } from '../map/sweepSettings.ts';
import { resolveConfig } from '../model/config/checkConfig.ts';
import type { TrainingOptions } from '../model/config/config.ts';
import { ConfigError, problem } from '../model/config/problem.ts';
import { toTrainingOptions } from '../params/trainingOptions.ts';
import { type CellOptions, runOptions, withChanges } from '../sweep/cellConfig.ts';
import { cellConfiguration, DEFAULT_SEEDS, MAX_SEEDS, planSweep, type SweepOptions } from '../sweep/plan.ts';
import { ArgumentError } from './arguments.ts';

/** A list of configurations; each is the base with its own changes. */
interface ListOptions {
  readonly base?: CellOptions & { readonly seed?: number };
  readonly cells: readonly CellOptions[];
  /** Models a cell, with the seeds base.seed, base.seed + 1, …; 8 where left out. */
  readonly seeds?: number;
}

/** @throws ArgumentError or ConfigError naming what is wrong */
export function readSpec(text: string): CellList {
  const spec = text.trim();
  if (spec === '') throw new ArgumentError('The spec is empty. Give a JSON object, or a link of the lab or of a map.');
  if (spec.startsWith('{')) return fromJson(spec);
  if (/^[^[]*[?=]/.test(spec)) return fromLink(spec);
  throw new ArgumentError('The spec is neither a JSON object nor a link. A list of configurations is {"cells": […]}.');
}

/** One cell: all models of a configuration. @throws ConfigError */
export function singleCell(options: TrainingOptions): CellList {
  const config = resolveConfig(options);
  return { length: 1, at: (number) => ({ number, options, config }) };
}

/** Values are checked where they are used, like a script's. */
function fromJson(text: string): CellList {
  const spec: SweepOptions & ListOptions & TrainingOptions = parsed(text);
  if ('x' in spec || 'y' in spec) return grid(spec);
  return 'cells' in spec ? listed(spec) : singleCell(spec);
}

function parsed(text: string) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ArgumentError(`The spec is not JSON: ${error instanceof Error ? error.message : error}.`);
  }
}

function grid(options: SweepOptions): CellList {
  const plan = planSweep(options);
  return { length: plan.keys.length, at: (number) => cellOf(number, cellConfiguration(plan, number), plan.seeds) };
}

function cellOf(number: number, options: CellOptions, seeds: readonly number[]): Cell {
  return { number, options, config: resolveConfig(runOptions([{ options, seeds }])) };
}

const LIST_KEYS: readonly string[] = ['base', 'cells', 'seeds'] satisfies readonly (keyof ListOptions)[];

function listed({ base = {}, cells, seeds: count = DEFAULT_SEEDS, ...others }: ListOptions): CellList {
  const unknown = Object.keys(others).map((key) => problem('key', key, `one of ${LIST_KEYS.join(', ')} beside a list of cells`));
  const isList = Array.isArray(cells) && cells.length > 0 && cells.every((own) => typeof own === 'object' && own !== null);
  if (!isList) unknown.push(problem('cells', cells, 'a list of at least one object of configuration keys'));
  if (!Number.isInteger(count) || count < 1 || count > MAX_SEEDS)
    unknown.push(problem('seeds', count, `a whole number from 1 to ${MAX_SEEDS}`));
  if (unknown.length > 0) throw new ConfigError(unknown);
  const { seed, ...shared } = base;
  const seeds = resolveConfig({ seed, nInstances: count }).instances.map((own) => own.seed);
  return { length: cells.length, at: (number) => cellOf(number, withChanges(shared, cells[number] ?? {}), seeds) };
}

/** @param link an address or its query: of a map, or of the lab */
function fromLink(link: string): CellList {
  const address = openAddress(entriesOf(link.slice(link.indexOf('?') + 1).replace(/#.*$/, '')));
  const isMap = address.fig === 'phase' || address.reader.has('x') || address.reader.has('y');
  return isMap ? fromMapLink(address) : fromLabLink(parseConfiguration(address));
}

function fromLabLink({ fig, params, moment, problems }: ParsedLink): CellList {
  if (problems.length > 0) throw new ConfigError(problems);
  if (fig !== undefined) {
    throw new ArgumentError(`The link shows the figure ${fig}. Open that in the lab and give the lab's link.`);
  }
  if (moment.changes.length > 0) throw new ArgumentError('The link changes parameters on the way (ch), which is not supported here.');
  if (moment.t !== undefined && params.sched !== 'constant') {
    throw new ArgumentError('The link stops before the end of a falling learning rate (t beside sched). Leave t out.');
  }
  return singleCell(toTrainingOptions({ ...params, steps: moment.t ?? params.steps }));
}

function fromMapLink(address: Address): CellList {
  const settings = readSettings(address, SWEEP, () => SWEEP.initial);
  // The map's colouring does not affect training.
  address.reader.take('by');
  const problems = [...problemsOf(address, SWEEP, settings), ...sweepProblems(settings)];
  if (problems.length > 0) throw new ConfigError(problems);
  return grid(sweepOptions(settings));
}
