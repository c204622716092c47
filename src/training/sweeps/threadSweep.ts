/** Sweeps in this thread's free time: as scripts ask for them, and for figures, with failures in sentences. Loaded with the first. */
import type { SweepPlan } from '../../sweep/plan.ts';
import type { Results } from '../../sweep/results.ts';
import { describeFailure } from '../failure.ts';
import type { EngineChoice } from '../protocol.ts';
import type { Judges, Trainer } from '../trainer.ts';
import { type TimeSlices, threadTimeSlices } from './judging.ts';
import { runSweep, type SweepRunner, type SweepRunnerOptions, type SweepView } from './sweepRunner.ts';

export interface FigureSweep {
  readonly engine: EngineChoice;
  /** Trained before. */
  readonly results: Results;
  /** Called after every change. @param notice why the sweep has failed, in a sentence; null when all is well */
  readonly onChange: (view: SweepView, notice: string | null) => void;
}

/** One that cannot judge leaves it to this thread. */
type SweepTrainer = Trainer & Partial<Judges>;

export function runThreadSweep(
  trainer: SweepTrainer,
  plan: SweepPlan,
  options: Omit<SweepRunnerOptions, keyof TimeSlices | keyof Judges>,
): SweepRunner {
  const judge = trainer.judge?.bind(trainer);
  return runSweep(trainer, plan, { ...options, ...threadTimeSlices(), ...(judge && { judge }) });
}

export function runFigureSweep(trainer: SweepTrainer, plan: SweepPlan, { onChange, ...sweep }: FigureSweep): SweepRunner {
  const onView = (view: SweepView) => onChange(view, view.failure && describeFailure(view.failure));
  return runThreadSweep(trainer, plan, { ...sweep, onChange: onView });
}
