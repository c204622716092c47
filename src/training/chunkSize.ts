/** How many steps one chunk may take so that a command does not wait long, learned from the chunks before. No clock of its own. */
/** Shorter times say little: clocks of browsers are coarse. */
const MEASURABLE_MS = 1;
const MAX_STEPS = 2 ** 20;

export class ChunkSize {
  steps = 1;
  private readonly targetMs: number;

  constructor(targetMs: number) {
    this.targetMs = targetMs;
  }

  /** @param steps taken in @param elapsedMs */
  record(steps: number, elapsedMs: number): void {
    if (elapsedMs < MEASURABLE_MS) {
      if (steps >= this.steps) this.steps = Math.min(2 * this.steps, MAX_STEPS);
      return;
    }
    const fitting = Math.floor((steps * this.targetMs) / elapsedMs);
    this.steps = Math.max(1, Math.min(fitting, 2 * this.steps, MAX_STEPS));
  }
}
