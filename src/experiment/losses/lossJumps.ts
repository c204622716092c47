/** Finds steps at which the loss of a model suddenly fell or rose after it had hardly changed, as when a feature finds its place. */
import type { LiveChange, LossHistory } from '../experiment.ts';

/** A loss that changes by this factor within a span has jumped; one that changes by `CALM` or less is at rest. */
const JUMP = Math.log(1.12);
const CALM = Math.log(1.04);
/** The span, as a share of the steps so far, and its least: running averages lag by some hundred steps. */
const SPAN = 0.06;
const LEAST_SPAN = 150;

/** @returns steps, ascending; what follows a change of a parameter is no jump */
export function lossJumps({ steps, losses }: LossHistory, instance: number, changes: readonly LiveChange[]): readonly number[] {
  const logs = losses.map((row) => Math.log(row[instance] ?? Number.NaN));
  const jumps: number[] = [];
  for (let at = 0; at < steps.length; at++) {
    const step = steps[at] ?? 0;
    const span = Math.max(LEAST_SPAN, SPAN * step);
    const [before, after] = [at - pointsWithin(steps, at, -span), at + pointsWithin(steps, at, span)];
    if ((steps[after] ?? 0) < step + span / 2 || before === at || wasChanged(changes, step, span)) continue;
    const moved = (from: number, to: number) => Math.abs((logs[to] ?? Number.NaN) - (logs[from] ?? Number.NaN));
    const isJump = moved(before, at) <= CALM && moved(at, after) >= JUMP;
    if (isJump && step - (jumps.at(-1) ?? Number.NEGATIVE_INFINITY) > 2 * span) jumps.push(step);
  }
  return jumps;
}

/** How many points further the last one lies that is at most `span` steps away. */
function pointsWithin(steps: readonly number[], at: number, span: number): number {
  const direction = Math.sign(span);
  const from = steps[at] ?? 0;
  let count = 0;
  while (Math.abs((steps[at + direction * (count + 1)] ?? Number.POSITIVE_INFINITY) - from) <= Math.abs(span)) count++;
  return count;
}

function wasChanged(changes: readonly LiveChange[], step: number, span: number): boolean {
  return changes.some((change) => Math.abs(change.step - step) <= span);
}
