/** One step of the optimiser on the packed state of one instance; the formulas are those of `optimiser.ts`. */
import type { TrainingConfig } from '../config/config.ts';
import type { GradientSums } from './network.ts';
import { ADAM, type StepScalars } from './optimiser.ts';
import type { InstanceState, Shape } from './parameters.ts';

export type OptimiserConfig = Shape & Pick<TrainingConfig, 'tied' | 'optimiser' | 'momentum' | 'weightDecay' | 'weightDecayOn'>;

export interface UpdateStep {
  /** The instance's learning rate in this step. */
  readonly rate: number;
  /** From summed half gradients to the gradient of the mean. */
  readonly scale: number;
  readonly scalars: StepScalars;
}

export function updateParameters(state: InstanceState, sums: GradientSums, config: OptimiserConfig, step: UpdateStep): void {
  const { nFeatures, nHidden, tied, weightDecay, weightDecayOn } = config;
  const nWeights = nFeatures * nHidden;
  for (let f = 0; f < nFeatures; f++) {
    const row = f * nHidden;
    updateSpan(state, row, sums.W.subarray(row, row + nHidden), rowDecay(state.W, row, nHidden, weightDecay), config, step);
  }
  for (let f = 0; f < nFeatures && !tied; f++) {
    const row = f * nHidden;
    const decay = rowDecay(state.WOut, row, nHidden, weightDecay);
    updateSpan(state, nWeights + row, sums.WOut.subarray(row, row + nHidden), decay, config, step);
  }
  updateSpan(state, state.parameters.length - nFeatures, sums.b, weightDecayOn === 'all' ? weightDecay : 0, config, step);
}

/** A decay below 0 pulls a row to length 1; a row of zeros has no direction to be pulled in. */
function rowDecay(W: Float32Array, row: number, nHidden: number, weightDecay: number): number {
  if (weightDecay >= 0) return weightDecay;
  let squares = 0;
  for (let k = 0; k < nHidden; k++) squares += W[row + k] * W[row + k];
  return squares > 0 ? weightDecay * (1 / Math.sqrt(squares) - 1) : 0;
}

/** Parameters start … start + halfGradients.length − 1, with one decay. */
function updateSpan(
  { parameters, firstMoments, secondMoments }: InstanceState,
  start: number,
  halfGradients: Float64Array,
  weightDecay: number,
  { optimiser, momentum }: OptimiserConfig,
  { rate, scale, scalars }: UpdateStep,
): void {
  const decay = 1 - rate * weightDecay;
  for (let at = 0, p = start; at < halfGradients.length; at++, p++) {
    const g = halfGradients[at] * scale;
    if (optimiser === 'sgd') {
      const velocity = momentum * firstMoments[p] + g;
      firstMoments[p] = velocity;
      parameters[p] = parameters[p] * decay - rate * velocity;
    } else {
      const first = ADAM.beta1 * firstMoments[p] + (1 - ADAM.beta1) * g;
      const second = ADAM.beta2 * secondMoments[p] + (1 - ADAM.beta2) * g * g;
      firstMoments[p] = first;
      secondMoments[p] = second;
      const change = (rate * scalars.firstCorrection * first) / (Math.sqrt(second) * scalars.secondCorrection + ADAM.epsilon);
      parameters[p] = parameters[p] * decay - change;
    }
  }
}
