/** A run as a script sees it, and how it fails. */
import type { FailureKind } from '../../engine/engine.ts';
import type { LiveOptions } from '../../model/config/config.ts';
import { describeFailure } from '../../training/failure.ts';
import type { Failure } from '../../training/protocol.ts';
import type { RunChange } from './changes.ts';
import type { RunCheckpoint } from './from.ts';
import type { RunSnapshot } from './snapshots.ts';

/**
 * Iterating gives the newest snapshot each time and ends after the last one. With `snapshotEvery` or `at` every loop sees every snapshot, and
 * training waits for the slowest; it waits for a first loop too, unless `finished` has been asked for. Leaving a loop early does not stop the run.
 */
export interface TrainingRun extends AsyncIterable<RunSnapshot> {
  /** The snapshot at exactly `steps`; after `stop()` the one at that moment. */
  readonly finished: Promise<RunSnapshot>;
  /** What has changed on the way and from which step on. As `changes` of the same configuration it gives the same run again. */
  readonly changes: readonly RunChange[];
  /** What the configuration, as it is now, asks for and does not get, in sentences; empty where there is nothing to say. */
  readonly notices: readonly string[];
  /**
   * Changes sparsity, importance or learning rate, for all models, from the next step on. Does nothing once the run has ended.
   * @throws ConfigError naming the key, the value and the allowed range; then nothing has changed
   */
  set(live: LiveOptions): void;
  /** Where the run stands now, to go on from: `train({ from: checkpoint })` continues it number for number. */
  checkpoint(): Promise<RunCheckpoint>;
  /** Ends the run where it is. */
  stop(): void;
}

/** Training failed for a reason that is not the caller's configuration. */
export class TrainingError extends Error {
  /** Tells it from other errors. */
  override readonly name = 'TrainingError';
  /** What kind of failure, such as `no-webgpu` or `diverged`. */
  readonly kind: FailureKind;
  constructor(failure: Failure) {
    super(describeFailure(failure), { cause: failure.detail });
    this.kind = failure.kind;
  }
}
