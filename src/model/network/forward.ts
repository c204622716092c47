/** The forward pass of one model over any samples, as scripts and figures call it. */
import type { ModelKind } from '../config/config.ts';
import { ConfigError, problem } from '../config/problem.ts';
import { wrongLength } from '../geometry/geometry.ts';
import { activate, type Weights } from './network.ts';

/** One model, given as the weights of one instance, and the samples to run. Other keys, as those of a snapshot, are ignored. */
export interface ForwardInput extends Weights, Partial<Pick<ModelKind, 'hiddenActivation' | 'activation'>> {
  /** One sample [feature], or several, one after the other [sample, feature]. */
  readonly x: ArrayLike<number>;
}

/** What a model makes of the samples. */
export interface ForwardResult {
  /** h = σ_h(W_in x) [sample, hidden] */
  readonly hidden: Float64Array;
  /** y = σ_out(W_out h + b) [sample, feature] */
  readonly output: Float64Array;
}

/**
 * Runs one model: h = σ_h(Σ_f x_f W_f), y_f = σ_out(WOut_f·h + b_f). As many features as b has numbers, as many hidden units as W has
 * numbers for each; WOut is W where left out, σ_h the identity, σ_out a ReLU. @throws ConfigError where the lengths do not fit together
 *
 *     const { hidden, output } = forward({ W: [1, 0, -1, 0], b: [0, 0], x: [0.5, 0] });   // hidden [0.5, 0], output [0.5, 0]
 */
export function forward(input: ForwardInput): ForwardResult {
  const { nFeatures, nHidden, nSamples } = checkedShape(input);
  const { W, WOut = W, b, x, hiddenActivation = 'identity', activation = 'relu' } = input;
  const hidden = new Float64Array(nSamples * nHidden);
  const output = new Float64Array(nSamples * nFeatures);
  for (let s = 0; s < nSamples; s++) {
    for (let k = 0; k < nHidden; k++) {
      let sum = 0;
      for (let f = 0; f < nFeatures; f++) sum += x[s * nFeatures + f] * W[f * nHidden + k];
      hidden[s * nHidden + k] = activate(sum, hiddenActivation);
    }
    for (let f = 0; f < nFeatures; f++) {
      let sum = b[f];
      for (let k = 0; k < nHidden; k++) sum += WOut[f * nHidden + k] * hidden[s * nHidden + k];
      output[s * nFeatures + f] = activate(sum, activation);
    }
  }
  return { hidden, output };
}

function checkedShape({ W, WOut = W, b, x }: ForwardInput) {
  const nFeatures = b?.length ?? 0;
  const nHidden = (W?.length ?? 0) / nFeatures;
  const nSamples = (x?.length ?? 0) / nFeatures;
  const problems = [
    nFeatures > 0 ? [] : problem('b', b, 'an array of one number per feature'),
    nHidden > 0 && Number.isInteger(nHidden) ? [] : wrongLength('W', W, `nFeatures·nHidden = ${nFeatures}·nHidden`),
    WOut?.length === W?.length ? [] : problem('WOut', `${WOut?.length} numbers`, `an array of ${W?.length} numbers, as W`),
    Number.isInteger(nSamples) ? [] : problem('x', `${x?.length} numbers`, `an array of ${nFeatures} numbers for each sample`),
  ].flat();
  if (problems.length > 0) throw new ConfigError(problems);
  return { nFeatures, nHidden, nSamples };
}
