/**
 * The newest snapshot of a run on its way to the screen. The memory of older ones is handed back one frame after they were last
 * shown, so that a view that is still drawing the one before never finds it gone.
 */
import type { Snapshot } from '../model/network/parameters.ts';

export class SnapshotSlot {
  private readonly recycle: (snapshot: Snapshot) => void;
  private waiting: Snapshot | null = null;
  private shown: Snapshot | null = null;
  private retired: Snapshot | null = null;

  constructor(recycle: (snapshot: Snapshot) => void) {
    this.recycle = recycle;
  }

  /** Newest wins: one that was never shown goes straight back. */
  offer(snapshot: Snapshot): void {
    if (this.waiting) this.recycle(this.waiting);
    this.waiting = snapshot;
  }

  /** The snapshot to show from now on, or null where there is none newer. */
  take(): Snapshot | null {
    const next = this.waiting;
    if (!next) return null;
    if (this.retired) this.recycle(this.retired);
    this.retired = this.shown;
    this.shown = next;
    this.waiting = null;
    return next;
  }
}
