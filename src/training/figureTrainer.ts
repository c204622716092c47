/** What figures train with: sessions, and sweeps behind them. Types only. */
import type { JudgeOrder } from '../engine/judgeModels.ts';
import type { EngineName } from '../model/network/parameters.ts';
import type { SweepPlan } from '../sweep/plan.ts';
import type { Failure } from './protocol.ts';
import type { SweepRunner } from './sweeps/sweepRunner.ts';
import type { FigureSweep } from './sweeps/threadSweep.ts';
import type { Trainer } from './trainer.ts';

export interface FigureTrainer extends Trainer {
  startSweep(plan: SweepPlan, sweep: FigureSweep): Promise<SweepRunner>;
  /** Judges models in workers, all at once. @returns expected losses, means over features [model]; rejects with an EngineError */
  judge(order: JudgeOrder): Promise<readonly number[]>;
  /** What happened and what to do, in a sentence or two for the reader. @param continuesWith the engine that has taken over */
  describeFailure(failure: Failure, continuesWith?: EngineName): string;
}
