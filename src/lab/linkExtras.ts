/** What links to the lab hold beside its experiment: the run it compares with, the goal of an exercise. */
import { GOAL_FIELD } from '../address/goalText.ts';
import type { Link } from '../address/link.ts';
import { type PinStore, pinText } from './compare/pinned.ts';
import type { GoalStore } from './exercise/checks.ts';

export function linkExtras(pins: PinStore, goals: GoalStore): Pick<Link, 'pin' | 'goal'> {
  const [pin, { goal }] = [pinText(pins.getState()), goals.getState()];
  return { ...(pin !== undefined && { pin }), ...(goal && { goal: GOAL_FIELD.write(goal) }) };
}
