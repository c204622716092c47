/**
 * What the rest of the project sees of training: a session to begin runs in, and its events. Types only. The pool implements it with
 * workers; a test gives the session runs of its own and needs no worker.
 */
import type { JudgeOrder } from '../engine/judgeModels.ts';
import type { LiveOptions, TrainingConfig } from '../model/config/config.ts';
import type { Checkpoint, EngineName, Snapshot } from '../model/network/parameters.ts';
import type { Mode } from './page/transitions.ts';
import type { EngineChoice, Failure, Pace, ScheduledChange } from './protocol.ts';
import type { RunStatus } from './runStatus.ts';

/** How a run begins. */
export interface RunRequest {
  readonly config: TrainingConfig;
  readonly engine: EngineChoice;
  /** Whether the run fails where the engine asked for by name cannot be had; otherwise another takes over, with a notice. */
  readonly strict?: boolean;
  readonly pace: Pace;
  /** Lower goes first; 0, what is on screen, where left out. */
  readonly priority?: number;
  readonly from?: Checkpoint | undefined;
  /** Live changes to make at exact steps. */
  readonly changes?: readonly ScheduledChange[];
  /** The last step where it is not `config.steps`. */
  readonly until?: number;
  /** Whether it must train the same each time: `auto` then goes by the size of the work alone, as in a replay. */
  readonly isRepeatable?: boolean;
  /** Whether nobody will go back in the run, so that few checkpoints are enough. */
  readonly hasNoTimeline?: boolean;
  /** Whether the run ends once all its models have converged. */
  readonly untilConverged?: boolean;
}

/** `train`: as far as its end. `rest`: only as far as its first snapshot. `replay`: to its last step, and there it rests. */
export type Intent = 'train' | 'rest' | 'replay';

export type SessionEvent =
  /** Status, engine or notice have changed. */
  | { readonly type: 'changed' }
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly type: 'checkpoint'; readonly checkpoint: Checkpoint }
  /** A live change has taken effect, in the order in which they were made. */
  | { readonly type: 'tuned'; readonly step: number }
  /** An engine or a worker was lost: the run continues from this earlier step, and repeats the changes made since. */
  | { readonly type: 'steppedBack'; readonly step: number }
  /** A replay was stopped at this step: the changes that lay ahead are not made. */
  | { readonly type: 'abandoned'; readonly step: number };

export type SessionListener = (event: SessionEvent) => void;

export interface SessionState {
  readonly mode: Mode;
  readonly status: RunStatus;
  /** Why training stopped by itself. */
  readonly ended: 'converged' | 'steps' | null;
  /** How many of the models have converged. */
  readonly convergedCount: number;
  /** The engine that trains, and a sentence that says why this one; null before it is ready. */
  readonly engine: { readonly name: EngineName; readonly reason: string } | null;
  /** What went wrong: for the status `failed` why, otherwise why another engine or worker continues. */
  readonly failure: Failure | null;
  /** Steps of the newest snapshot. */
  readonly step: number;
}

/** One run after another, on one view's behalf: it owns their configuration, last checkpoint, status, pace and recovery. */
export interface Session extends SessionState {
  /** With the live changes that have taken effect; null before the first run. */
  readonly config: TrainingConfig | null;
  /** The run under way ends, another begins. While the session is hidden it waits. @throws ConfigError where `from` does not fit */
  begin(request: RunRequest, intent: Intent): void;
  /** Continues; after a failure from the last checkpoint. While the session is hidden it waits. */
  play(): void;
  /** Stops where it is. A replay that is stopped leaves out the changes it has not come to. */
  pause(): void;
  /** Takes exactly so many steps more, then rests. */
  advance(steps: number): void;
  /** @throws ConfigError naming what is wrong, and then nothing has changed */
  tune(live: LiveOptions): void;
  setPace(pace: Pace): void;
  /** Another last step, from the next `play` on or at once. */
  setUntil(until: number): void;
  /** Nobody is watching: training waits until `show`. */
  hide(): void;
  show(): void;
  /** Returns the memory of a snapshot; it must not be read after. */
  recycle(snapshot: Snapshot): void;
  /** A snapshot has been taken, of a run of which none is left out. */
  taken(): void;
  /** Ends the run; no event follows. */
  close(): void;
}

/** How a trainer would train runs of a kind: what a sweep needs to know to divide its work. */
export interface Capacity {
  readonly engine: EngineName;
  /** Runs that are trained side by side. */
  readonly runsAtOnce: number;
}

export interface Judges {
  /** Judges models in workers, all at once. @returns expected losses, means over features [model]; rejects with an EngineError */
  judge(order: JudgeOrder): Promise<readonly number[]>;
}

export interface Trainer {
  open(listener: SessionListener): Session;
  /** Never rejects. Starts a worker where the answer depends on what workers there are. */
  capacity(config: TrainingConfig, engine: EngineChoice): Promise<Capacity>;
  /** Ends all workers and their runs. */
  dispose(): void;
}
