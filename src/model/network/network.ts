/**
 * The family of toy models, for one sample and for a batch: h = σ_h(Σ_f x_f W_f), y_f = σ_out(WOut_f·h + b_f), with WOut = W in the
 * paper's tied models ("Demonstrating Superposition"; "Computation in Superposition" for the untied one). The loss is the mean over
 * batch and features of I_f (target(x_f) − y_f)². Readable and exact (double precision inside): the oracle for the kernels, not a
 * fast way to train.
 */
import type { Activation, HiddenActivation, ModelKind, Target } from '../config/config.ts';
import type { ActiveFeatures } from '../data/sampling.ts';
import type { StateShape } from './parameters.ts';

/** The trainable parameters of one instance. */
export interface Weights {
  /** What encodes, and decodes too where the model is tied. [feature, hidden] */
  readonly W: ArrayLike<number>;
  /** What decodes, of untied models only. [feature, hidden] */
  readonly WOut?: ArrayLike<number>;
  /** [feature] */
  readonly b: ArrayLike<number>;
}

/** h = σ_h(Σ_f x_f W_f) of a sparse sample, into `hidden` [hidden]. */
export function hiddenOf(
  active: ActiveFeatures,
  W: ArrayLike<number>,
  hidden: Float64Array,
  activation: HiddenActivation = 'identity',
): void {
  hidden.fill(0);
  for (let a = 0; a < active.count; a++) {
    const row = active.features[a] * hidden.length;
    const x = active.magnitudes[a];
    for (let k = 0; k < hidden.length; k++) hidden[k] += x * W[row + k];
  }
  if (activation === 'relu') for (let k = 0; k < hidden.length; k++) hidden[k] = activate(hidden[k], 'relu');
}

/** WOut_f·h + b_f, before the activation. */
export function preActivation(feature: number, hidden: Float64Array, { W, WOut = W, b }: Weights): number {
  let sum = b[feature];
  for (let k = 0; k < hidden.length; k++) sum += WOut[feature * hidden.length + k] * hidden[k];
  return sum;
}

/** σ(z). A z that is no number stays one, so that a diverged run shows. */
export function activate(z: number, activation: Activation | HiddenActivation): number {
  return activation === 'relu' && z <= 0 ? 0 : z;
}

/** What y_f is to be. */
export function targetOf(x: number, target: Target): number {
  return target === 'abs' ? Math.abs(x) : x;
}

/** Sums over the samples of a batch; scratch memory included, so that a step allocates nothing. */
export interface GradientSums {
  /** Σ I_f (y − target)² */
  loss: number;
  /** Half its gradient with respect to W [feature, hidden] */
  readonly W: Float64Array;
  /** … to WOut: the same memory as that of W where the model is tied, so that both parts add up [feature, hidden] */
  readonly WOut: Float64Array;
  /** … and b [feature] */
  readonly b: Float64Array;
  /** [hidden] */
  readonly hidden: Float64Array;
  /** ½ ∂loss/∂h [hidden] */
  readonly hiddenGradient: Float64Array;
  /** x of the sample at hand, 0 between samples [feature] */
  readonly dense: Float64Array;
}

export function createGradientSums({ nFeatures, nHidden, tied = true }: StateShape): GradientSums {
  const W = new Float64Array(nFeatures * nHidden);
  return {
    loss: 0,
    W,
    WOut: tied ? W : new Float64Array(nFeatures * nHidden),
    b: new Float64Array(nFeatures),
    hidden: new Float64Array(nHidden),
    hiddenGradient: new Float64Array(nHidden),
    dense: new Float64Array(nFeatures),
  };
}

export function clearGradientSums(sums: GradientSums): void {
  sums.loss = 0;
  sums.W.fill(0);
  sums.WOut.fill(0);
  sums.b.fill(0);
}

/** What the gradient of a sample depends on beside weights and data. */
export interface LossKind extends Omit<ModelKind, 'tied'> {
  /** I_f [feature] */
  readonly importance: readonly number[];
}

/** Adds one sample's loss and (half) gradient to `sums`. */
export function addSample(sums: GradientSums, active: ActiveFeatures, weights: Weights, kind: LossKind): void {
  const { hidden, hiddenGradient, dense } = sums;
  hiddenOf(active, weights.W, hidden, kind.hiddenActivation);
  hiddenGradient.fill(0);
  scatter(active, dense, false);
  for (let f = 0; f < dense.length; f++) addOutput(sums, f, weights, kind);
  backThroughEncoder(sums, active, kind.hiddenActivation);
  scatter(active, dense, true);
}

function addOutput(sums: GradientSums, f: number, weights: Weights, { activation, bias, target, importance }: LossKind): void {
  const { hidden, hiddenGradient, dense } = sums;
  const { WOut = weights.W } = weights;
  const z = preActivation(f, hidden, weights);
  const error = activate(z, activation) - targetOf(dense[f], target);
  const weighted = importance[f] * error;
  sums.loss += weighted * error;
  // ReLU's slope at 0 counts as 0.
  if (activation === 'relu' && z <= 0) return;
  if (bias) sums.b[f] += weighted;
  for (let k = 0, at = f * hidden.length; k < hidden.length; k++, at++) {
    sums.WOut[at] += weighted * hidden[k];
    hiddenGradient[k] += weighted * WOut[at];
  }
}

/** W makes h: its row f receives x_f · ∂loss/∂h, where h is not cut off. */
function backThroughEncoder({ W, hidden, hiddenGradient }: GradientSums, active: ActiveFeatures, activation: HiddenActivation): void {
  const nHidden = hiddenGradient.length;
  if (activation === 'relu') for (let k = 0; k < nHidden; k++) if (hidden[k] <= 0) hiddenGradient[k] = 0;
  for (let a = 0; a < active.count; a++) {
    const x = active.magnitudes[a];
    for (let k = 0, at = active.features[a] * nHidden; k < nHidden; k++, at++) W[at] += x * hiddenGradient[k];
  }
}

function scatter(active: ActiveFeatures, dense: Float64Array, erase: boolean): void {
  for (let a = 0; a < active.count; a++) dense[active.features[a]] = erase ? 0 : active.magnitudes[a];
}
