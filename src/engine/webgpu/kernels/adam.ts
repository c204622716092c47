/** The optimiser of `model/optimiser.ts` and the running average of the loss, in WGSL, for one number or four at once. */
import { ADAM, LOSS_RETENTION } from '../../../model/network/optimiser.ts';

/** Rows of `scalars`; the one of a step is its number modulo this. Also the most steps of one submission. */
export const TABLE_STEPS = 4096;

/** An expression: schedule, first and second bias correction, and weight decay of a step. */
export function scalarsOf(step: string): string {
  return `scalars[${step} % ${TABLE_STEPS}u]`;
}

export interface AdamNames {
  /** A parameter and its moments: variables that are updated. */
  readonly parameter: string;
  readonly first: string;
  readonly second: string;
  readonly gradient: string;
  readonly learningRate: string;
  /** As of `scalarsOf`. */
  readonly scalars: string;
}

export function adam({ parameter, first, second, gradient, learningRate, scalars }: AdamNames): string {
  return `
      ${first} = ${ADAM.beta1} * ${first} + ${1 - ADAM.beta1} * ${gradient};
      ${second} = ${ADAM.beta2} * ${second} + ${1 - ADAM.beta2} * ${gradient} * ${gradient};
      {
        let rate = ${learningRate} * ${scalars}.x;
        let kept = 1.0 - rate * ${scalars}.w;
        ${parameter} = ${parameter} * kept - (rate * ${scalars}.y * ${first}) / (sqrt(${second}) * ${scalars}.z + ${ADAM.epsilon});
      }`;
}

/** An expression: the average after a batch's loss. */
export function averagedLoss(average: string, loss: string): string {
  return `${LOSS_RETENTION} * ${average} + ${1 - LOSS_RETENTION} * ${loss}`;
}
