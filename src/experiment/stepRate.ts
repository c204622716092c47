/** Steps a second by the clock on the wall, smoothed. What the reader sees pass, not what the engine could do. */
const SMOOTHING_MS = 500;

export class StepRate {
  private rate = 0;
  private last: { readonly step: number; readonly at: number } | null = null;

  /** @returns steps a second; the value before where nothing can be said yet */
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

  /** A pause is not slow training. */
  pause(): void {
    this.last = null;
  }
}
