/** Turns a wanted rate of steps a second into whole steps due now, by a running credit. The time is an argument. */
import type { Pace } from './protocol.ts';

/** Steps missed longer ago than this (hidden tab, sleeping computer, slow machine) are not caught up on. */
const MAX_ARREARS_MS = 100;
/** Steps of less than this many ms are taken together. */
const QUANTUM_MS = 8;
/** Tolerance for rounding in sums of fractions. */
const ROUNDING = 1e-6;

export class Pacer {
  private readonly stepsPerMs: number;
  /** Credit at which steps are due. */
  private readonly quantum: number;
  private credit: number;
  private at: number;

  constructor(stepsPerSecond: Pace['stepsPerSecond'], now: number) {
    this.stepsPerMs = stepsPerSecond === 'max' ? Number.POSITIVE_INFINITY : stepsPerSecond / 1000;
    this.quantum = Math.max(1, this.stepsPerMs * QUANTUM_MS);
    this.credit = this.quantum;
    this.at = now;
  }

  /** Ms until steps are due: 0 when some are. */
  dueIn(now: number): number {
    if (this.stepsPerMs === Number.POSITIVE_INFINITY) return 0;
    this.collect(now);
    const missing = this.quantum - this.credit;
    return missing <= ROUNDING ? 0 : missing / this.stepsPerMs;
  }

  /** Whole steps that may be taken now. */
  allowance(now: number): number {
    if (this.stepsPerMs === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
    this.collect(now);
    return Math.floor(this.credit + ROUNDING);
  }

  spend(steps: number): void {
    this.credit -= steps;
  }

  private collect(now: number): void {
    const earned = Math.max(now - this.at, 0) * this.stepsPerMs;
    this.at = now;
    this.credit = Math.min(this.credit + earned, this.quantum + MAX_ARREARS_MS * this.stepsPerMs);
  }
}
