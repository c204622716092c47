/**
 * The messages between the page and a training worker. Types only. `type` selects the payload; every switch over it is exhaustive. A worker
 * does what it is told and reports; what to do about a failure is decided on the page, in `page/recovery.ts`.
 */
import type { Capabilities } from '../engine/capabilities.ts';
import type { FailureKind } from '../engine/engine.ts';
import type { JudgeOrder } from '../engine/judgeModels.ts';
import type { LiveOptions, TrainingConfig } from '../model/config/config.ts';
import type { Checkpoint, EngineName, Snapshot } from '../model/network/parameters.ts';

export type RunId = number;
/** What a reader or a script asks for; with `auto` the page chooses. */
export type EngineChoice = EngineName | 'auto';

/** How a run proceeds while it is not paused. */
export interface Pace {
  /** Steps a second, or as fast as possible. */
  readonly stepsPerSecond: number | 'max';
  readonly snapshots: SnapshotWish;
}

/** A snapshot about every so many ms; or at the multiples of `everySteps`; or at each of `atSteps`, which ascend. */
export type SnapshotWish =
  | { readonly everyMs: number }
  | { readonly everySteps: number; readonly each?: boolean }
  /** `each`: none is left out, and training waits while several have not been taken. */
  | { readonly atSteps: readonly number[]; readonly each: true };

/** A live change that takes effect at an exact step: the step after `step` is the first to be trained with it. */
export interface ScheduledChange {
  readonly step: number;
  readonly live: LiveOptions;
}

/** How far a run goes by itself. */
export interface Goal {
  /** The last step. */
  readonly until: number;
  /** Whether it also ends once all its models have converged. */
  readonly untilConverged: boolean;
}

/** At which steps a run keeps checkpoints. */
export interface CheckpointRule {
  /** At steps that are the same for every run: what a timeline goes back to. */
  readonly atMilestones: boolean;
  /** And about this often, which limits what a lost device costs. */
  readonly everyMs: number;
}

/** All a worker needs to know of a run, but its number. */
export interface RunOrder extends Goal {
  readonly config: TrainingConfig;
  readonly engine: EngineName;
  readonly pace: Pace;
  /** Lower goes first: what is on screen has 0, sweeps have 10 and more. */
  readonly priority: number;
  readonly paused: boolean;
  /** Whether to observe which models have converged, now or when the run goes on. */
  readonly watchesConvergence: boolean;
  /** Which it keeps beside those on pause and at its end. */
  readonly checkpoints: CheckpointRule;
  readonly from?: Checkpoint | undefined;
  /** Changes that lie ahead, in order of steps. */
  readonly changes: readonly ScheduledChange[];
}

export interface ResumeOptions extends Partial<Goal> {
  readonly pace?: Pace;
}

export interface PauseOptions {
  /** Changes that lie ahead are not made any more. */
  readonly forgetChanges?: boolean;
}

export type Command =
  | ({ readonly type: 'start'; readonly runId: RunId } & RunOrder)
  /** Takes effect at once, or with the last change that lies ahead. */
  | { readonly type: 'tune'; readonly runId: RunId; readonly live: LiveOptions }
  /** Is answered by a checkpoint and a snapshot. */
  | ({ readonly type: 'pause'; readonly runId: RunId } & PauseOptions)
  | ({ readonly type: 'resume'; readonly runId: RunId } & ResumeOptions)
  /** Exactly so many steps, then a snapshot; the run stays paused. Several queue up. */
  | { readonly type: 'step'; readonly runId: RunId; readonly steps: number }
  | { readonly type: 'stop'; readonly runId: RunId }
  /** Returns the memory of a snapshot (W, b, loss) for the next one. */
  | { readonly type: 'recycle'; readonly runId: RunId; readonly buffers: readonly ArrayBuffer[] }
  /** A snapshot has arrived; of those of which none is left out: has been taken. The next may be sent. */
  | { readonly type: 'arrived'; readonly runId: RunId };

/** A failure as it crosses threads. */
export interface Failure {
  readonly kind: FailureKind;
  /** For developers; readers see `describeFailure`. */
  readonly detail: string;
}

export type Report =
  /** The engine is there. */
  | { readonly type: 'ready'; readonly runId: RunId; readonly step: number }
  | { readonly type: 'snapshot'; readonly runId: RunId; readonly snapshot: Snapshot; readonly convergedCount: number }
  /** To go back to and to continue from: at milestones, on pause and at the end. */
  | { readonly type: 'checkpoint'; readonly runId: RunId; readonly checkpoint: Checkpoint }
  /** A change, sent or scheduled, has taken effect. */
  | { readonly type: 'tuned'; readonly runId: RunId; readonly step: number }
  /** Changes that lay ahead will not be made. */
  | { readonly type: 'forgotten'; readonly runId: RunId; readonly step: number }
  /** The run has reached its last step, or all its models have converged; it stays, paused. */
  | { readonly type: 'done'; readonly runId: RunId; readonly step: number; readonly converged: boolean }
  /** The run has ended, and nothing of it is left in the worker. */
  | { readonly type: 'failed'; readonly runId: RunId; readonly failure: Failure };

/** What a worker is sent: about its runs, what it could train with, whether it is there. */
export type WorkerRequest =
  | Command
  | { readonly type: 'probe' }
  | { readonly type: 'ping' }
  | { readonly type: 'judge'; readonly ticket: number; readonly order: JudgeOrder };

/** What a worker says: of its runs, that it is there, what it could train with. */
export type WorkerMessage =
  | Report
  | { readonly type: 'hello' }
  | { readonly type: 'pong' }
  | { readonly type: 'judged'; readonly ticket: number; readonly losses: readonly number[] }
  | { readonly type: 'notJudged'; readonly ticket: number; readonly failure: Failure }
  | { readonly type: 'capabilities'; readonly capabilities: Capabilities };
