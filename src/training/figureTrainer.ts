/** What figures train with: sessions, and sweeps behind them. Types only. */
import type { EngineName } from '../model/network/parameters.ts';
import type { SweepPlan } from '../sweep/plan.ts';
import type { Failure } from './protocol.ts';
import type { SweepRunner } from './sweeps/sweepRunner.ts';
import type { FigureSweep } from './sweeps/threadSweep.ts';
import type { Judges, Trainer } from './trainer.ts';

export interface FigureTrainer extends Trainer, Judges {
  startSweep(plan: SweepPlan, sweep: FigureSweep): Promise<SweepRunner>;
  /** What happened and what to do, in a sentence or two for the reader. @param continuesWith the engine that has taken over */
  describeFailure(failure: Failure, continuesWith?: EngineName): string;
}
