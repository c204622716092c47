/**
 * Judges models in a worker, where that keeps no page waiting: one model at a time, so that commands are handled in between. Loaded when
 * first needed.
 */
import { type EvaluationOptions, estimateLosses } from '../model/loss/evaluateLoss.ts';
import { createExactJudge } from '../model/loss/exactLoss.ts';
import type { JudgedShape, JudgedValues } from '../model/loss/judgedModel.ts';
import type { Weights } from '../model/network/network.ts';

/** Models to judge, all of one shape and kind of data. */
export interface JudgeOrder {
  readonly shape: JudgedShape;
  readonly models: readonly { readonly weights: Weights; readonly values: JudgedValues }[];
  /** The samples to judge on; null: exactly. */
  readonly evaluation: Required<EvaluationOptions> | null;
}

/**
 * @param nextTurn lets what waits go first @returns expected losses, means over features [model] @throws ConfigError where there is no
 * exact loss
 */
export async function judgeModels({ shape, models, evaluation }: JudgeOrder, nextTurn: () => Promise<void>): Promise<readonly number[]> {
  const exact = evaluation ? null : createExactJudge(shape);
  const losses: number[] = [];
  for (const { weights, values } of models) {
    const estimate = evaluation ? estimateLosses([weights], shape, values, evaluation)[0]?.loss : exact?.loss(weights, values);
    losses.push(estimate ?? Number.NaN);
    await nextTurn();
  }
  return losses;
}
