/**
 * What is kept of a run's earlier steps: checkpoints to train on from, snapshots to look at, both in bounded memory. So is what all runs
 * of a page keep: the one that has gone on least recently, which is the longest out of view, gives way first. The last checkpoint of each
 * run is not counted: its session keeps it in any case.
 */
import type { Checkpoint, Snapshot } from '../../model/network/parameters.ts';
import { CheckpointRing } from './checkpointRing.ts';
import { SnapshotRing } from './snapshotRing.ts';

/** More than one run keeps at most. */
export const MAX_PAGE_BYTES = 128 * 2 ** 20;

/** The least recent first. */
const pasts = new Set<Past>();

export class Past {
  readonly checkpoints = new CheckpointRing();
  private readonly snapshots = new SnapshotRing();

  add(checkpoint: Checkpoint): void {
    this.checkpoints.add(checkpoint);
    this.makeRoom();
  }

  /** @returns whether there is a moment more */
  show(snapshot: Snapshot): boolean {
    const isKept = this.snapshots.add(snapshot);
    if (isKept) this.makeRoom();
    return isKept;
  }

  /** Steps that can be shown at once, ascending. */
  get moments(): readonly number[] {
    return this.snapshots.steps;
  }

  /** The moment nearest to a step. */
  nearest(step: number): Snapshot | undefined {
    return this.snapshots.nearest(step);
  }

  get bytes(): number {
    return this.checkpoints.bytes + this.snapshots.bytes;
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
    pasts.delete(this);
    this.checkpoints.clear();
    this.snapshots.clear();
  }

  /** @returns whether there was anything to drop */
  private thin(): boolean {
    const before = this.bytes;
    this.checkpoints.thin();
    this.snapshots.thin();
    return this.bytes < before;
  }

  private makeRoom(): void {
    pasts.delete(this);
    pasts.add(this);
    for (const past of pasts) while (isTooMuch() && past.thin());
  }
}

function isTooMuch(): boolean {
  let bytes = 0;
  for (const past of pasts) bytes += past.bytes;
  return bytes > MAX_PAGE_BYTES;
}
