/**
 * What theory predicts for whole models in the regimes it can solve: the linear model, which keeps the top m features, and the
 * family of solutions made of dedicated dimensions and antipodal pairs ("Basic Results", "Mathematical Understanding").
 * For independent features of one density. Losses are means over features.
 */
import { featureVariance } from '../../src/model/theory/theory.ts';

/** Least expected loss of the linear model. @param density 1 − S @param importance [feature], in any order */
export function linearOptimum(nHidden: number, density: number, importance: readonly number[]): number {
  const dropped = descending(importance).slice(nHidden);
  return (featureVariance(density) * total(dropped)) / importance.length;
}

export interface DigonSolution {
  /** Features with a dimension of their own: the most important ones. */
  readonly dedicated: number;
  /** Antipodal pairs, in the other dimensions. */
  readonly pairs: number;
  /** Features represented. */
  readonly represented: number;
  readonly loss: number;
}

/**
 * The best of the solutions with d dedicated dimensions and m − d antipodal pairs of unit vectors, biases 0, the rest ignored.
 * @param density 1 − S @param importance [feature], in any order
 */
export function bestDigonSolution(nHidden: number, density: number, importance: readonly number[]): DigonSolution {
  const nFeatures = importance.length;
  const dimensions = Math.min(nHidden, nFeatures);
  const fewestDedicated = Math.max(0, 2 * dimensions - nFeatures);
  const solutions = Array.from({ length: dimensions - fewestDedicated + 1 }, (_, at) =>
    digonSolution(fewestDedicated + at, dimensions, density, descending(importance)),
  );
  return solutions.reduce((best, solution) => (solution.loss < best.loss ? solution : best));
}

function digonSolution(dedicated: number, dimensions: number, density: number, importance: readonly number[]): DigonSolution {
  const pairs = dimensions - dedicated;
  const represented = dedicated + 2 * pairs;
  const paired = total(importance.slice(dedicated, represented));
  const ignored = total(importance.slice(represented));
  const loss = ((density ** 2 / 6) * paired + featureVariance(density) * ignored) / importance.length;
  return { dedicated, pairs, represented, loss };
}

function descending(importance: readonly number[]): readonly number[] {
  return importance.toSorted((one, other) => other - one);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
