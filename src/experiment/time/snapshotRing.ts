/**
 * Copies of a run's snapshots, so that earlier steps can be shown at once, in bounded memory. Early steps are kept more densely than
 * late ones; when full, every second snapshot is dropped.
 */
import type { Snapshot } from '../../model/network/parameters.ts';
import { copySnapshot } from '../copySnapshot.ts';
import { StepRing } from './stepRing.ts';

export const MAX_SNAPSHOTS = 400;
export const MAX_SNAPSHOT_BYTES = 32 * 2 ** 20;
/** A snapshot is kept if it is later than the last one by at least this share of its step. */
const LEAST_SHARE = 1 / 128;

export class SnapshotRing extends StepRing<Snapshot> {
  /** @returns whether it was kept, as a copy */
  add(snapshot: Snapshot): boolean {
    const last = this.kept.at(-1)?.step ?? Number.NEGATIVE_INFINITY;
    if (snapshot.step - last < Math.max(1, LEAST_SHARE * snapshot.step)) return false;
    this.kept = [...this.kept, copySnapshot(snapshot)];
    while (this.isFull()) this.thin();
    return true;
  }

  get steps(): readonly number[] {
    return this.kept.map(({ step }) => step);
  }

  protected bytesOf({ W, WOut, b, loss }: Snapshot): number {
    return W.byteLength + (WOut?.byteLength ?? 0) + b.byteLength + loss.byteLength;
  }

  /** The kept snapshot whose step is nearest. */
  nearest(step: number): Snapshot | undefined {
    const after = this.kept.findIndex((snapshot) => snapshot.step >= step);
    const [low, high] = after < 0 ? [this.kept.at(-1), undefined] : [this.kept[after - 1], this.kept[after]];
    if (!low || !high) return low ?? high;
    return step - low.step < high.step - step ? low : high;
  }

  /** The first one always stays. */
  private isFull(): boolean {
    return this.kept.length > 1 && (this.kept.length > MAX_SNAPSHOTS || this.bytes > MAX_SNAPSHOT_BYTES);
  }
}
