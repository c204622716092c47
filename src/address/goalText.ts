/** The goal of an exercise as text for an address: `represented4in2`, `loss0.005`. */
import { type Problem, problem } from '../model/config/problem.ts';
import type { Field } from '../params/field.ts';
import { shortestNumber } from '../params/numberText.ts';

export const GOAL_KINDS = ['represented', 'dedicated', 'superposed', 'loss'] as const;
export type GoalKind = (typeof GOAL_KINDS)[number];

export interface Goal {
  readonly kind: GoalKind;
  /** At least so many features; at most this loss. */
  readonly amount: number;
  /** The most hidden dimensions allowed; null for any number. */
  readonly dimensions: number | null;
}

const GOAL = /^([a-z]+?)(\d+(?:\.\d+)?(?:e-?\d+)?)(?:in(\d{1,4}))?$/i;

export const GOAL_FIELD: Field<Goal> = {
  expected: `one of ${GOAL_KINDS.join(', ')} with a number, and perhaps the most dimensions, as in represented4in2`,
  parse: (given) => {
    const [, name = '', number = '', most] = GOAL.exec(String(given).trim()) ?? [];
    const kind = GOAL_KINDS.find((known) => known === name.toLowerCase());
    const amount = Number(number);
    const isFine = kind !== undefined && amount > 0 && (kind === 'loss' || Number.isInteger(amount)) && most !== '0';
    return isFine ? { value: { kind, amount, dimensions: most === undefined ? null : Number(most) }, isExact: true } : null;
  },
  write: ({ kind, amount, dimensions }) => `${kind}${shortestNumber(amount)}${dimensions === null ? '' : `in${dimensions}`}`,
};

/** @param text as in an address; undefined where it has none */
export function readGoal(text: string | undefined): { readonly goal: Goal | null; readonly problems: readonly Problem[] } {
  if (text === undefined) return { goal: null, problems: [] };
  const parsed = GOAL_FIELD.parse(text);
  return parsed ? { goal: parsed.value, problems: [] } : { goal: null, problems: [problem('goal', text, GOAL_FIELD.expected, 'no goal')] };
}
