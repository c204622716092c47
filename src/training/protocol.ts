/**
 * What the page and a training worker say to each other. Types only. `type` selects the payload; every switch over it is
 * exhausted. Every report names its run, and reports of a run that is no longer wanted are dropped by the client.
 */
import type { FailureKind } from '../engine/engine.ts';
import type { LiveOptions, TrainingConfig } from '../model/config/config.ts';
import type { Checkpoint, EngineName, Snapshot } from '../model/network/parameters.ts';

export type RunId = number;
/** What a reader or a script asks for; `auto` leaves it to `chooseEngine`, before a worker hears of the run. */
export type EngineChoice = EngineName | 'auto';

/** How a run moves along while it is not paused. */
export interface Pace {
  /** Steps a second, or as fast as it goes. */
  readonly stepsPerSecond: number | 'max';
  /** A snapshot about every so many ms of a run at full speed; or exactly at the multiples of `everySteps`. */
  readonly snapshots: { readonly everyMs: number } | { readonly everySteps: number };
}

export type Command =
  | {
      readonly type: 'start';
      readonly runId: RunId;
      readonly config: TrainingConfig;
      readonly engine: EngineName;
      /** A sentence for the reader: why this engine. */
      readonly reason: string;
      /** The run fails where this engine cannot be had; otherwise another takes over and `ready` says why. */
      readonly strict: boolean;
      readonly pace: Pace;
      /** What is on screen goes before sweeps: lower goes first. */
      readonly priority: number;
      readonly paused: boolean;
      readonly from?: Checkpoint;
    }
  | { readonly type: 'tune'; readonly runId: RunId; readonly live: LiveOptions }
  /** Answers with a checkpoint and a snapshot. */
  | { readonly type: 'pause'; readonly runId: RunId; readonly priority?: number }
  /** Goes on, perhaps at another pace or up to another last step. */
  | { readonly type: 'resume'; readonly runId: RunId; readonly pace?: Pace; readonly until?: number; readonly priority?: number }
  /** Exactly so many steps, then a snapshot; the run stays paused. Several queue up. */
  | { readonly type: 'step'; readonly runId: RunId; readonly steps: number }
  | { readonly type: 'stop'; readonly runId: RunId }
  /** Goes on from here: also carries hand-made weights. */
  | { readonly type: 'restore'; readonly runId: RunId; readonly checkpoint: Checkpoint }
  /** Hands a drawn snapshot's memory back (W, b, loss). Without buffers it only says that a snapshot has arrived and the next may come. */
  | { readonly type: 'recycle'; readonly runId: RunId; readonly buffers: readonly ArrayBuffer[] };

/** A failure as it crosses threads. */
export interface Failure {
  readonly kind: FailureKind;
  /** For developers; readers see `describeFailure`. */
  readonly detail: string;
}

export type Report =
  /** The engine is there; `reason` is a sentence for the reader. `fallback` tells why the asked-for engine is not. */
  | {
      readonly type: 'ready';
      readonly runId: RunId;
      readonly engine: EngineName;
      readonly reason: string;
      readonly fallback: Failure | null;
      /** Where it begins; a run that has lost its engine or its worker goes on from its last checkpoint, with all it was told. */
      readonly step: number;
    }
  | { readonly type: 'snapshot'; readonly runId: RunId; readonly snapshot: Snapshot }
  /** Kept for going back and for going on elsewhere: at log-spaced steps, on pause and at the end. */
  | { readonly type: 'checkpoint'; readonly runId: RunId; readonly checkpoint: Checkpoint }
  | { readonly type: 'tuned'; readonly runId: RunId; readonly step: number; readonly live: LiveOptions }
  /** The run has reached its last step; it stays, paused, until it is resumed or stopped. */
  | { readonly type: 'done'; readonly runId: RunId; readonly step: number }
  /** The run stands still at its last good checkpoint; the pool's user may `resume` it to try again, `restore` it to go on elsewhere. */
  | {
      readonly type: 'failed';
      readonly runId: RunId;
      readonly failure: Failure;
      /** A `tune` or `restore` was refused: nothing has changed, and the run goes on. */
      readonly goesOn?: true;
    };
