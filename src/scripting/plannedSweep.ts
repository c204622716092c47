/** A script's sweep: planned and trained. Loaded with the first. */
import { planSweep, type SweepOptions } from '../sweep/plan.ts';
import type { SweepCell } from '../sweep/results.ts';
import { finishedCells, isDone, type SweepProgress, sweepProgress } from '../sweep/state.ts';
import type { EngineChoice, Failure } from '../training/protocol.ts';
import type { SweepRunner, SweepView } from '../training/sweeps/sweepRunner.ts';
import { runThreadSweep } from '../training/sweeps/threadSweep.ts';
import type { Trainer } from '../training/trainer.ts';

/** What a sweep has come to. */
export interface SweepNews {
  readonly failure: Failure | null;
  /** Those finished, row by row. */
  readonly cells: readonly SweepCell[];
  /** Whether that is all. */
  readonly isDone: boolean;
}

export interface SweepOrder {
  readonly engine: EngineChoice;
  readonly strict: boolean;
  /** Called after every change. */
  onNews(news: SweepNews): void;
}

/** A sweep under way. */
export interface PlannedSweep extends Pick<SweepRunner, 'pause' | 'resume' | 'dispose'> {
  readonly progress: SweepProgress;
  readonly cells: readonly SweepCell[];
}

/** @throws ConfigError */
export function plannedSweep(trainer: Trainer, options: SweepOptions, { engine, strict, onNews }: SweepOrder): PlannedSweep {
  const onChange = ({ state, failure }: SweepView) => onNews({ failure, cells: finishedCells(state), isDone: isDone(state) });
  const runner = runThreadSweep(trainer, planSweep(options), { engine, strict, onChange });
  return {
    get progress() {
      return sweepProgress(runner.view.state, runner.view.runsAtOnce);
    },
    get cells() {
      return finishedCells(runner.view.state);
    },
    pause: () => runner.pause(),
    resume: () => runner.resume(),
    dispose: () => runner.dispose(),
  };
}
