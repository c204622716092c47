/** The newest snapshot of a run on its way to the screen, and the one shown: two buffers, of which the older goes back to the run. */
import type { Snapshot } from '../model/network/parameters.ts';

export class SnapshotSlot {
  private readonly recycle: (snapshot: Snapshot) => void;
  private waiting: Snapshot | null = null;
  private shown: Snapshot | null = null;

  constructor(recycle: (snapshot: Snapshot) => void) {
    this.recycle = recycle;
  }

  /** Newest wins: one that was never shown goes straight back. */
  offer(snapshot: Snapshot): void {
    if (this.waiting) this.recycle(this.waiting);
    this.waiting = snapshot;
  }

  /** Lets `show` take the newest snapshot, or null where there is none newer; the one shown before goes back after that. */
  take(show: (fresh: Snapshot | null) => void): void {
    const { waiting: next, shown: before } = this;
    this.waiting = null;
    this.shown = next ?? before;
    show(next);
    if (next && before) this.recycle(before);
  }
}
