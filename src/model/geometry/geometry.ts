/**
 * Measures of how features lie in hidden space: norms, WᵀW, superposition, dimensionality (the paper's "Demonstrating
 * Superposition" and "The Geometry of Superposition"). Each takes the weights of one instance; nothing here names a shape or
 * judges it, which `arrangement.ts` does.
 */

import type { HiddenActivation } from '../config/config.ts';
import { ConfigError, problem } from '../config/problem.ts';
import { activate } from '../network/network.ts';
import type { Shape } from '../network/parameters.ts';

/** The weights of one instance. Other keys, as those of a snapshot, are ignored. */
export interface Directions extends Shape {
  /** What encodes, and decodes too where the model is tied. [feature, hidden], row-major */
  readonly W: ArrayLike<number>;
  /** What decodes, of untied models. [feature, hidden], row-major */
  readonly WOut?: ArrayLike<number>;
  /** σ_h; the identity where left out. */
  readonly hiddenActivation?: HiddenActivation;
}

/** ‖W_f‖, also where other weights decode. @returns [feature] @throws ConfigError where W does not fit the shape */
export function featureNorms(directions: Directions): Float64Array {
  const { W, nFeatures, nHidden } = checkedDirections(directions);
  return Float64Array.from({ length: nFeatures }, (_, f) => Math.sqrt(dotRows(W, nHidden, f, f)));
}

/** WᵀW: the entry [f, g] is W_f·W_g. @returns [feature, feature] @throws ConfigError where W does not fit the shape */
export function gram(directions: Directions): Float64Array {
  const { W, nFeatures, nHidden } = checkedDirections(directions);
  const products = new Float64Array(nFeatures * nFeatures);
  // Always of one kind: a loop that has met several kinds of lists reads each three times as slowly.
  const rows = new Float64Array(W);
  for (let f = 0; f < nFeatures; f++) {
    for (let g = 0; g <= f; g++) {
      let product = 0;
      for (let k = 0; k < nHidden; k++) product += rows[f * nHidden + k] * rows[g * nHidden + k];
      products[f * nFeatures + g] = product;
      products[g * nFeatures + f] = product;
    }
  }
  return products;
}

/**
 * What each output receives, before its bias, of each feature that is active alone at 1: WOut_f·σ_h(W_g). WᵀW for tied models with
 * linear hidden units. @returns [output feature, input feature] @throws ConfigError where W or WOut does not fit the shape
 */
export function responses(model: Directions): Float64Array {
  if (isBasic(model)) return gram(model);
  const { nFeatures } = model;
  const respond = responder(model);
  return Float64Array.from({ length: nFeatures * nFeatures }, (_, at) => respond(Math.floor(at / nFeatures), at % nFeatures));
}

/** Tied, with linear hidden units. */
export function isBasic({ WOut, hiddenActivation = 'identity' }: Pick<Directions, 'WOut' | 'hiddenActivation'>): boolean {
  return WOut === undefined && hiddenActivation === 'identity';
}

/** @returns WOut_f·σ_h(W_g) of an output f and an input g */
function responder(model: Directions): (f: number, g: number) => number {
  const { W, WOut = W, nHidden, hiddenActivation = 'identity' } = checkedDirections(model);
  return (f, g) => {
    let sum = 0;
    for (let k = 0; k < nHidden; k++) sum += WOut[f * nHidden + k] * activate(W[g * nHidden + k], hiddenActivation);
    return sum;
  };
}

/**
 * How strongly a feature is represented, the square root of its output's response to it; 0 where that is negative. ‖W_f‖ for tied
 * models with linear hidden units; above 0.5 a feature counts as represented. @returns [feature] @throws ConfigError as `responses`
 */
export function featureStrengths(model: Directions): Float64Array {
  const respond = responder(model);
  return Float64Array.from({ length: model.nFeatures }, (_, f) => strengthOf(respond(f, f)));
}

/** @param own what a feature's output receives of it */
export function strengthOf(own: number): number {
  return Math.sqrt(Math.max(0, own));
}

/**
 * Σ_{g≠f} (Ŵ_f·W_g)², the paper's colour scale; 0 where ‖W_f‖ = 0. Of other models what the other outputs receive of a feature, as
 * squares, by what its own receives. @returns [feature] @throws ConfigError as `responses`
 */
export function superposition(model: Directions): Float64Array {
  return superpositionIn(responses(model), model.nFeatures);
}

/** The same of known `responses`. */
export function superpositionIn(received: Float64Array, nFeatures: number): Float64Array {
  return perFeature(received, nFeatures, (own, othersSquares) => othersSquares / own);
}

/**
 * The share of a dimension a feature has, D_f = ‖W_f‖² / Σ_g (Ŵ_f·W_g)²: 1 alone, 1/2 in a pair of opposites, 2/5 in a pentagon;
 * 0 where ‖W_f‖ = 0. Of other models the same of `responses`. @returns [feature], each in [0, 1] @throws ConfigError as `responses`
 */
export function featureDimensionality(model: Directions): Float64Array {
  return perFeature(responses(model), model.nFeatures, (own, othersSquares) => own ** 2 / (own ** 2 + othersSquares));
}

/** D* = m / ‖W‖_F², dimensions per feature; Infinity for W = 0. Of other models m / Σ_f `responses`[f, f]. @throws ConfigError as `responses` */
export function dimensionsPerFeature(model: Directions): number {
  const respond = responder(model);
  let trace = 0;
  for (let f = 0; f < model.nFeatures; f++) trace += respond(f, f);
  return model.nHidden / trace;
}

/** @param measure of what a feature's own output receives of it, which is above 0, and of the squares of what the others receive */
function perFeature(received: Float64Array, nFeatures: number, measure: (own: number, othersSquares: number) => number): Float64Array {
  return Float64Array.from({ length: nFeatures }, (_, f) => {
    const own = received[f * (nFeatures + 1)];
    // The square of a tinier number would underflow to 0/0. NaN, of a run that diverged, stays.
    if (own < 1e-150) return 0;
    let othersSquares = 0;
    for (let g = 0; g < nFeatures; g++) if (g !== f) othersSquares += received[g * nFeatures + f] ** 2;
    return measure(own, othersSquares);
  });
}

/** W_f·W_g. @param W [feature, hidden] */
export function dotRows(W: ArrayLike<number>, nHidden: number, f: number, g: number): number {
  let sum = 0;
  for (let k = 0; k < nHidden; k++) sum += W[f * nHidden + k] * W[g * nHidden + k];
  return sum;
}

function checkedDirections(directions: Directions): Directions {
  const { W, WOut = W, nFeatures, nHidden } = directions;
  const isWhole = Number.isInteger(nHidden) && nHidden > 0;
  const wrong = ([, weights]: readonly [string, ArrayLike<number> | undefined]) => !isWhole || weights?.length !== nFeatures * nHidden;
  const problems = (
    [
      ['W', W],
      ['WOut', WOut],
    ] as const
  ).filter(wrong);
  const shape = `nFeatures·nHidden = ${nFeatures}·${nHidden}`;
  if (problems.length > 0) throw new ConfigError(problems.slice(0, 1).map(([name, weights]) => wrongLength(name, weights, shape)));
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
