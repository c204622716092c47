/** Steps per second of elapsed time, smoothed: the pace the reader sees, not the engine's maximum. */
const SMOOTHING_MS = 500;

export class StepRate {
  private rate = 0;
  private last: { readonly step: number; readonly at: number } | null = null;

  /** @returns steps a second; the previous value where it cannot be computed yet */
  update(step: number, now: number): number {
    const { last } = this;
    if (last && now <= last.at) return this.rate;
    this.last = { step, at: now };
    if (!last || step < last.step) return this.rate;
    const elapsedMs = now - last.at;
    const measured = ((step - last.step) * 1000) / elapsedMs;
    const weight = this.rate === 0 ? 1 : 1 - Math.exp(-elapsedMs / SMOOTHING_MS);
    this.rate += weight * (measured - this.rate);
    return this.rate;
  }

  /** Restarts the measurement after a pause. */
  pause(): void {
    this.last = null;
  }
}
