/**
 * The expected squared error of one output, for every pattern of active features at once, exactly. Not a loss: `exactLoss.ts`
 * weighs patterns and outputs.
 *
 * Output f sees y = b_f + Σ_g c_g x_g with c_g = WOut_f·W_g, and errs by (R(y) − x_f)². A feature that pushes down (c_g < 0) is
 * counted from its other end, 1 − x_g, so that all c_g ≥ 0 here. In a *state* each feature is fixed at 0, fixed at 1, or free,
 * uniform on [0, 1]. Where y cannot change its sign in a state the expectation is a moment. Elsewhere there is a point u of the
 * cube with y(u) = 0, around which R(y)^q is homogeneous of degree q, and the divergence theorem gives the integral from those
 * over the facets, the states with one free feature less:
 *
 *   (k + q)·E[R(y)^q] = Σ_{free g} (1 − u_g)·E[R(y)^q | x_g = 1] + u_g·E[R(y)^q | x_g = 0],   k free features.
 *
 * All terms are positive, so unlike the closed form with its 2ᵏ signed powers over Π c_g this loses no digits where features are
 * nearly orthogonal or weights tiny. x_f·R(y) is treated alike, x_f split into (x_f − u_f) + u_f.
 */
import type { Activation } from '../config/config.ts';

/** What depends on the number of features alone, and scratch memory. State s has the base-3 digit f: 0 or 1 fixed there, 2 free. */
export interface StateSpace {
  readonly nFeatures: number;
  /** Where state s has free features: 3^f for each, at `freeOffsets[s] … freeOffsets[s+1]−1`. */
  readonly freePlaces: Uint32Array;
  /** [state + 1] */
  readonly freeOffsets: Uint32Array;
  /** Least and greatest y [state] */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Var y [state] */
  readonly variance: Float64Array;
  /** E[R(y)] [state] */
  readonly mean: Float64Array;
  /** E[(R(y) − x_f)² − x_f²] [state] */
  readonly error: Float64Array;
}

/** @param nFeatures at most 10 or so: there are 3ⁿ states */
export function createStateSpace(nFeatures: number): StateSpace {
  const nStates = 3 ** nFeatures;
  const perState = () => new Float64Array(nStates);
  const lists = freePlaceLists(nFeatures, nStates);
  return { nFeatures, ...lists, low: perState(), high: perState(), variance: perState(), mean: perState(), error: perState() };
}

function freePlaceLists(nFeatures: number, nStates: number): Pick<StateSpace, 'freePlaces' | 'freeOffsets'> {
  const freeOffsets = new Uint32Array(nStates + 1);
  // Each feature is free in a third of the states.
  const freePlaces = new Uint32Array((nFeatures * nStates) / 3);
  let count = 0;
  for (let s = 0; s < nStates; s++) {
    for (let place = 1, rest = s; rest > 0; place *= 3, rest = Math.floor(rest / 3)) if (rest % 3 === 2) freePlaces[count++] = place;
    freeOffsets[s + 1] = count;
  }
  return { freePlaces, freeOffsets };
}

/** One output, as its states see it. */
export interface OutputProblem {
  /** Which output it is. */
  readonly own: number;
  /** |c| [feature] */
  readonly products: Float64Array;
  /** y where every feature is at the end that makes it least. */
  readonly least: number;
  /** x_own at the two ends that its digits 0 and 1 stand for: 0 and 1, or the other way round where c_own < 0. */
  readonly ends: readonly [number, number];
}

/** Fills `space.mean` and `space.error` for an output. */
export function solveOutput(space: StateSpace, output: OutputProblem, activation: Activation): void {
  const { products, least, own, ends } = output;
  spreadStates(space, products, least);
  const { low, high, mean, error } = space;
  const place = 3 ** own;
  const ownProduct = products[own];
  for (let start = 0, digit = 0; start < error.length; start += place, digit = digit === 2 ? 0 : digit + 1) {
    for (let s = start; s < start + place; s++) {
      const from = low[s];
      const to = high[s];
      if (activation === 'linear' || from >= 0) solveByMoments(space, s, digit, ownProduct, ends);
      else if (to > 0) solveFromFacets(space, s, digit, from / (from - to), ends);
      else {
        mean[s] = 0;
        error[s] = to <= 0 ? 0 : Number.NaN;
      }
    }
  }
}

/** Range and variance of y in every state, one more feature a turn. */
function spreadStates({ low, high, variance, nFeatures }: StateSpace, products: Float64Array, least: number): void {
  low[0] = least;
  high[0] = least;
  for (let f = 0, place = 1; f < nFeatures; f++, place *= 3) {
    const c = products[f];
    for (let zero = 0, one = place, free = 2 * place; zero < place; zero++, one++, free++) {
      const from = low[zero];
      const to = high[zero];
      low[one] = from + c;
      high[one] = to + c;
      variance[one] = variance[zero];
      low[free] = from;
      high[free] = to + c;
      variance[free] = variance[zero] + (c * c) / 12;
    }
  }
}

/** Where the output is y itself. @param digit of the output's own feature in this state @param ownProduct its c */
function solveByMoments(space: StateSpace, s: number, digit: number, ownProduct: number, ends: OutputProblem['ends']): void {
  const { low, high, variance, mean, error } = space;
  const expected = 0.5 * (low[s] + high[s]);
  const spread = digit === 2 ? ((ends[1] - ends[0]) * ownProduct) / 12 : 0;
  const withOwn = ownAt(digit, 0.5, ends) * expected + spread;
  mean[s] = expected;
  error[s] = expected * expected + variance[s] - 2 * withOwn;
}

/** x_own in a state: at one of its ends, or, where it is free, a share of the way between them. */
export function ownAt(digit: number, share: number, [zero, one]: OutputProblem['ends']): number {
  if (digit === 0) return zero;
  return digit === 1 ? one : zero + (one - zero) * share;
}

/** @param share of the way from the corner of least y to that of greatest y at which y = 0: the point u */
function solveFromFacets(space: StateSpace, s: number, digit: number, share: number, ends: OutputProblem['ends']): void {
  const { freePlaces, freeOffsets, mean, error } = space;
  const start = freeOffsets[s];
  const end = freeOffsets[s + 1];
  const rest = 1 - share;
  let meanSum = 0;
  let errorSum = 0;
  for (let at = start; at < end; at++) {
    const place = freePlaces[at];
    const one = s - place;
    const zero = one - place;
    meanSum += rest * mean[one] + share * mean[zero];
    errorSum += rest * error[one] + share * error[zero];
  }
  const free = end - start;
  const expected = meanSum / (free + 1);
  mean[s] = expected;
  error[s] = (errorSum - 2 * ownAt(digit, share, ends) * expected) / (free + 2);
}
