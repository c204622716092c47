/** Which models have an exact expected loss (`exactLoss.ts`): what a page asks before it loads the code that computes it. */
import { type Problem, problem } from '../config/problem.ts';
import type { JudgedShape } from './judgedModel.ts';

export const MAX_EXACT_FEATURES = 10;

/** Why a model of this kind has no exact loss here; null where it has. */
export function exactLossProblem({ nFeatures, values, hiddenActivation, dataset }: JudgedShape): Problem | null {
  if (nFeatures > MAX_EXACT_FEATURES) return refusal('nFeatures', nFeatures, `at most ${MAX_EXACT_FEATURES}`);
  if (hiddenActivation !== 'identity') return refusal('hiddenActivation', hiddenActivation, 'identity');
  if (values === 'signed') return refusal('values', values, 'uniform or binary');
  if (dataset?.unitLength) return refusal('dataset.unitLength', true, 'false');
  return null;
}

function refusal(field: string, value: unknown, allowed: string): Problem {
  return problem(field, value, `${allowed} for an exact loss (evaluateLoss takes more)`);
}

export function hasExactLoss(shape: JudgedShape): boolean {
  return exactLossProblem(shape) === null;
}
