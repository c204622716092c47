/**
 * Keeps the device supplied with steps: several submissions are under way, and the one just made is never waited for. How long a
 * submission is and how many are under way follow from measured times, less what the browser takes to answer when there is nothing
 * to do: Chromium looks for finished work every 2.5 ms, Firefox every 100 ms. Has no clock and no device of its own.
 */

/**
 * A submission takes about so long: short, so that a change by the reader acts soon, yet long enough for what it costs by itself.
 * On the CPU it costs more, and there is nothing to gain from work ahead.
 */
export const SUBMISSION_MS = { device: 4, software: 15 } as const;
/** Work ahead of the device, beside what it does while the browser has not yet answered. */
const AHEAD_MS = 16;
/** Times are taken over at least so long. */
const SPAN_MS = 8;
/** A good guess grows by no more than this at once, since short submissions measure badly. */
const MOST_GROWTH = 4;
/** After a change of what is drawn a step may take so many times as long. */
const CHANGE = 16;
const MOST_UNDER_WAY = 64;

export interface StepDevice {
  /** @returns settles when the device has taken the steps */
  submit(steps: number): Promise<unknown>;
  /** Milliseconds since any fixed moment. */
  now(): number;
}

export class Submissions {
  private readonly device: StepDevice;
  private readonly most: number;
  private readonly targetMs: number;
  private readonly answerMs: number;
  /** Steps of a submission. */
  private size = 1;
  private msPerStep = Number.POSITIVE_INFINITY;
  /** More under way than times say, as long as times are too short to be measured. */
  private boost = 1;
  private underWay = 0;
  /** The device has run out of steps while more were wanted. */
  private starved = false;
  /** Since when the device has been busy, and for how long it was before. */
  private busySince = 0;
  private busyBefore = 0;
  /** Answered steps since the span began with an answer. */
  private span: { readonly start: number; steps: number } | null = null;
  private waiting: { resolve(): void; reject(error: unknown): void } | null = null;
  private failure: unknown = null;

  /**
   * @param most steps of a submission
   * @param targetMs of a submission
   * @param answerMs what an answer takes when there is nothing to do
   */
  constructor(device: StepDevice, { most, targetMs, answerMs }: { most: number; targetMs: number; answerMs: number }) {
    this.device = device;
    this.most = most;
    this.targetMs = targetMs;
    this.answerMs = answerMs;
  }

  /** Time in which steps were under way. */
  get busyMs(): number {
    return this.busyBefore + (this.underWay > 0 ? this.device.now() - this.busySince : 0);
  }

  /** @returns when all are submitted: not yet taken, but no further ahead than they should be. @throws what the device reports, now or before */
  async take(steps: number): Promise<void> {
    for (let left = steps; left > 0; ) {
      while (this.underWay >= this.mostUnderWay()) await this.answer();
      this.check();
      const taken = Math.min(left, this.size);
      this.submit(taken);
      left -= taken;
    }
  }

  /** What a step takes is about to change: submissions are short until they have been measured anew. */
  stepsChange(): void {
    this.size = Math.max(1, Math.floor(this.size / CHANGE));
    this.msPerStep *= CHANGE;
    this.span = null;
  }

  /** @throws what the device has reported of an earlier submission */
  check(): void {
    if (this.failure !== null) throw this.failure;
  }

  private mostUnderWay(): number {
    const ahead = this.boost * (AHEAD_MS + this.answerMs);
    return Math.max(1, Math.min(MOST_UNDER_WAY, Math.ceil(ahead / (this.size * this.msPerStep))));
  }

  private answer(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
    });
  }

  private submit(steps: number): void {
    const start = this.device.now();
    const first = this.underWay === 0;
    if (first) this.busySince = start;
    this.underWay++;
    this.device.submit(steps).then(
      () => this.answered(steps, first ? start : null),
      (error: unknown) => this.failed(error),
    );
  }

  /** @param start where nothing else was under way when the steps were submitted */
  private answered(steps: number, start: number | null): void {
    const now = this.device.now();
    this.underWay--;
    if (start !== null) this.measuredAlone(steps, now - start - this.answerMs);
    this.measuredInSpan(steps, now);
    if (this.underWay === 0) this.idle(now);
    this.waiting?.resolve();
    this.waiting = null;
  }

  private idle(now: number): void {
    this.busyBefore += now - this.busySince;
    this.starved = this.waiting !== null;
    this.span = null;
  }

  /** Of steps that the device began at once. Short times drown in the browser's own. */
  private measuredAlone(steps: number, ms: number): void {
    const noise = 0.5 + this.answerMs / 10;
    if (ms >= noise) {
      this.boost = 1;
      this.measured(steps, ms);
      return;
    }
    if (this.starved) this.boost *= 2;
    this.msPerStep = Math.min(this.msPerStep, noise / steps);
    this.size = Math.max(this.size, Math.min(this.most, steps * MOST_GROWTH));
  }

  /** From answer to answer, as long as the device does not run out of steps. Answers may come many at a time. */
  private measuredInSpan(steps: number, now: number): void {
    if (this.span && now - this.span.start >= SPAN_MS) {
      this.boost = 1;
      this.measured(this.span.steps, now - this.span.start);
      this.span = null;
    }
    this.span ??= { start: now, steps: 0 };
    this.span.steps += steps;
  }

  private measured(steps: number, ms: number): void {
    this.msPerStep = ms / steps;
    const fitting = Math.min(this.most, Math.floor(this.targetMs / this.msPerStep));
    this.size = Math.max(1, Math.min(fitting, MOST_GROWTH * Math.max(this.size, steps)));
  }

  private failed(error: unknown): void {
    this.failure = error;
    this.underWay--;
    this.waiting?.reject(error);
    this.waiting = null;
  }
}
