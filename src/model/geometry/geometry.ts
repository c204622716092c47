/**
 * Measures of how features lie in hidden space: norms, WᵀW, superposition, dimensionality (the paper's "Demonstrating
 * Superposition" and "The Geometry of Superposition"). Each takes the weights of one instance; nothing here names a shape or
 * judges it, which `arrangement.ts` does.
 */

import { ConfigError, problem } from '../config/problem.ts';
import type { Shape } from '../network/parameters.ts';

/** The directions of one instance. Other keys, as those of a snapshot, are ignored. */
export interface Directions extends Shape {
  /** [feature, hidden], row-major */
  readonly W: ArrayLike<number>;
}

/** ‖W_f‖; above 0.5 a feature counts as represented. @returns [feature] @throws ConfigError where W does not fit the shape */
export function featureNorms(directions: Directions): Float64Array {
  const { W, nFeatures, nHidden } = checkedDirections(directions);
  return Float64Array.from({ length: nFeatures }, (_, f) => Math.sqrt(dotRows(W, nHidden, f, f)));
}

/** WᵀW: the entry [f, g] is W_f·W_g. @returns [feature, feature] @throws ConfigError where W does not fit the shape */
export function gram(directions: Directions): Float64Array {
  const { W, nFeatures, nHidden } = checkedDirections(directions);
  const products = new Float64Array(nFeatures * nFeatures);
  for (let f = 0; f < nFeatures; f++) {
    for (let g = 0; g <= f; g++) {
      const product = dotRows(W, nHidden, f, g);
      products[f * nFeatures + g] = product;
      products[g * nFeatures + f] = product;
    }
  }
  return products;
}

/** Σ_{g≠f} (Ŵ_f·W_g)², the paper's colour scale; 0 where ‖W_f‖ = 0. @returns [feature] @throws ConfigError where W does not fit the shape */
export function superposition(directions: Directions): Float64Array {
  return perFeature(directions, (squaredNorm, othersSquares) => othersSquares / squaredNorm);
}

/**
 * The share of a dimension a feature has, D_f = ‖W_f‖² / Σ_g (Ŵ_f·W_g)²: 1 alone, 1/2 in an pair of opposites, 2/5 in a pentagon;
 * 0 where ‖W_f‖ = 0. @returns [feature], each in [0, 1] @throws ConfigError where W does not fit the shape
 */
export function featureDimensionality(directions: Directions): Float64Array {
  return perFeature(directions, (squaredNorm, othersSquares) => squaredNorm ** 2 / (squaredNorm ** 2 + othersSquares));
}

/** D* = m / ‖W‖_F², dimensions per feature; Infinity for W = 0. @throws ConfigError where W does not fit the shape */
export function dimensionsPerFeature(directions: Directions): number {
  const { W, nHidden } = checkedDirections(directions);
  let squares = 0;
  for (let at = 0; at < W.length; at++) squares += W[at] ** 2;
  return nHidden / squares;
}

/** @param measure of ‖W_f‖² > 0 and Σ_{g≠f} (W_f·W_g)² */
function perFeature(directions: Directions, measure: (squaredNorm: number, othersSquares: number) => number): Float64Array {
  const { nFeatures } = directions;
  const products = gram(directions);
  return Float64Array.from({ length: nFeatures }, (_, f) => {
    const squaredNorm = products[f * nFeatures + f];
    // The square of a tinier norm would underflow to 0/0.
    if (squaredNorm < 1e-150) return 0;
    let othersSquares = 0;
    for (let g = 0; g < nFeatures; g++) if (g !== f) othersSquares += products[f * nFeatures + g] ** 2;
    return measure(squaredNorm, othersSquares);
  });
}

/** W_f·W_g. @param W [feature, hidden] */
export function dotRows(W: ArrayLike<number>, nHidden: number, f: number, g: number): number {
  let sum = 0;
  for (let k = 0; k < nHidden; k++) sum += W[f * nHidden + k] * W[g * nHidden + k];
  return sum;
}

function checkedDirections(directions: Directions): Directions {
  const { W, nFeatures, nHidden } = directions;
  const fits = W?.length === nFeatures * nHidden && Number.isInteger(nHidden) && nHidden > 0;
  if (!fits) throw new ConfigError([wrongLength('W', W, `nFeatures·nHidden = ${nFeatures}·${nHidden}`)]);
  return directions;
}

/** The problem of an array that holds not exactly one instance's numbers. */
export function wrongLength(name: string, array: ArrayLike<number> | undefined, length: string) {
  return problem(
    name,
    array?.length === undefined ? array : `${array.length} numbers`,
    `an array of ${length} numbers, those of one instance`,
  );
}
