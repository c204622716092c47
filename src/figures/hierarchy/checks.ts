/**
 * The paper's four properties of a representation, measured on a model ("Summary: A Hierarchy of Feature Properties"). The first two
 * hold for models with linear hidden units by construction; they are measured all the same, on samples of its own data.
 */
import { max } from 'd3-array';
import { cleanModel, indices } from '../../charts/view.ts';
import type { JudgedView } from '../../figure/concept/judgedView.ts';
import { evaluationSampler } from '../../model/data/sampler.ts';
import { type ActiveFeatures, createActiveFeatures } from '../../model/data/sampling.ts';
import { eigenvalues } from '../../model/geometry/eigen.ts';
import { featureStrengths } from '../../model/geometry/geometry.ts';
import { isRepresented } from '../../model/geometry/outcome.ts';
import { hiddenOf } from '../../model/network/network.ts';

/** Expected and found, one point a measurement. */
export type Pair = readonly [expected: number, found: number];

export interface Checks {
  /** A hidden state against the sum of the states of its features alone. */
  readonly decomposable: { readonly pairs: readonly Pair[]; readonly worst: number; readonly holds: boolean };
  /** The state of one feature at some value against that value times its state at 1. */
  readonly linear: { readonly pairs: readonly Pair[]; readonly worst: number; readonly holds: boolean };
  /** WᵀW of the represented features, of untied models W_inᵀ W_in; its eigenvalues descending [represented], null where there are too many to find them. */
  readonly superposition: Crowding & { readonly matrix: string };
  /** Largest coordinate of each represented direction, as a share of its length [represented]. */
  readonly aligned: { readonly shares: readonly number[]; readonly worst: number; readonly holds: boolean };
}

interface Crowding {
  readonly eigenvalues: readonly number[] | null;
  readonly nRepresented: number;
  readonly holds: boolean;
}

const ROUNDING = 1e-9;
/** Below this an eigenvalue counts as zero: a trained model is never exact. */
export const SINGULAR = 0.01;
const ALIGNED = 0.99;

/** The name of the product of the encoding weights. */
export function productName({ WOut }: Pick<JudgedView, 'WOut'>): string {
  return WOut ? 'W_inᵀ W_in' : 'WᵀW';
}

export function checksOf(input: JudgedView): Checks {
  const model = { ...input, ...cleanModel(input) };
  const strengths = featureStrengths(model);
  const represented = indices(model.nFeatures).filter((f) => isRepresented(strengths[f] ?? 0));
  const rows = represented.map((f) => [...model.W.subarray(f * model.nHidden, (f + 1) * model.nHidden)]);
  return {
    decomposable: additivity(model),
    linear: proportionality(model),
    superposition: { ...crowdingOf(rows), matrix: productName(input) },
    aligned: alignment(rows),
  };
}

type Model = JudgedView & { readonly W: Float64Array };

function measured(pairs: readonly Pair[]) {
  const worst = Math.max(0, ...pairs.map(([expected, found]) => Math.abs(expected - found)));
  return { pairs, worst, holds: worst < ROUNDING };
}

const SAMPLES = 40;

/** Samples with at least two active features, where the data has any. */
function additivity(model: Model): Checks['decomposable'] {
  const pairs = samplesOf(model).flatMap((sample): Pair[] => {
    const whole = hiddenState(sample, model);
    const sum = new Float64Array(model.nHidden);
    for (const [feature, x] of sample)
      hiddenState([[feature, x]], model).forEach((value, k) => {
        sum[k] = (sum[k] ?? 0) + value;
      });
    return [...whole].map((value, k) => [sum[k] ?? 0, value]);
  });
  return measured(pairs);
}

function proportionality(model: Model): Checks['linear'] {
  const pairs = indices(Math.min(model.nFeatures, 12)).flatMap((f) => {
    const full = hiddenState([[f, 1]], model);
    return [0.25, 0.5, 0.75].flatMap((x): Pair[] => [...hiddenState([[f, x]], model)].map((value, k) => [x * (full[k] ?? 0), value]));
  });
  return measured(pairs);
}

type Sample = readonly (readonly [feature: number, x: number])[];

function samplesOf(model: Model): readonly Sample[] {
  const sampler = evaluationSampler(model, { seed: 1, sparsity: model.sparsity });
  const active = createActiveFeatures(model.nFeatures);
  const samples: Sample[] = [];
  for (let s = 0; s < 4000 && samples.length < SAMPLES; s++) {
    sampler.draw(0, s, active);
    if (active.count > 1) samples.push(indices(active.count).map((a) => [active.features[a] ?? 0, active.magnitudes[a] ?? 0] as const));
  }
  return samples;
}

function hiddenState(sample: Sample, { W, nFeatures, nHidden, hiddenActivation }: Model): Float64Array {
  const hidden = new Float64Array(nHidden);
  const active: ActiveFeatures = createActiveFeatures(nFeatures);
  sample.forEach(([feature, x], at) => {
    active.features[at] = feature;
    active.magnitudes[at] = x;
  });
  active.count = sample.length;
  hiddenOf(active, W, hidden, hiddenActivation);
  return hidden;
}

/** Beyond it eigenvalues are not found: it would take too long for a picture that moves. */
export const MOST_DIMENSIONS = 64;

/** The rows' Gram matrix and their covariance have the same eigenvalues but for zeros: those of the smaller one are found. */
function crowdingOf(rows: readonly Vector[]): Crowding {
  const [nRepresented, nHidden] = [rows.length, rows[0]?.length ?? 0];
  const isCrowded = nRepresented > nHidden;
  if (Math.min(nRepresented, nHidden) > MOST_DIMENSIONS) {
    return { eigenvalues: null, nRepresented, holds: isCrowded || isNearlySingular(productsOf(rows)) };
  }
  const columns = indices(nHidden).map((k) => rows.map((row) => row[k] ?? 0));
  const found = eigenvalues(productsOf(isCrowded ? columns : rows));
  const all = rows.map((_, at) => Math.max(0, found[at] ?? 0));
  return { eigenvalues: all, nRepresented, holds: (all.at(-1) ?? 1) < SINGULAR };
}

type Vector = readonly number[];

function productsOf(vectors: readonly Vector[]): readonly Vector[] {
  return vectors.map((a) => vectors.map((b) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)));
}

/** Whether a symmetric matrix has an eigenvalue below `SINGULAR`: with that taken off its diagonal, Cholesky's method fails. */
export function isNearlySingular(matrix: readonly Vector[]): boolean {
  const factor: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const own: number[] = [];
    for (const [j, above] of [...factor, own].entries()) {
      const known = own.reduce((sum, value, k) => sum + value * (above[k] ?? 0), 0);
      const rest = (row[j] ?? 0) - known - (i === j ? SINGULAR : 0);
      if (i === j && !(rest > 0)) return true;
      own.push(i === j ? Math.sqrt(rest) : rest / (above[j] ?? 1));
    }
    factor.push(own);
  }
  return false;
}

function alignment(rows: readonly (readonly number[])[]): Checks['aligned'] {
  const shares = rows.map((row) => (max(row, Math.abs) ?? 0) / Math.hypot(...row));
  const worst = Math.min(1, ...shares);
  return { shares, worst, holds: rows.length > 0 && worst >= ALIGNED };
}
