/** The state of a sweep as a value, the plan, all results and the runs in progress, and how far it has come. `state.ts` changes it. */
import type { CellOrder, Job } from './jobs.ts';
import type { SweepPlan } from './plan.ts';
import { missingSeeds, type Results, type SweepCell } from './results.ts';

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

/** Null before the first run has ended. */
export function msPerWork({ spent }: SweepState): number | null {
  return spent.work > 0 ? spent.ms / spent.work : null;
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

/** The finished cell shown at a position: its own, or that of the coarser block around it; undefined where neither is finished. */
export function shownCell({ order, cells }: SweepState, column: number, row: number): SweepCell | undefined {
  for (const { x, y } of order.strides.toReversed()) {
    const cell = cells[(row - (row % y)) * order.columns + column - (column % x)];
    if (cell) return cell;
  }
  return undefined;
}
