/**
 * Divides the rest of a sweep into runs: cells of one level and one shape, nearest a boundary first, each with the seeds it
 * lacks. Pure; the runner trains them.
 */
import { DEFAULTS, MAX_PARAMETERS } from '../model/config/config.ts';
import type { CellOptions, CellWork } from './cellConfig.ts';
import { boundaryDistances, levelOf, levelStrides, type Stride } from './order.ts';
import { cellConfiguration, type SweepPlan } from './plan.ts';
import { modelWork } from './work.ts';

/** A cell's part of a run. */
export interface JobPart extends CellWork {
  /** `configurationKey` of the cell: results are stored under it, even if the axes have changed by then. */
  readonly key: string;
}

const MAX_PICTURE = 1024;
/** With fewer models, starting a run costs as much as the run itself. */
const LEAST_MODELS = 16;

/** One run: at least one part, all of one run key. */
export interface Job {
  readonly parts: readonly JobPart[];
}

/** Limits that suit an engine. */
export interface JobLimits {
  /** Most models of one run: few on the CPU, so that progress shows and all workers are used; many to fill a GPU. */
  readonly modelsPerRun: number;
  /** Runs that are trained at the same time. */
  readonly runsAtOnce: number;
  /** How long a run should take, in ms; Infinity where only the number of models counts. */
  readonly msPerRun: number;
}

/** Whether any of its models belongs to the plan. */
export function asksFor({ keys, seeds }: Pick<SweepPlan, 'keys' | 'seeds'>, { parts }: Job): boolean {
  const [ownKeys, ownSeeds] = [new Set(keys), new Set(seeds)];
  return parts.some(({ key, seeds: trained }) => ownKeys.has(key) && trained.some((seed) => ownSeeds.has(seed)));
}

/** The level and the index of each cell, computed once per plan. */
export interface CellOrder {
  readonly columns: number;
  readonly rows: number;
  /** [cell] */
  readonly levels: readonly number[];
  /** [level] */
  readonly strides: readonly Stride[];
}

export function cellOrder({ x, y, keys }: SweepPlan): CellOrder {
  const [columns, rows] = [x.values.length, y.values.length];
  const strides = levelStrides({ columns, rows });
  const levels = keys.map((_, cell) => levelOf(strides, cell % columns, Math.floor(cell / columns)));
  return { columns, rows, levels, strides };
}

/**
 * Open cells of the coarsest level that has any, those nearest a boundary first.
 * @param outcomes of finished cells, undefined elsewhere [cell]
 */
export function nextCells(
  order: CellOrder,
  isOpen: (cell: number) => boolean,
  outcomes: readonly (string | undefined)[],
): readonly number[] {
  const open = Array.from(order.levels.keys()).filter(isOpen);
  const level = open.reduce((lowest, cell) => Math.min(lowest, order.levels[cell] ?? 0), order.strides.length);
  const distances = boundaryDistances(order, outcomes);
  // Infinity − Infinity is NaN, which `sort` takes as equal: such cells stay in the order of the grid.
  return open.filter((cell) => order.levels[cell] === level).sort((a, b) => (distances[a] ?? 0) - (distances[b] ?? 0));
}

/**
 * Takes the cells at the front of `cells` that fit one run; null where there are none.
 * @param seedsOf the seeds a cell lacks, at least one
 * @param msPerWork how long the unit of `modelWork` takes; null where that is not known yet
 */
export function cutJob(
  plan: SweepPlan,
  cells: readonly number[],
  seedsOf: (cell: number) => readonly number[],
  limits: JobLimits,
  msPerWork: number | null,
): Job | null {
  const [first] = cells;
  if (first === undefined) return null;
  const alike = cells.filter((cell) => plan.runKeys[cell] === plan.runKeys[first]);
  const options = cellConfiguration(plan, first);
  const most = Math.min(limits.modelsPerRun, modelsThatFit(options));
  const share = Math.max(Math.ceil((alike.length * plan.seeds.length) / limits.runsAtOnce), LEAST_MODELS);
  const partOf = (cell: number) => ({ key: plan.keys[cell] ?? '', options: cellConfiguration(plan, cell), seeds: seedsOf(cell) });
  return { parts: takeParts(alike, partOf, Math.min(share, most, modelsInTime(options, limits, msPerWork)), most) };
}

/** The coarse picture as one run, as far as its cells share a shape; the engine is chosen by it. */
export function firstPicture(plan: SweepPlan): Job {
  const cells = nextCells(cellOrder(plan), () => true, []);
  const job = cutJob(plan, cells, () => plan.seeds, { modelsPerRun: MAX_PICTURE, runsAtOnce: 1, msPerRun: Number.POSITIVE_INFINITY }, null);
  if (!job) throw new Error('a sweep without cells');
  return job;
}

/** The first run is short: it measures the speed. */
function modelsInTime(options: CellOptions, { msPerRun }: JobLimits, msPerWork: number | null): number {
  if (msPerRun === Number.POSITIVE_INFINITY) return msPerRun;
  return msPerWork === null ? LEAST_MODELS : msPerRun / (msPerWork * modelWork(options));
}

function countModels(parts: readonly JobPart[]): number {
  return parts.reduce((sum, { seeds }) => sum + seeds.length, 0);
}

function modelsThatFit({ nFeatures = DEFAULTS.nFeatures, nHidden = DEFAULTS.nHidden, tied = DEFAULTS.tied }: CellOptions): number {
  return Math.max(Math.floor(MAX_PARAMETERS / ((nFeatures + 1) * (nHidden + 1) * (tied ? 1 : 2))), 1);
}

/** Whole cells up to `share` models, at least one; the first `most` seeds of a larger cell. */
function takeParts(cells: readonly number[], partOf: (cell: number) => JobPart, share: number, most: number): readonly JobPart[] {
  const taken: JobPart[] = [];
  let count = 0;
  for (const cell of cells) {
    const part = partOf(cell);
    count += part.seeds.length;
    if (taken.length > 0 && count > share) break;
    taken.push({ ...part, seeds: part.seeds.slice(0, most) });
  }
  return taken;
}

/** Splits a run in two, so that a diverging model takes no other with it; null for a single model. */
export function halveJob({ parts }: Job): readonly [Job, Job] | null {
  const total = countModels(parts);
  const half = Math.ceil(total / 2);
  return total < 2 ? null : [{ parts: modelsBetween(parts, 0, half) }, { parts: modelsBetween(parts, half, total) }];
}

/** The parts of a run's instances from `start` up to `end`. */
function modelsBetween(parts: readonly JobPart[], start: number, end: number): readonly JobPart[] {
  let first = 0;
  return parts.flatMap((part) => {
    const seeds = part.seeds.slice(Math.max(start - first, 0), Math.max(end - first, 0));
    first += part.seeds.length;
    return seeds.length > 0 ? [{ ...part, seeds }] : [];
  });
}
