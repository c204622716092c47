/** Which models can be trained on their exact expected loss: what a page asks before it loads the code that does. */
import { type Problem, problem } from '../config/problem.ts';
import { exactLossProblem } from './exactLossProblem.ts';
import type { JudgedShape } from './judgedModel.ts';

const MAX_DESCENT_FEATURES = 6;

/** Why a model of this kind cannot be trained on its exact loss; null where it can. */
export function exactDescentProblem(shape: JudgedShape): Problem | null {
  if (shape.nFeatures > MAX_DESCENT_FEATURES) {
    return problem(
      'nFeatures',
      shape.nFeatures,
      `at most ${MAX_DESCENT_FEATURES} for the engine exact, which visits every pattern of active features`,
    );
  }
  if (shape.dataset)
    return problem('dataset', shape.dataset, 'null for the engine exact, which trains on the expected loss and not on samples');
  return exactLossProblem(shape);
}
