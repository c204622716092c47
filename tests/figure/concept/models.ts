/** Models whose numbers are known: the optima of the reference sheet of the paper's facts, in closed form. */
import type { ModelView } from '../../../src/charts/view.ts';

function inPlane(directions: readonly (readonly [length: number, degrees: number])[], b: readonly number[]): ModelView {
  const W = directions.flatMap(([length, degrees]) => {
    const angle = (degrees * Math.PI) / 180;
    return [length * Math.cos(angle), length * Math.sin(angle)];
  });
  return { W, b, nFeatures: directions.length, nHidden: 2, selectedFeature: null };
}

/** n = 5, m = 2, equal importance, 1 − S = 0.1: the optimum, loss 0.026315 as a sum over features. */
export const PENTAGON = inPlane(
  [0, 72, 144, 216, 288].map((degrees) => [1.1, degrees + 10] as const),
  [-0.209, -0.209, -0.209, -0.209, -0.209],
);

/** Two opposite pairs at right angles, and a feature that is dropped; 1 − S = 0.2. */
export const TWO_PAIRS = inPlane(
  [
    [1, 30],
    [1, 210],
    [1, 120],
    [1, 300],
    [0, 0],
  ],
  [0, 0, 0, 0, 0.1],
);

/** The linear model's solution at S = 0: the two most important features, the others at their mean. */
export const TWO_KEPT = inPlane(
  [
    [1, 20],
    [1, 110],
    [0, 0],
    [0, 0],
    [0, 0],
  ],
  [0, 0, 0.5, 0.5, 0.5],
);
