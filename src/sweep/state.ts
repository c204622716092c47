/** What changes a sweep, each a function from state to state; nothing here starts a run or looks at a clock. */
import { asksFor, cellOrder, cutJob, halveJob, type Job, type JobLimits, nextCells } from './jobs.ts';
import { cellOutcome } from './measures.ts';
import type { SweepPlan } from './plan.ts';
import { msPerWork, type SweepState } from './progress.ts';
import { addResults, boundResults, finishedCell, missingSeeds, type Results, type TrainedModel } from './results.ts';
import { totalWork } from './work.ts';

/** @param results from earlier: those that belong to the plan count at once */
export function createSweepState(plan: SweepPlan, results: Results = new Map()): SweepState {
  return { results, underWay: [], spent: { work: 0, ms: 0 }, ...layOut(plan, results) };
}

/**
 * Other axes, seeds or settings: results that belong to the new plan are shown at once, and the others are kept while they are few. Jobs
 * that neither it nor the plan before asks for are given up.
 */
export function retarget(state: SweepState, plan: SweepPlan): SweepState {
  const plans = [state.plan, plan];
  const results = boundResults(state.results, plans);
  const underWay = state.underWay.filter((job) => plans.some((asking) => asksFor(asking, job)));
  return { ...state, results, underWay, ...layOut(plan, results) };
}

function layOut(plan: SweepPlan, results: Results): Pick<SweepState, 'plan' | 'order' | 'cells' | 'outcomes'> {
  const cells = plan.keys.map((_, cell) => finishedCell(results, plan, cell));
  return { plan, order: cellOrder(plan), cells, outcomes: cells.map((cell) => cell && cellOutcome(cell)) };
}

/** The next run to train, now under way; null when nothing is open. */
export function takeJob(state: SweepState, limits: JobLimits): { readonly state: SweepState; readonly job: Job } | null {
  const { plan, order, cells, outcomes, underWay } = state;
  const asked = underWay.filter((job) => asksFor(plan, job));
  const taken = new Set(asked.flatMap(({ parts }) => parts.map(({ key }) => key)));
  const isOpen = (cell: number) => cells[cell] === undefined && !taken.has(plan.keys[cell] ?? '');
  const next = nextCells(order, isOpen, outcomes);
  const job = cutJob(plan, next, (cell) => missingSeeds(state.results, plan, cell), limits, msPerWork(state));
  return job && { job, state: { ...state, underWay: [...underWay, job] } };
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
