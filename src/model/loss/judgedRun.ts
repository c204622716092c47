/** All models of a run as a worker that judges them is given them, and whether sending them to one pays. */
import type { TrainingConfig } from '../config/config.ts';
import type { Weights } from '../network/network.ts';
import { instanceWeights, type RunWeights } from '../network/parameters.ts';
import type { JudgedShape, JudgedValues } from './judgedModel.ts';

/** With this many features the exact loss of one model takes more than a millisecond, and each further feature doubles that. */
const DEAR_FEATURES = 8;

export function isDearToJudge({ nFeatures }: JudgedShape): boolean {
  return nFeatures >= DEAR_FEATURES;
}

export interface JudgedRun {
  readonly shape: JudgedShape;
  readonly models: readonly { readonly weights: Weights; readonly values: JudgedValues }[];
}

/** @param weights views of them are handed on */
export function judgedRun({ instances, ...shape }: TrainingConfig, weights: RunWeights): JudgedRun {
  const models = instances.map(({ sparsity, importance }, i) => ({
    weights: instanceWeights(weights, shape, i),
    values: { sparsity, importance },
  }));
  return { shape, models };
}
