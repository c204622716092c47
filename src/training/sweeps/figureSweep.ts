/** A sweep for a figure: in this thread's free time, failures in sentences. Loaded with the first sweep. */
import type { SweepPlan } from '../../sweep/plan.ts';
import type { Results } from '../../sweep/results.ts';
import { describeFailure } from '../failure.ts';
import type { EngineChoice } from '../protocol.ts';
import type { Trainer } from '../trainer.ts';
import { threadTimeSlices } from './judging.ts';
import { runSweep, type SweepRunner, type SweepView } from './sweepRunner.ts';

export interface FigureSweep {
  readonly engine: EngineChoice;
  /** Trained before. */
  readonly results: Results;
  /** Called after every change. @param notice why the sweep has failed, in a sentence; null when all is well */
  readonly onChange: (view: SweepView, notice: string | null) => void;
}

export function runFigureSweep(trainer: Trainer, plan: SweepPlan, { engine, results, onChange }: FigureSweep): SweepRunner {
  return runSweep(trainer, plan, {
    ...threadTimeSlices(),
    engine,
    results,
    onChange: (view) => onChange(view, view.failure && describeFailure(view.failure)),
  });
}
