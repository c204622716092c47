/**
 * The state of a sweep as a value: the plan, all results, the runs in progress and the progress. Every change is
 * a function from state to state; nothing here starts a run or looks at a clock.
 */
import { type CellOrder, cellOrder, cutJob, halveJob, type Job, type JobLimits, nextCells } from './jobs.ts';
import { cellOutcome } from './measures.ts';
import type { SweepPlan } from './plan.ts';
import { addResults, finishedCell, missingSeeds, type Results, type SweepCell, type TrainedModel } from './results.ts';
import { totalWork } from './work.ts';

export interface SweepState {
  readonly plan: SweepPlan;
  readonly order: CellOrder;
  /** All results, also for axes that are no longer shown. */
  readonly results: Results;
  /** Finished cells of the plan, undefined elsewhere [cell] */
  readonly cells: readonly (SweepCell | undefined)[];
  /** `cellOutcome` of finished cells, undefined elsewhere [cell] */
  readonly outcomes: readonly (string | undefined)[];
  readonly underWay: readonly Job[];
  /** For the estimate of the time left: the work of finished runs, and how long they took, in ms. */
  readonly spent: { readonly work: number; readonly ms: number };
}

/** @param results from earlier: those that belong to the plan count at once */
export function createSweepState(plan: SweepPlan, results: Results = new Map()): SweepState {
  return { results, underWay: [], spent: { work: 0, ms: 0 }, ...layOut(plan, results) };
}

/** Other axes, seeds or settings: results that belong to the new plan are shown at once, and the others are kept. */
export function retarget(state: SweepState, plan: SweepPlan): SweepState {
  return { ...state, ...layOut(plan, state.results) };
}

function layOut(plan: SweepPlan, results: Results): Pick<SweepState, 'plan' | 'order' | 'cells' | 'outcomes'> {
  const cells = plan.keys.map((_, cell) => finishedCell(results, plan, cell));
  return { plan, order: cellOrder(plan), cells, outcomes: cells.map((cell) => cell && cellOutcome(cell)) };
}

/** The next run to train, now under way; null when nothing is open. */
export function takeJob(state: SweepState, limits: JobLimits): { readonly state: SweepState; readonly job: Job } | null {
  const { plan, order, cells, outcomes } = state;
  const taken = new Set(state.underWay.flatMap(({ parts }) => parts.map(({ key }) => key)));
  const isOpen = (cell: number) => cells[cell] === undefined && !taken.has(plan.keys[cell] ?? '');
  const next = nextCells(order, isOpen, outcomes);
  const job = cutJob(plan, next, (cell) => missingSeeds(state.results, plan, cell), limits, msPerWork(state));
  return job && { job, state: { ...state, underWay: [...state.underWay, job] } };
}

/** Null before the first run has ended. */
function msPerWork({ spent }: SweepState): number | null {
  return spent.work > 0 ? spent.ms / spent.work : null;
}

/** @param models of the job, by `configurationKey` @param ms how long the run took */
export function finishJob(state: SweepState, job: Job, models: ReadonlyMap<string, readonly TrainedModel[]>, ms: number): SweepState {
  const results = addResults(state.results, models);
  const cells = state.plan.keys.map((key, cell) => (models.has(key) ? finishedCell(results, state.plan, cell) : state.cells[cell]));
  const outcomes = cells.map((cell, at) => (cell === state.cells[at] ? state.outcomes[at] : cell && cellOutcome(cell)));
  const spent = { work: state.spent.work + totalWork(job.parts), ms: state.spent.ms + ms };
  return { ...returnJob(state, job), results, cells, outcomes, spent };
}

/** The job was given up; its cells are open again. */
export function returnJob(state: SweepState, job: Job): SweepState {
  return { ...state, underWay: state.underWay.filter((other) => other !== job) };
}

/** Splits a job in progress in two; null for a job of a single model. */
export function splitJob(state: SweepState, job: Job): { readonly state: SweepState; readonly jobs: readonly [Job, Job] } | null {
  const jobs = halveJob(job);
  return jobs && { jobs, state: { ...state, underWay: state.underWay.flatMap((other) => (other === job ? jobs : [other])) } };
}

/** Whether all cells are there. */
export function isDone({ cells }: SweepState): boolean {
  return cells.every((cell) => cell !== undefined);
}

export interface SweepProgress {
  readonly cellsDone: number;
  readonly cells: number;
  /** The coarsest level with cells to do, and how many levels there are; equal when all is done. */
  readonly level: number;
  readonly levels: number;
  /** Null before the first run has ended. */
  readonly secondsLeft: number | null;
}

/** @param runsAtOnce how many runs are trained at the same time */
export function sweepProgress(state: SweepState, runsAtOnce: number): SweepProgress {
  const { plan, order, cells, results } = state;
  const open = cells.flatMap((cell, at) => (cell === undefined ? [at] : []));
  const level = open.reduce((lowest, cell) => Math.min(lowest, order.levels[cell] ?? 0), order.strides.length);
  const left = open.reduce((sum, cell) => sum + (plan.work[cell] ?? 0) * missingSeeds(results, plan, cell).length, 0);
  const rate = msPerWork(state);
  const secondsLeft = rate === null ? null : (rate * left) / runsAtOnce / 1000;
  return { cellsDone: cells.length - open.length, cells: cells.length, level, levels: order.strides.length, secondsLeft };
}

/** All finished cells, row by row. */
export function finishedCells({ cells }: SweepState): readonly SweepCell[] {
  return cells.flatMap((cell) => cell ?? []);
}

/** The finished cell shown at a position: its own, or that of the coarser block around it; undefined where neither is finished. */
export function shownCell({ order, cells }: SweepState, column: number, row: number): SweepCell | undefined {
  for (const { x, y } of order.strides.toReversed()) {
    const cell = cells[(row - (row % y)) * order.columns + column - (column % x)];
    if (cell) return cell;
  }
  return undefined;
}
