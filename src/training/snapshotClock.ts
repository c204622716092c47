/** When a run's next snapshot is due, and whose memory it may use. Timed ones wait until the last ones have arrived; newest wins. */
import type { SnapshotWish } from './protocol.ts';

/** More than these are never on their way: a slow page gets fewer, never older ones. */
const MAX_UNDELIVERED = 2;
/** Where none may be left out, training waits while so many have not been taken. */
const MAX_AHEAD = 4;
const MAX_KEPT_BUFFERS = 2;

/** Whether no snapshot is left out: its reader then reports each as taken. */
export function wantsEach(wish: SnapshotWish): boolean {
  return 'each' in wish && wish.each === true;
}

export class SnapshotClock {
  private wish: SnapshotWish;
  private undelivered = 0;
  private lastAt = Number.NEGATIVE_INFINITY;
  private readonly returned: (readonly ArrayBuffer[])[] = [];

  constructor(wish: SnapshotWish) {
    this.wish = wish;
  }

  set(wish: SnapshotWish): void {
    this.wish = wish;
  }

  get wantsEach(): boolean {
    return wantsEach(this.wish);
  }

  /** Whether training waits until one is taken. */
  get isFull(): boolean {
    return this.wantsEach && this.undelivered >= MAX_AHEAD;
  }

  /** Steps until one is due by count. */
  stepsToNext(step: number): number {
    if ('everySteps' in this.wish) return this.wish.everySteps - (step % this.wish.everySteps);
    const next = 'atSteps' in this.wish ? this.wish.atSteps.find((at) => at > step) : undefined;
    return (next ?? Number.POSITIVE_INFINITY) - step;
  }

  isDue(step: number, now: number): boolean {
    if (!this.wantsEach && this.undelivered >= MAX_UNDELIVERED) return false;
    if ('atSteps' in this.wish) return this.wish.atSteps.includes(step);
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
