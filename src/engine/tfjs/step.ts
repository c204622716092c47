/** One training step of all instances in tfjs operations: loss, its gradient by automatic differentiation, Adam. Owns no tensors. */
import {
  add,
  div,
  matMul,
  mean,
  mul,
  relu,
  reshape,
  slice,
  sqrt,
  square,
  squaredDifference,
  sub,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  valueAndGrad,
} from '@tensorflow/tfjs-core';
import type { TrainingConfig } from '../../model/config/config.ts';
import { ADAM, LOSS_RETENTION, type StepScalars } from '../../model/network/optimiser.ts';

/** The state of a run, by column of the packed state. A type, not an interface: tfjs's `tidy` asks for an index signature. */
export type ModelTensors = {
  /** W and b [instance, P] */
  readonly parameters: Tensor2D;
  readonly firstMoments: Tensor2D;
  readonly secondMoments: Tensor2D;
  /** [instance, 1] */
  readonly lossSum: Tensor2D;
};

export interface StepInputs {
  /** [instance, sample, feature] */
  readonly x: Tensor3D;
  /** [instance, 1, feature] */
  readonly importance: Tensor3D;
  /** [instance, 1] */
  readonly learningRate: Tensor2D;
  /** [instance] */
  readonly ones: Tensor1D;
  readonly scalars: StepScalars;
  readonly config: TrainingConfig;
}

/** @returns the state one step on, in new tensors */
export function trainingStep(model: ModelTensors, inputs: StepInputs): ModelTensors {
  const losses = valueAndGrad((parameters) => instanceLosses(parameters, inputs));
  const { value, grad } = losses(model.parameters, inputs.ones);
  const firstMoments = average(model.firstMoments, grad, ADAM.beta1);
  const secondMoments = average(model.secondMoments, square(grad), ADAM.beta2);
  return {
    parameters: updated(model.parameters, firstMoments, secondMoments, inputs),
    firstMoments,
    secondMoments,
    lossSum: average(model.lossSum, reshape(value, model.lossSum.shape), LOSS_RETENTION),
  };
}

/** Mean over batch and features of I_f (x_f − x'_f)² [instance]. @param parameters [instance, P] */
function instanceLosses(parameters: Tensor, { x, importance, config }: StepInputs): Tensor {
  const { nFeatures, nHidden, instances, activation } = config;
  const nWeights = nFeatures * nHidden;
  const W: Tensor3D = reshape(slice(parameters, [0, 0], [instances.length, nWeights]), [instances.length, nFeatures, nHidden]);
  const b = reshape(slice(parameters, [0, nWeights], [instances.length, nFeatures]), [instances.length, 1, nFeatures]);
  const linear = add(matMul(matMul(x, W), W, false, true), b);
  const reconstruction = activation === 'relu' ? relu(linear) : linear;
  return mean(mul(squaredDifference(reconstruction, x), importance), [1, 2]);
}

function average(past: Tensor2D, now: Tensor, retention: number): Tensor2D {
  return add(mul(past, retention), mul(now, 1 - retention));
}

function updated(parameters: Tensor2D, first: Tensor2D, second: Tensor2D, { learningRate, scalars, config }: StepInputs): Tensor2D {
  const rate = mul(learningRate, scalars.schedule);
  const direction = div(mul(first, scalars.firstCorrection), add(mul(sqrt(second), scalars.secondCorrection), ADAM.epsilon));
  const kept = mul(parameters, sub(1, mul(rate, config.weightDecay)));
  return sub(kept, mul(rate, direction));
}
