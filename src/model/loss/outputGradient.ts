/**
 * The derivatives of an output's expected errors (`outputError.ts`) with respect to b_f and every c_g: the chain rule, backwards
 * through the same recursion over states.
 */
import type { Activation } from '../config/config.ts';
import { type OutputProblem, ownAt, type StateSpace } from './outputError.ts';

/** Derivatives of a weighted sum of errors by what each state holds; scratch memory, cleared by `clearAdjoint`. */
export interface Adjoint {
  /** The weights of the sum to begin with. [state] */
  readonly error: Float64Array;
  readonly mean: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly variance: Float64Array;
  /** By |c| [feature] */
  readonly products: Float64Array;
}

export function createAdjoint({ nFeatures, error }: StateSpace): Adjoint {
  const perState = () => new Float64Array(error.length);
  return {
    error: perState(),
    mean: perState(),
    low: perState(),
    high: perState(),
    variance: perState(),
    products: new Float64Array(nFeatures),
  };
}

export function clearAdjoint(adjoint: Adjoint): void {
  for (const values of Object.values(adjoint)) values.fill(0);
}

/**
 * Goes back from `adjoint.error` to `adjoint.products`, for a space that `solveOutput` has filled for this output.
 * @returns the derivative by `least`, which is that by b
 */
export function backThroughOutput(space: StateSpace, adjoint: Adjoint, output: OutputProblem, activation: Activation): number {
  const place = 3 ** output.own;
  for (let s = space.error.length - 1; s >= 0; s--) {
    if (adjoint.error[s] === 0 && adjoint.mean[s] === 0) continue;
    const digit = Math.floor(s / place) % 3;
    const from = space.low[s];
    if (activation === 'linear' || from >= 0) backThroughMoments(space, adjoint, s, digit, output);
    else if (space.high[s] > 0) backThroughFacets(space, adjoint, s, digit, output);
  }
  backThroughSpread(adjoint, output.products);
  return adjoint.low[0] + adjoint.high[0];
}

/** mean = ½(low + high), error = mean² + variance − 2·E[x_own·y] */
function backThroughMoments({ low, high }: StateSpace, adjoint: Adjoint, s: number, digit: number, { own, ends }: OutputProblem): void {
  const expected = 0.5 * (low[s] + high[s]);
  const error = adjoint.error[s];
  const byExpected = adjoint.mean[s] + error * 2 * (expected - ownAt(digit, 0.5, ends));
  adjoint.low[s] += 0.5 * byExpected;
  adjoint.high[s] += 0.5 * byExpected;
  adjoint.variance[s] += error;
  if (digit === 2) adjoint.products[own] -= (error * (ends[1] - ends[0])) / 6;
}

/** mean and error are sums over facets, weighted by the share of the way to y = 0, which depends on low and high. */
function backThroughFacets(space: StateSpace, adjoint: Adjoint, s: number, digit: number, { ends }: OutputProblem): void {
  const { freePlaces, freeOffsets, mean, error, low, high } = space;
  const width = high[s] - low[s];
  const share = -low[s] / width;
  const free = freeOffsets[s + 1] - freeOffsets[s];
  const byErrorSum = adjoint.error[s] / (free + 2);
  const byMeanSum = (adjoint.mean[s] - 2 * ownAt(digit, share, ends) * byErrorSum) / (free + 1);
  let byShare = digit === 2 ? -2 * byErrorSum * mean[s] * (ends[1] - ends[0]) : 0;
  for (let at = freeOffsets[s]; at < freeOffsets[s + 1]; at++) {
    const one = s - freePlaces[at];
    const zero = one - freePlaces[at];
    adjoint.mean[one] += (1 - share) * byMeanSum;
    adjoint.mean[zero] += share * byMeanSum;
    adjoint.error[one] += (1 - share) * byErrorSum;
    adjoint.error[zero] += share * byErrorSum;
    byShare += byMeanSum * (mean[zero] - mean[one]) + byErrorSum * (error[zero] - error[one]);
  }
  adjoint.low[s] -= (byShare * high[s]) / (width * width);
  adjoint.high[s] += (byShare * low[s]) / (width * width);
}

/** From the range and variance of y in every state to the products that made them, one feature less a turn. */
function backThroughSpread({ low, high, variance, products }: Adjoint, c: Float64Array): void {
  for (let f = c.length - 1; f >= 0; f--) {
    const place = 3 ** f;
    for (let zero = 0, one = place, free = 2 * place; zero < place; zero++, one++, free++) {
      products[f] += low[one] + high[one] + high[free] + (variance[free] * c[f]) / 6;
      low[zero] += low[one] + low[free];
      high[zero] += high[one] + high[free];
      variance[zero] += variance[one] + variance[free];
    }
  }
}
