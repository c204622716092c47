/** The optimisers of `model/network/optimiser.ts` and the running average of the loss, in WGSL, for one number or four at once. */
import { ADAM, LOSS_RETENTION } from '../../../model/network/optimiser.ts';
import { TABLE_STEPS } from '../scalarTable.ts';
import type { KernelShape, OptimiserShape } from './kernelShape.ts';

/** An expression: schedule, first and second bias correction, and weight decay of a step. */
export function scalarsOf(step: string): string {
  return `scalars[${step} % ${TABLE_STEPS}u]`;
}

export interface StepNames {
  /** A parameter and its moments: variables that are updated. */
  readonly parameter: string;
  readonly first: string;
  readonly second: string;
  readonly gradient: string;
  readonly learningRate: string;
  /** The scalars of a step, as `scalarsOf` names them. */
  readonly scalars: string;
  /** Whether the parameter is a weight. */
  readonly isWeight: string;
  /** By how much its row is pulled (see `pull`), where the decay acts on rows. */
  readonly pull: string;
}

export function optimiserStep({ momentum, decays }: OptimiserShape, names: StepNames): string {
  const { parameter, first, second, gradient, learningRate, scalars } = names;
  const start = `
      {
        let rate = ${learningRate} * ${scalars}.x;
        let kept = 1.0 - rate * ${decayOf(decays, names)};`;
  if (momentum !== null)
    return `
      ${first} = ${momentum} * ${first} + ${gradient};${start}
        ${parameter} = ${parameter} * kept - rate * ${first};
      }`;
  return `
      ${first} = ${ADAM.beta1} * ${first} + ${1 - ADAM.beta1} * ${gradient};
      ${second} = ${ADAM.beta2} * ${second} + ${1 - ADAM.beta2} * ${gradient} * ${gradient};${start}
        ${parameter} = ${parameter} * kept - (rate * ${scalars}.y * ${first}) / (sqrt(${second}) * ${scalars}.z + ${ADAM.epsilon});
      }`;
}

function decayOf(decays: OptimiserShape['decays'], { scalars, isWeight, pull }: StepNames): string {
  switch (decays) {
    case 'all':
      return `${scalars}.w`;
    case 'weights':
      return `select(0.0, ${scalars}.w, ${isWeight})`;
    case 'rows to length 1':
      return `select(0.0, ${scalars}.w * ${pull}, ${isWeight})`;
    default:
      throw new Error(`unknown decay: ${decays satisfies never}`);
  }
}

/** An expression: what the decay of a row is multiplied by that is pulled to length 1. @param squares of its weights, summed */
export function pull(squares: string): string {
  return `select(0.0, 1.0 / sqrt(max(${squares}, 0x1p-126f)) - 1.0, ${squares} > 0.0)`;
}

/** The gradient of a model without a bias leaves b as it is. */
export function trained({ bias }: Pick<KernelShape, 'bias'>, gradient: string, isWeight: string, zero: string): string {
  return bias ? gradient : `select(${zero}, ${gradient}, ${isWeight})`;
}

/** An expression: the average after a batch's loss. */
export function averagedLoss(average: string, loss: string): string {
  return `${LOSS_RETENTION} * ${average} + ${1 - LOSS_RETENTION} * ${loss}`;
}
