/**
 * Judges a run's models exactly: in workers where that takes long, else here, a little at a time, so that the page stays responsive. What
 * judging is, `sweep/judge.ts` says.
 */
import type { TrainingConfig } from '../../model/config/config.ts';
import { isDearToJudge, judgedRun } from '../../model/loss/judgedRun.ts';
import type { RunWeights } from '../../model/network/parameters.ts';
import { judgeExactly } from '../../sweep/judge.ts';
import type { Judges } from '../trainer.ts';
import { nextTurn } from '../yielding.ts';

export interface TimeSlices {
  /** Ms, from any origin. */
  now(): number;
  /** Resolves once waiting events have been handled. */
  yieldToEvents(): Promise<void>;
}

/** Those of this thread. */
export function threadTimeSlices(): TimeSlices {
  return { now: () => performance.now(), yieldToEvents: nextTurn };
}

/** Gives way to events after so long. */
const SLICE_MS = 8;

/** @returns the judged loss of each model [instance] */
export async function judgeRun(
  config: TrainingConfig,
  weights: RunWeights,
  { judge, ...slices }: TimeSlices & Partial<Judges>,
): Promise<readonly number[]> {
  if (!judge || !isDearToJudge(config)) return judgeInSlices(config, weights, slices);
  const order = { ...judgedRun(config, weights), evaluation: null };
  // Workers can be lost; the sweep is not.
  return judge(order).catch(() => judgeInSlices(config, weights, slices));
}

async function judgeInSlices(config: TrainingConfig, weights: RunWeights, { now, yieldToEvents }: TimeSlices): Promise<readonly number[]> {
  const judging = judgeExactly(config, weights);
  let next = judging.next();
  for (let sliceStart = now(); !next.done; next = judging.next()) {
    if (now() - sliceStart < SLICE_MS) continue;
    await yieldToEvents();
    sliceStart = now();
  }
  return next.value;
}
