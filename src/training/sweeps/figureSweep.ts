/** A sweep as a figure asks for it: in this thread's free time, failures in sentences. Loaded with the first sweep. */
import type { SweepPlan } from '../../sweep/plan.ts';
import { describeFailure } from '../failure.ts';
import type { FigureSweep, SweepTrainer } from '../trainer.ts';
import { threadTimeSlices } from './judging.ts';
import { runSweep, type SweepRunner } from './sweepRunner.ts';

export function runFigureSweep(trainer: SweepTrainer, plan: SweepPlan, { engine, results, onChange }: FigureSweep): SweepRunner {
  return runSweep(trainer, plan, {
    ...threadTimeSlices(),
    engine,
    results,
    onChange: (view) => onChange(view, view.failure && describeFailure(view.failure)),
  });
}
