/** Whether a number is within the range of its key. */
import { RANGES, type RangedKey } from './config.ts';
import { type Problem, problem } from './problem.ts';

/** Takes what is wrong with a value. */
export type Report = (found: Problem) => void;

/** A number within its range, or a problem. `field` is the name shown, `key` the row of RANGES. */
export function checkNumber(key: RangedKey, value: unknown, field: string = key): Problem | null {
  return checkWithin(RANGES[key], value, field);
}

/** The same for a range of its own. */
export function checkWithin(
  range: { readonly min: number; readonly max: number; readonly integer: boolean },
  value: unknown,
  field: string,
) {
  const { min, max, integer } = range;
  const inRange = typeof value === 'number' && value >= min && value <= max && (!integer || Number.isInteger(value));
  return inRange ? null : problem(field, value, `a ${integer ? 'whole number' : 'number'} from ${min} to ${max}`);
}

/** The value itself, or `initial` where it is left out or bad; reports a bad one. */
export function ranged(key: RangedKey, value: number | undefined, initial: number, prefix: string, report: Report): number {
  if (value === undefined) return initial;
  const found = checkNumber(key, value, prefix + key);
  if (!found) return value;
  report(found);
  return initial;
}
