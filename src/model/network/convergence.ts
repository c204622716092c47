/**
 * When training has settled; the one definition: over the last max(2 000, 20 %) steps no weight moved more than 0.01 and the
 * average loss changed by less than 1 %. It says nothing of how good a minimum is.
 *
 * "Moved" and "changed" compare the averages over the two halves of that window: at a constant learning rate a weight never
 * stands still, it trembles by 0.01 to 0.03 around its place. A tracker keeps a handful of anchors, a quarter of a window apart, so its
 * answer may come that much late.
 */
const CONVERGENCE = {
  minWindow: 2000,
  windowShare: 0.2,
  weightTolerance: 0.01,
  lossTolerance: 0.01,
  /** A change of the loss this small counts as none, even where the loss goes to 0. */
  lossFloor: 1e-7,
} as const;

const ANCHORS_PER_WINDOW = 4;

/** The part of a snapshot that is looked at. Nothing of it is kept. */
export interface ObservedStep {
  /** Optimiser steps taken. */
  readonly step: number;
  /** [instance, feature, hidden] */
  readonly W: ArrayLike<number>;
  /** Of untied models. [instance, feature, hidden] */
  readonly WOut?: ArrayLike<number>;
  /** Average of recent batch losses [instance] */
  readonly loss: ArrayLike<number>;
}

export interface ConvergenceTracker {
  /** Takes the next snapshot. One of an earlier step starts afresh: the run has been restored or restarted. */
  add(observed: ObservedStep): void;
  isConverged(instance: number): boolean;
  /** How many instances have converged. */
  convergedCount(): number;
  /** Forgets everything, as after a live change. */
  reset(): void;
}

/** A tracker for all instances of a run. It keeps about seven doubles a weight, however long the run. */
export function createConvergenceTracker(nInstances: number): ConvergenceTracker {
  return new AnchoredTracker(nInstances);
}

/** Steps are observed a hundred apart at first, and judged five hundred apart; twice as far whenever the window has doubled. */
const OBSERVED_EVERY = 100;
const JUDGED_EVERY = 500;

/**
 * The next step whose snapshot a tracker is to be given. It depends on the step alone, never on the time training takes, so that a run ends
 * at the same step on every machine.
 */
export function nextObservation(step: number): number {
  return nextMultiple(step, OBSERVED_EVERY);
}

/** The next step at which a run may end because it has converged; one of those that are observed. */
export function nextJudgement(step: number): number {
  return nextMultiple(step, JUDGED_EVERY);
}

export function isJudged(step: number): boolean {
  return step > 0 && nextJudgement(step - 1) === step;
}

function nextMultiple(step: number, every: number): number {
  const doublings = Math.floor(Math.log2(convergenceWindow(step) / CONVERGENCE.minWindow));
  const distance = every * 2 ** doublings;
  return (Math.floor(step / distance) + 1) * distance;
}

/** Steps over which nothing may move for a run that has taken `step` steps. */
export function convergenceWindow(step: number): number {
  return Math.max(CONVERGENCE.minWindow, CONVERGENCE.windowShare * step);
}

/** Sums over all steps so far; the difference of two gives the averages between them. */
interface Sums {
  readonly step: number;
  /** [instance, feature, hidden] */
  readonly W: Float64Array;
  /** Empty where there is none. */
  readonly WOut: Float64Array;
  /** [instance] */
  readonly loss: Float64Array;
}

class AnchoredTracker implements ConvergenceTracker {
  private readonly nInstances: number;
  private now: Sums | null = null;
  /** Oldest first. */
  private anchors: Sums[] = [];

  constructor(nInstances: number) {
    this.nInstances = nInstances;
  }

  reset(): void {
    this.now = null;
    this.anchors = [];
  }

  add({ step, W, WOut = [], loss }: ObservedStep): void {
    if (this.now && step < this.now.step) this.reset();
    if (this.now) {
      const steps = step - this.now.step;
      addTimes(this.now.W, W, steps);
      addTimes(this.now.WOut, WOut, steps);
      addTimes(this.now.loss, loss, steps);
    }
    const zeros = (like: ArrayLike<number>) => new Float64Array(like.length);
    const sums = this.now ?? { W: zeros(W), WOut: zeros(WOut), loss: zeros(loss) };
    this.now = { ...sums, step };
    this.renewAnchors(this.now);
  }

  isConverged(instance: number): boolean {
    const { now } = this;
    const start = this.anchors[0];
    if (!now || !start || now.step - start.step < convergenceWindow(now.step)) return false;
    const middle = nearestTo((start.step + now.step) / 2, this.anchors);
    const inside = middle.step > start.step && middle.step < now.step;
    if (!inside || !lossIsSteady(start, middle, now, instance)) return false;
    return weightsAreSteady(start, middle, now, instance, 'W') && weightsAreSteady(start, middle, now, instance, 'WOut');
  }

  convergedCount(): number {
    return Array.from({ length: this.nInstances }, (_, i) => this.isConverged(i)).filter(Boolean).length;
  }

  /** Keeps the newest anchor that is a window old, and those after it. */
  private renewAnchors(now: Sums): void {
    const window = convergenceWindow(now.step);
    const newest = this.anchors.at(-1);
    if (!newest || now.step - newest.step >= window / ANCHORS_PER_WINDOW) {
      this.anchors.push({ step: now.step, W: now.W.slice(), WOut: now.WOut.slice(), loss: now.loss.slice() });
    }
    // Where snapshots are rarer than windows, one more is kept to stand in the middle.
    while (this.anchors.length > 3 && now.step - (this.anchors[1]?.step ?? now.step) >= window) this.anchors.shift();
  }
}

function addTimes(sums: Float64Array, values: ArrayLike<number>, times: number): void {
  if (times === 0) return;
  for (let at = 0; at < sums.length; at++) sums[at] += times * values[at];
}

function nearestTo(step: number, anchors: readonly Sums[]): Sums {
  return anchors.reduce((best, anchor) => (Math.abs(anchor.step - step) < Math.abs(best.step - step) ? anchor : best));
}

function lossIsSteady(start: Sums, middle: Sums, end: Sums, i: number): boolean {
  const before = average(start, middle, 'loss', i);
  const change = Math.abs(average(middle, end, 'loss', i) - before);
  return change < Math.max(CONVERGENCE.lossTolerance * Math.abs(before), CONVERGENCE.lossFloor);
}

function weightsAreSteady(start: Sums, middle: Sums, end: Sums, i: number, key: 'W' | 'WOut'): boolean {
  const perInstance = end[key].length / end.loss.length;
  for (let at = i * perInstance; at < (i + 1) * perInstance; at++) {
    const moved = Math.abs(average(middle, end, key, at) - average(start, middle, key, at));
    // Written so that NaN, of a run that diverged, has moved.
    if (!(moved <= CONVERGENCE.weightTolerance)) return false;
  }
  return true;
}

function average(from: Sums, to: Sums, key: 'W' | 'WOut' | 'loss', at: number): number {
  return (to[key][at] - from[key][at]) / (to.step - from.step);
}
