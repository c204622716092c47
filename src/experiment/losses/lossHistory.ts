/** The loss over steps, in bounded memory. The last point is always the newest snapshot; the others keep a growing distance. */
import type { LossHistory } from '../experiment.ts';

export const MAX_POINTS = 600;

export function emptyHistory(nInstances: number): LossHistory {
  return { nInstances, steps: [], losses: [] };
}

/** @param loss [instance]; copied. Points at or after `step` are removed, for a run that went back. */
export function appendLoss(history: LossHistory, step: number, loss: Float32Array): LossHistory {
  if (loss.some(Number.isNaN)) return history;
  const kept = keptBefore(history.steps, step);
  const steps = [...history.steps.slice(0, kept), step];
  const losses = [...history.losses.slice(0, kept), loss.slice()];
  const whole = { nInstances: loss.length, steps, losses };
  return steps.length > MAX_POINTS ? everySecond(whole) : whole;
}

/** The history of a run that went back to `step`. */
export function historyUntil({ nInstances, steps, losses }: LossHistory, step: number): LossHistory {
  const kept = steps.filter((s) => s <= step).length;
  return { nInstances, steps: steps.slice(0, kept), losses: losses.slice(0, kept) };
}

/** The points to keep when one at `step` is added: the last is replaced while it is too close to its predecessor. */
function keptBefore(steps: readonly number[], step: number): number {
  let kept = steps.length;
  while (kept > 0 && (steps[kept - 1] ?? 0) >= step) kept--;
  const last = steps[kept - 1] ?? 0;
  const beforeLast = steps[kept - 2];
  const tooNear = beforeLast !== undefined && last - beforeLast < step / MAX_POINTS;
  return tooNear ? kept - 1 : kept;
}

/** Drops every second point, never the last. */
function everySecond({ nInstances, steps, losses }: LossHistory): LossHistory {
  const isKept = (_: unknown, at: number) => at % 2 === (steps.length - 1) % 2;
  return { nInstances, steps: steps.filter(isKept), losses: losses.filter(isKept) };
}
