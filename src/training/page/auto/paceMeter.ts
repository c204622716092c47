/** Steps a millisecond of training time, from the snapshots of a run. */
import type { Snapshot } from '../../../model/network/parameters.ts';

type Point = Pick<Snapshot, 'step' | 'elapsedMs'>;

export class PaceMeter {
  private from: Point | null = null;
  private last: Point | null = null;
  /** A time is taken over at least so long. */
  windowMs: number;
  private warmUpMs: number;

  /** @param warmUpMs of training before the first time is taken */
  constructor(windowMs: number, warmUpMs = 0) {
    this.windowMs = windowMs;
    this.warmUpMs = warmUpMs;
  }

  /** @returns steps a ms since the last time was taken; null where that is too short ago */
  see({ step, elapsedMs }: Point): number | null {
    this.last = { step, elapsedMs };
    if (elapsedMs < this.warmUpMs) return null;
    if (this.from === null || elapsedMs - this.from.elapsedMs < this.windowMs) {
      this.from ??= this.last;
      return null;
    }
    return this.take(this.from, this.last);
  }

  /** @returns as far as has been seen; null where nothing has */
  ending(): number | null {
    const { from, last } = this;
    return from && last && last.elapsedMs > from.elapsedMs ? this.take(from, last) : null;
  }

  /** What is seen from here on is of another kind. */
  reset(): void {
    this.from = null;
  }

  private take(from: Point, to: Point): number {
    this.from = to;
    return (to.step - from.step) / (to.elapsedMs - from.elapsedMs);
  }
}
