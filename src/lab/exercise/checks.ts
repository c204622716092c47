/** The goal of an exercise in words, and whether the model that is shown meets it. Pure, but for the store. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Goal, GoalKind } from '../../address/goalText.ts';
import { formatNumber, plural } from '../../charts/format.ts';
import type { ExperimentState } from '../../experiment/experiment.ts';
import { frontInstance, frontModel } from '../../figure/frontModel.ts';
import { countOf } from '../../figure/predict/countOptions.ts';

export type GoalStore = StoreApi<{ readonly goal: Goal | null }>;

export function createGoals(): GoalStore {
  return createStore<{ readonly goal: Goal | null }>(() => ({ goal: null }));
}

const TASKS: Readonly<Record<Exclude<GoalKind, 'loss'>, (features: string) => string>> = {
  represented: (features) => `Have the model represent at least ${features}`,
  dedicated: (features) => `Give at least ${features} a dimension of their own`,
  superposed: (features) => `Bring at least ${features} into superposition`,
};

/** "Have the model represent at least 4 features in at most 2 hidden dimensions." */
export function taskWords({ kind, amount, dimensions }: Goal): string {
  const task = kind === 'loss' ? `Reach a loss of at most ${formatNumber(amount)}` : TASKS[kind](plural(amount, 'feature'));
  return `${task}${dimensions === null ? '' : ` in at most ${plural(dimensions, 'hidden dimension')}`}.`;
}

export type Verdict = 'met' | 'not-yet' | 'missed';

/** Nearly random weights meet a goal only by chance: a model counts from step 100 on. */
const FIRST_STEP = 100;

export function verdictOf(goal: Goal, state: ExperimentState): Verdict {
  const { snapshot, ended } = state;
  if (snapshot && snapshot.step >= FIRST_STEP && isMet(goal, state)) return 'met';
  return ended === null ? 'not-yet' : 'missed';
}

function isMet({ kind, amount, dimensions }: Goal, state: ExperimentState): boolean {
  const model = frontModel(state);
  if (dimensions !== null && model.nHidden > dimensions) return false;
  if (kind === 'loss') return (state.judgedLoss[frontInstance(state)] ?? Number.POSITIVE_INFINITY) <= amount;
  return countOf(kind, model) >= amount;
}

export const VERDICTS: Readonly<Record<Verdict, string>> = {
  met: 'The model that is shown does it.',
  'not-yet': 'Not yet.',
  missed: 'This run has ended without it: change something.',
};
