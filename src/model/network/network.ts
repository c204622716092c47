/**
 * The toy model of one sample and of one batch: h = Σ_f x_f W_f, reconstruction = act(W_f·h + b_f) (the paper's
 * "Demonstrating Superposition"), its loss — the mean over batch and features of I_f (x_f − reconstruction_f)² — and its gradient.
 * Readable and exact (double precision inside): the oracle for the kernels, not a fast way to train.
 */
import type { Activation } from '../config/config.ts';
import type { ActiveFeatures } from '../data/sampling.ts';
import type { Shape } from './parameters.ts';

/** The trainable parameters of one instance. */
export interface Weights {
  /** [feature, hidden] */
  readonly W: ArrayLike<number>;
  /** [feature] */
  readonly b: ArrayLike<number>;
}

/** h = Σ_f x_f W_f of a sparse sample, into `hidden` [hidden]. */
export function hiddenOf(active: ActiveFeatures, W: ArrayLike<number>, hidden: Float64Array): void {
  hidden.fill(0);
  for (let a = 0; a < active.count; a++) {
    const row = active.features[a] * hidden.length;
    const x = active.magnitudes[a];
    for (let k = 0; k < hidden.length; k++) hidden[k] += x * W[row + k];
  }
}

/** W_f·h + b_f, before the activation. */
export function preActivation(feature: number, hidden: Float64Array, { W, b }: Weights): number {
  let sum = b[feature];
  for (let k = 0; k < hidden.length; k++) sum += W[feature * hidden.length + k] * hidden[k];
  return sum;
}

/** act(z). A z that is no number stays one, so that a diverged run shows. */
export function activate(z: number, activation: Activation): number {
  return activation === 'relu' && z <= 0 ? 0 : z;
}

/** reconstruction [feature] of a sample given densely. @param x [feature] */
export function reconstruct(x: ArrayLike<number>, weights: Weights, { nFeatures, nHidden }: Shape, activation: Activation): Float64Array {
  const hidden = new Float64Array(nHidden);
  for (let f = 0; f < nFeatures; f++) {
    for (let k = 0; k < nHidden; k++) hidden[k] += x[f] * weights.W[f * nHidden + k];
  }
  return Float64Array.from({ length: nFeatures }, (_, f) => activate(preActivation(f, hidden, weights), activation));
}

/** Sums over the samples of a batch; scratch memory included, so that a step allocates nothing. */
export interface GradientSums {
  /** Σ I_f (reconstruction − x)² */
  loss: number;
  /** Half its gradient with respect to W [feature, hidden] */
  readonly W: Float64Array;
  /** … and b [feature] */
  readonly b: Float64Array;
  /** [hidden] */
  readonly hidden: Float64Array;
  /** ½ ∂loss/∂h [hidden] */
  readonly hiddenGradient: Float64Array;
  /** x of the sample at hand, 0 between samples [feature] */
  readonly dense: Float64Array;
}

export function createGradientSums({ nFeatures, nHidden }: Shape): GradientSums {
  return {
    loss: 0,
    W: new Float64Array(nFeatures * nHidden),
    b: new Float64Array(nFeatures),
    hidden: new Float64Array(nHidden),
    hiddenGradient: new Float64Array(nHidden),
    dense: new Float64Array(nFeatures),
  };
}

export function clearGradientSums(sums: GradientSums): void {
  sums.loss = 0;
  sums.W.fill(0);
  sums.b.fill(0);
}

/** Adds one sample's loss and (half) gradient to `sums`. */
export function addSample(
  sums: GradientSums,
  active: ActiveFeatures,
  weights: Weights,
  importance: readonly number[],
  activation: Activation,
): void {
  const { hidden, hiddenGradient, dense } = sums;
  const nHidden = hidden.length;
  hiddenOf(active, weights.W, hidden);
  hiddenGradient.fill(0);
  scatter(active, dense, false);
  for (let f = 0; f < dense.length; f++) {
    const z = preActivation(f, hidden, weights);
    const error = activate(z, activation) - dense[f];
    const weighted = importance[f] * error;
    sums.loss += weighted * error;
    // ReLU's slope at 0 counts as 0.
    if (activation === 'relu' && z <= 0) continue;
    sums.b[f] += weighted;
    for (let k = 0, at = f * nHidden; k < nHidden; k++, at++) {
      sums.W[at] += weighted * hidden[k];
      hiddenGradient[k] += weighted * weights.W[at];
    }
  }
  backThroughEncoder(sums, active);
  scatter(active, dense, true);
}

/** W also makes h: its row f receives x_f · ∂loss/∂h. */
function backThroughEncoder({ W, hiddenGradient }: GradientSums, active: ActiveFeatures): void {
  const nHidden = hiddenGradient.length;
  for (let a = 0; a < active.count; a++) {
    const x = active.magnitudes[a];
    for (let k = 0, at = active.features[a] * nHidden; k < nHidden; k++, at++) W[at] += x * hiddenGradient[k];
  }
}

function scatter(active: ActiveFeatures, dense: Float64Array, erase: boolean): void {
  for (let a = 0; a < active.count; a++) dense[active.features[a]] = erase ? 0 : active.magnitudes[a];
}
