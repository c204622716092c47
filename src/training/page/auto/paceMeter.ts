/** Steps a millisecond of training time, from the snapshots of a run. */
import type { Snapshot } from '../../../model/network/parameters.ts';

type Point = Pick<Snapshot, 'step' | 'elapsedMs'>;

export class PaceMeter {
  private from: Point | null = null;
  private last: Point | null = null;
  /** The shortest span over which a pace is measured. */
  windowMs: number;
  private warmUpMs: number;

  /** @param warmUpMs training time before the first measurement */
  constructor(windowMs: number, warmUpMs = 0) {
    this.windowMs = windowMs;
    this.warmUpMs = warmUpMs;
  }

  /** @returns steps a ms since the last measurement; null where that is too recent */
  see({ step, elapsedMs }: Point): number | null {
    this.last = { step, elapsedMs };
    if (elapsedMs < this.warmUpMs) return null;
    if (this.from === null || elapsedMs - this.from.elapsedMs < this.windowMs) {
      this.from ??= this.last;
      return null;
    }
    return this.take(this.from, this.last);
  }

  /** @returns steps a ms of whatever has been seen since the last measurement; null where that is nothing */
  ending(): number | null {
    const { from, last } = this;
    return from && last && last.elapsedMs > from.elapsedMs ? this.take(from, last) : null;
  }

  /** Measures afresh, since steps from here on may take another time. */
  reset(): void {
    this.from = null;
  }

  private take(from: Point, to: Point): number {
    this.from = to;
    return (to.step - from.step) / (to.elapsedMs - from.elapsedMs);
  }
}
