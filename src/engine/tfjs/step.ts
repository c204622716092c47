/**
 * One training step of all instances in tfjs operations: loss, its gradient by automatic differentiation, the optimiser. Owns no
 * tensors.
 */
import {
  abs,
  add,
  clone,
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
import { decays } from './decays.ts';

/** The state of a run, by column of the packed state. A type, not an interface: tfjs's `tidy` asks for an index signature. */
export type ModelTensors = {
  /** W, WOut of untied models, and b [instance, P] */
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
  return {
    ...(inputs.config.optimiser === 'sgd' ? sgdStep(model, grad, inputs) : adamStep(model, grad, inputs)),
    lossSum: average(model.lossSum, reshape(value, model.lossSum.shape), LOSS_RETENTION),
  };
}

/** Mean over batch and features of I_f (target(x_f) − y_f)² [instance]. @param parameters [instance, P] */
function instanceLosses(parameters: Tensor, { x, importance, config }: StepInputs): Tensor {
  const { nFeatures, nHidden, instances, tied, bias, hiddenActivation, activation, target } = config;
  const nWeights = nFeatures * nHidden;
  const weights = (start: number): Tensor3D =>
    reshape(slice(parameters, [0, start], [instances.length, nWeights]), [instances.length, nFeatures, nHidden]);
  const W = weights(0);
  const WOut = tied ? W : weights(nWeights);
  const encoded: Tensor = matMul(x, W);
  const product = matMul(hiddenActivation === 'relu' ? relu(encoded) : encoded, WOut, false, true);
  const linear = bias ? add(product, biases(parameters, config)) : product;
  const output = activation === 'relu' ? relu(linear) : linear;
  return mean(mul(squaredDifference(output, target === 'abs' ? abs(x) : x), importance), [1, 2]);
}

/** b [instance, 1, feature], the last columns of the parameters. */
function biases(parameters: Tensor, { nFeatures, nHidden, instances, tied }: TrainingConfig): Tensor {
  const first = nFeatures * nHidden * (tied ? 1 : 2);
  return reshape(slice(parameters, [0, first], [instances.length, nFeatures]), [instances.length, 1, nFeatures]);
}

function average(past: Tensor2D, now: Tensor, retention: number): Tensor2D {
  return add(mul(past, retention), mul(now, 1 - retention));
}

type Moved = Omit<ModelTensors, 'lossSum'>;

function adamStep(model: ModelTensors, grad: Tensor, inputs: StepInputs): Moved {
  const { firstCorrection, secondCorrection } = inputs.scalars;
  const firstMoments = average(model.firstMoments, grad, ADAM.beta1);
  const secondMoments = average(model.secondMoments, square(grad), ADAM.beta2);
  const direction = div(mul(firstMoments, firstCorrection), add(mul(sqrt(secondMoments), secondCorrection), ADAM.epsilon));
  return { parameters: moved(model.parameters, direction, inputs), firstMoments, secondMoments };
}

function sgdStep(model: ModelTensors, grad: Tensor, inputs: StepInputs): Moved {
  const velocity: Tensor2D = add(mul(model.firstMoments, inputs.config.momentum), grad);
  return { parameters: moved(model.parameters, velocity, inputs), firstMoments: velocity, secondMoments: clone(model.secondMoments) };
}

function moved(parameters: Tensor2D, direction: Tensor, { learningRate, scalars, config }: StepInputs): Tensor2D {
  const rate = mul(learningRate, scalars.schedule);
  const kept = mul(parameters, sub(1, mul(rate, decays(parameters, config))));
  return sub(kept, mul(rate, direction));
}
