/** Judging in workers, as scripts ask for it: the same numbers as `exactLoss` and `evaluateLoss`, without keeping the page waiting. */

import { EngineError } from '../../engine/engine.ts';
import type { JudgeOrder } from '../../engine/judgeModels.ts';
import { ConfigError } from '../../model/config/problem.ts';
import { checkEvaluation } from '../../model/loss/evaluateLoss.ts';
import { exactLossProblem } from '../../model/loss/exactLossProblem.ts';
import { type JudgedModel, resolveData } from '../../model/loss/judgedModel.ts';
import { toFailure } from '../../training/failure.ts';
import type { FigureTrainer } from '../../training/figureTrainer.ts';
import { TrainingError } from '../runs/trainingRun.ts';
import type { Models } from './models.ts';

type Judges = Pick<FigureTrainer, 'judge'>;

/** @throws ConfigError for models that have no exact loss */
export async function judgeExactly(trainer: Judges, input: Models<JudgedModel>): Promise<number | readonly number[]> {
  const order = orderOf(input.models);
  const found = exactLossProblem(order.shape);
  if (found) throw new ConfigError([found]);
  return judged(trainer, { ...order, evaluation: null }, input.isList);
}

/** @throws ConfigError for a bad number of samples or seed */
export async function judgeOnSamples(
  trainer: Judges,
  input: Models<JudgedModel>,
  evaluation: { readonly samples: number; readonly seed: number },
): Promise<number | readonly number[]> {
  checkEvaluation(evaluation);
  return judged(trainer, { ...orderOf(input.models), evaluation }, input.isList);
}

function orderOf(models: readonly JudgedModel[]): Pick<JudgeOrder, 'shape' | 'models'> {
  const resolved = models.map((model) => ({
    ...resolveData(model),
    weights: { W: model.W, ...(model.WOut && { WOut: model.WOut }), b: model.b },
  }));
  const [first] = resolved;
  if (!first) throw new Error('no models to judge');
  return {
    shape: first.shape,
    models: resolved.map(({ weights, values: { sparsity, importance } }) => ({ weights, values: { sparsity, importance } })),
  };
}

async function judged(trainer: Judges, order: JudgeOrder, isList: boolean): Promise<number | readonly number[]> {
  try {
    const losses = await trainer.judge(order);
    const [only] = losses;
    return isList || only === undefined ? losses : only;
  } catch (error) {
    throw error instanceof EngineError ? new TrainingError(toFailure(error)) : error;
  }
}
