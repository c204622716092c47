/**
 * The expected loss, sorted by how many features are active: L = Σ_k p^k S^(n−k) L_k ("Mathematical Understanding"), here as means over
 * features. The loss with one active feature is divided further, into that of the feature's own output and that of the other
 * outputs. Exact up to 10 features; beyond, only k = 0 and 1 are known in closed form.
 */
import { cleanModel, indices } from '../../charts/view.ts';
import type { JudgedView } from '../../figure/concept/judgedView.ts';
import { gram } from '../../model/geometry/geometry.ts';
import { exactLossByActiveCount } from '../../model/loss/exactLoss.ts';
import { hasExactLoss } from '../../model/loss/exactLossProblem.ts';

export interface CountPart {
  readonly activeCount: number;
  /** The probability of this number of active features. */
  readonly probability: number;
  /** Their share of the expected loss, probability included. */
  readonly loss: number;
}

export interface LossParts {
  readonly parts: readonly CountPart[];
  /** The part with one active feature, divided; null where features come in sets, and for kinds of models without a closed form. */
  readonly single: { readonly own: number; readonly cross: number } | null;
  /** False where the parts end at k = 1 although more occur. */
  readonly complete: boolean;
}

const known = new WeakMap<JudgedView, LossParts>();

/** Features must have one sparsity, as they have in every experiment of the page. Drawing and words of one view are judged once. */
export function lossParts(input: JudgedView): LossParts {
  const parts = known.get(input) ?? judgedParts(input);
  known.set(input, parts);
  return parts;
}

function judgedParts(input: JudgedView): LossParts {
  const model = { ...input, ...cleanModel(input) };
  const sparsity = input.sparsity[0] ?? 0;
  const isIndependent = input.featureSets === null && input.active === 'independent';
  const single = isIndependent && isBasic(input) ? singleParts(model, sparsity) : null;
  const exact = hasExactLoss(input);
  const closed = [zeroPart(model, sparsity), ...(single ? [single.own + single.cross] : [])];
  const losses = exact ? [...exactLossByActiveCount(model)] : closed;
  const probabilities = isIndependent ? countProbabilities(input.nFeatures, sparsity) : null;
  const parts = losses.map((loss, activeCount) => ({ activeCount, loss, probability: probabilities?.[activeCount] ?? Number.NaN }));
  return { parts, single, complete: exact };
}

/** Whether outputs are linear in one active, uniform feature. */
function isBasic({ WOut, hiddenActivation, values, dataset }: JudgedView): boolean {
  return !WOut && hiddenActivation === 'identity' && values === 'uniform' && !dataset?.unitLength;
}

/** Binomial: how often k of n features are active. [nFeatures + 1] */
export function countProbabilities(nFeatures: number, sparsity: number): readonly number[] {
  let row = [1];
  for (let f = 0; f < nFeatures; f++) row = [...row, 0].map((value, k) => value * sparsity + (row[k - 1] ?? 0) * (1 - sparsity));
  return row;
}

/** S^n L_0: the loss with no active feature. */
function zeroPart({ b, importance, nFeatures, activation }: JudgedView, sparsity: number): number {
  const outputs = indices(nFeatures).map((f) => (activation === 'relu' ? Math.max(0, b[f] ?? 0) : (b[f] ?? 0)));
  return (sparsity ** nFeatures * outputs.reduce((sum, output, f) => sum + (importance[f] ?? 0) * output * output, 0)) / nFeatures;
}

/** p S^(n−1) L_1 in its two halves. */
function singleParts(model: JudgedView, sparsity: number): { readonly own: number; readonly cross: number } {
  const { nFeatures, importance, activation, b } = model;
  const products = gram({ ...model, W: Float64Array.from(model.W) });
  const weight = ((1 - sparsity) * sparsity ** (nFeatures - 1)) / nFeatures;
  const sums = { own: 0, cross: 0 };
  for (let f = 0; f < nFeatures; f++) {
    for (let g = 0; g < nFeatures; g++) {
      const line = { slope: products[f * nFeatures + g] ?? 0, start: b[g] ?? 0 };
      const error = meanSquaredError(line, g === f ? 1 : 0, activation === 'relu');
      sums[g === f ? 'own' : 'cross'] += weight * (importance[g] ?? 0) * error;
    }
  }
  return sums;
}

/**
 * ∫₀¹ (R(slope·x + start) − target·x)² dx, split where the line crosses zero; on each side it is the integral of a square.
 * @param clipped whether R is the ReLU or nothing
 */
export function meanSquaredError({ slope, start }: { slope: number; start: number }, target: number, clipped: boolean): number {
  const crossing = clipped && slope !== 0 ? -start / slope : -1;
  if (!(crossing > 0 && crossing < 1)) return pieceError(slope, start, target, clipped, 0, 1);
  return pieceError(slope, start, target, clipped, 0, crossing) + pieceError(slope, start, target, clipped, crossing, 1);
}

/** Over an interval without a crossing. */
function pieceError(slope: number, start: number, target: number, clipped: boolean, from: number, to: number): number {
  const isSilent = clipped && slope * ((from + to) / 2) + start <= 0;
  return isSilent ? squareIntegral(-target, 0, from, to) : squareIntegral(slope - target, start, from, to);
}

/** ∫ (slope·x + start)² dx */
function squareIntegral(slope: number, start: number, from: number, to: number): number {
  const cubes = slope * slope * (to ** 3 - from ** 3);
  const squares = slope * start * (to ** 2 - from ** 2);
  return cubes / 3 + squares + start * start * (to - from);
}
