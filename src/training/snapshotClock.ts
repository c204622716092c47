/** When a run's next snapshot is due, and whose memory it may use. Timed ones wait until the last ones have arrived; newest wins. */
import type { Pace } from './protocol.ts';

/** More than these are never on their way: a slow page gets fewer, never older ones. */
const MAX_UNDELIVERED = 2;
const MAX_KEPT_BUFFERS = 2;

export class SnapshotClock {
  private wish: Pace['snapshots'];
  private undelivered = 0;
  private lastAt = Number.NEGATIVE_INFINITY;
  private readonly returned: (readonly ArrayBuffer[])[] = [];

  constructor(wish: Pace['snapshots']) {
    this.wish = wish;
  }

  set(wish: Pace['snapshots']): void {
    this.wish = wish;
  }

  /** Steps until one is due by count. */
  stepsToNext(step: number): number {
    return 'everySteps' in this.wish ? this.wish.everySteps - (step % this.wish.everySteps) : Number.POSITIVE_INFINITY;
  }

  isDue(step: number, now: number): boolean {
    if (this.undelivered >= MAX_UNDELIVERED) return false;
    return 'everySteps' in this.wish ? step % this.wish.everySteps === 0 : now - this.lastAt >= this.wish.everyMs;
  }

  /** Buffers W, b, loss to fill, where some have come back. */
  take(): readonly ArrayBuffer[] | undefined {
    return this.returned.pop();
  }

  sent(now: number): void {
    this.undelivered++;
    this.lastAt = now;
  }

  arrived(): void {
    this.undelivered = Math.max(0, this.undelivered - 1);
  }

  /** Memory to fill again. */
  recycle(buffers: readonly ArrayBuffer[]): void {
    if (this.returned.length < MAX_KEPT_BUFFERS) this.returned.push(buffers);
  }
}
