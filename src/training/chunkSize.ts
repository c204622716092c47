/**
 * How many steps one chunk may take so that a command does not wait long, learned from the chunks before. No clock of its own.
 *
 * An engine may take steps before they are done and wait for many at once: the GPU engine in a browser that reports finished work
 * ten times a second returns at once from most chunks and after 100 ms from a few. So steps and times are summed until the sum says something.
 */

/** Shorter times are not precise: browsers' clocks are coarse. */
const MEASURABLE_MS = 1;
const MAX_STEPS = 2 ** 20;

export class ChunkSize {
  steps = 1;
  private readonly targetMs: number;
  private unmeasured = { steps: 0, ms: 0 };

  constructor(targetMs: number) {
    this.targetMs = targetMs;
  }

  /** @param steps taken in @param elapsedMs */
  record(steps: number, elapsedMs: number): void {
    this.unmeasured = { steps: this.unmeasured.steps + steps, ms: this.unmeasured.ms + elapsedMs };
    if (this.unmeasured.ms < MEASURABLE_MS) {
      if (steps >= this.steps) this.steps = Math.min(2 * this.steps, MAX_STEPS);
      return;
    }
    const fitting = Math.floor((this.unmeasured.steps * this.targetMs) / this.unmeasured.ms);
    this.steps = Math.max(1, Math.min(fitting, 2 * this.steps, MAX_STEPS));
    this.unmeasured = { steps: 0, ms: 0 };
  }
}
