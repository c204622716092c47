/** How many steps one dispatch takes: as many as stay short for the page's own drawing, from measured times. Takes its times as arguments. */

/** A longer dispatch would hold up the page's frames. */
const TARGET_MS = 15;
/** The first guess is one step; a good guess grows by no more than this at once, since short dispatches measure badly. */
const MOST_GROWTH = 4;

export class DispatchPace {
  private readonly most: number;
  private steps = 1;

  /** @param most steps a dispatch can take */
  constructor(most: number) {
    this.most = most;
  }

  /** Steps of the next dispatch, ≥ 1. */
  get next(): number {
    return this.steps;
  }

  /** Learns from a dispatch. One of fewer steps than it might have had says little about longer ones, but much about being too long. */
  measured(steps: number, ms: number): void {
    const fitting = Math.floor((steps * TARGET_MS) / Math.max(ms, 0.01));
    const allowed = fitting < this.steps ? fitting : Math.min(fitting, Math.max(this.steps, steps * MOST_GROWTH));
    this.steps = Math.max(1, Math.min(allowed, this.most));
  }
}
