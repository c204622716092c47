/** Judges models where they do not keep a page waiting: in a worker, one model a turn, so that commands are heard between. Loaded with the first. */
import { estimateLosses } from '../../model/loss/evaluateLoss.ts';
import { createExactJudge } from '../../model/loss/exactLoss.ts';
import type { JudgeOrder } from '../protocol.ts';
import { nextTurn } from '../yielding.ts';

/** @returns expected losses, means over features [model] @throws ConfigError where there is no exact loss */
export async function judgeModels({ shape, models, evaluation }: JudgeOrder): Promise<readonly number[]> {
  const exact = evaluation ? null : createExactJudge(shape);
  const losses: number[] = [];
  for (const { weights, values } of models) {
    const estimate = evaluation ? estimateLosses([weights], shape, values, evaluation)[0]?.loss : exact?.loss(weights, values);
    losses.push(estimate ?? Number.NaN);
    await nextTurn();
  }
  return losses;
}
