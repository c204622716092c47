/**
 * What the rest of the project sees of training: start a run, talk to it, hear of it. Types only. The pool implements it with
 * workers; a test hands the store an implementation of its own and needs no worker.
 */
import type { LiveOptions, TrainingConfig } from '../model/config.ts';
import type { Checkpoint, Snapshot } from '../model/parameters.ts';
import type { EngineChoice, Pace, Report } from './protocol.ts';

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
