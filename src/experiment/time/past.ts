/** What is kept of a run's earlier steps: checkpoints to train on from, snapshots to look at, both in bounded memory. */
import type { Checkpoint, Snapshot } from '../../model/network/parameters.ts';
import { CheckpointRing } from './checkpointRing.ts';
import { SnapshotRing } from './snapshotRing.ts';

export class Past {
  readonly checkpoints = new CheckpointRing();
  private readonly snapshots = new SnapshotRing();

  add(checkpoint: Checkpoint): void {
    this.checkpoints.add(checkpoint);
  }

  /** @returns whether there is a moment more */
  show(snapshot: Snapshot): boolean {
    return this.snapshots.add(snapshot);
  }

  /** Steps that can be shown at once, ascending. */
  get moments(): readonly number[] {
    return this.snapshots.steps;
  }

  /** The moment nearest to a step. */
  nearest(step: number): Snapshot | undefined {
    return this.snapshots.nearest(step);
  }

  dropAfter(step: number): void {
    this.checkpoints.dropAfter(step);
    this.snapshots.dropAfter(step);
  }

  dropBefore(step: number): void {
    this.checkpoints.dropBefore(step);
    this.snapshots.dropBefore(step);
  }

  clear(): void {
    this.checkpoints.clear();
    this.snapshots.clear();
  }
}
