/**
 * What the rest of the project sees of training: start a run, talk to it, hear of it. Types only. The pool implements it with
 * workers; a test hands the store an implementation of its own and needs no worker.
 */
import type { LiveOptions, TrainingConfig } from '../model/config/config.ts';
import type { Checkpoint, EngineName, Snapshot } from '../model/network/parameters.ts';
import type { SweepPlan } from '../sweep/plan.ts';
import type { Results } from '../sweep/results.ts';
import type { EngineChoice, Failure, Pace, Report } from './protocol.ts';
import type { SweepRunner, SweepView } from './sweeps/sweepRunner.ts';

export interface StartRequest {
  readonly config: TrainingConfig;
  readonly engine: EngineChoice;
  /** True: fail where the asked-for engine cannot be had. False or left out: another takes over and `ready` says why. */
  readonly strict?: boolean;
  readonly pace: Pace;
  /** Lower goes first. 0: on screen; sweeps use 10 and more. */
  readonly priority?: number;
  readonly paused?: boolean;
  readonly from?: Checkpoint;
}

/** Reports as the client passes them on: of this run only, in order, snapshots only the newest. */
export type RunListener = (report: Report) => void;

export interface Run {
  tune(live: LiveOptions): void;
  pause(options?: { readonly priority?: number }): void;
  resume(options?: { readonly pace?: Pace; readonly until?: number; readonly priority?: number }): void;
  step(steps: number): void;
  restore(checkpoint: Checkpoint): void;
  /** Ends the run; its listener hears nothing more. */
  stop(): void;
  /** Hands a drawn snapshot's memory back; it must not be read after. */
  recycle(snapshot: Snapshot): void;
}

export interface Trainer {
  /** @throws never: what goes wrong is reported as `failed` */
  start(request: StartRequest, listener: RunListener): Run;
  /** Stops all runs and ends the workers. */
  dispose(): void;
}

/** What a trainer would do with runs of a kind: what a sweep needs to know to cut its work. */
export interface Outlook {
  readonly engine: EngineName;
  /** Runs that are trained side by side. */
  readonly runsAtOnce: number;
}

/** A trainer that can say beforehand how it would train. */
export interface SweepTrainer extends Trainer {
  /** Never rejects. Starts a worker where the answer depends on what workers there are. */
  outlook(config: TrainingConfig, engine: EngineChoice): Promise<Outlook>;
}

export interface FigureSweep {
  readonly engine: EngineChoice;
  /** Trained before. */
  readonly results: Results;
  /** Called after every change. @param notice why the sweep has failed, in a sentence; null when all is well */
  readonly onChange: (view: SweepView, notice: string | null) => void;
}

/** What figures train with: single runs, and sweeps behind them. */
export interface FigureTrainer extends Trainer {
  startSweep(plan: SweepPlan, sweep: FigureSweep): Promise<SweepRunner>;
  /** What happened to a run and what to do, in a sentence or two for the reader. */
  describeFailure(failure: Failure): string;
}
