/**
 * How trained models are judged: by the exact expected loss up to 10 features; beyond, by the mean loss on samples that are the same for
 * all candidates. Never by the loss of the last batches of their training.
 */
import { MAX_DATASET_SIZE, type TrainingConfig } from '../model/config/config.ts';
import { createExactJudge } from '../model/loss/exactLoss.ts';
import { hasExactLoss } from '../model/loss/exactLossProblem.ts';
import { type Checkpoint, instanceState, instanceWeights, type RunWeights, stateLength } from '../model/network/parameters.ts';

export function isJudgedExactly(config: TrainingConfig): boolean {
  return hasExactLoss(config);
}

/** Judges one model a turn, so that the caller can spread the work over time. Up to 10 features. @returns exact losses [instance] */
export function* judgeExactly(config: TrainingConfig, weights: RunWeights): Generator<void, readonly number[]> {
  const judge = createExactJudge(config);
  const losses: number[] = [];
  for (const [i, data] of config.instances.entries()) {
    losses.push(judge.loss(instanceWeights(weights, config, i), data));
    yield;
  }
  return losses;
}

/**
 * 300 batches of 1024, of which the average that a snapshot reports gives the later ones more weight: as good as 229 000 samples
 * of equal weight.
 */
const JUDGING = { steps: 300, batchSize: 1024, weightDecay: 0, learningRateSchedule: 'constant', warmupSteps: 0 } as const;
/** The same for all candidates, and not a seed that models are usually trained with. */
const JUDGING_SEED = 0x9d2c5681;

/** Fresh samples; those of unit length come from data sets only, and one of this size hardly repeats. */
function judgingData({ dataset }: TrainingConfig): TrainingConfig['dataset'] {
  return dataset?.unitLength ? { size: MAX_DATASET_SIZE, batch: 'random', unitLength: true, seed: JUDGING_SEED } : null;
}

/** A run with learning rate 0, whose loss at the last step is the evaluation. For any number of features, at the speed of the engine. */
export function judgingRun(config: TrainingConfig, weights: RunWeights): { readonly config: TrainingConfig; readonly from: Checkpoint } {
  const { nFeatures, nHidden, tied } = config;
  const instances = config.instances.map((own) => ({ ...own, seed: JUDGING_SEED, learningRate: 0 }));
  const state = new Float32Array(instances.length * stateLength(config));
  for (const i of instances.keys()) {
    const [own, given] = [instanceState(state, config, i), instanceWeights(weights, config, i)];
    own.W.set(given.W);
    if (given.WOut) own.WOut.set(given.WOut);
    own.b.set(given.b);
  }
  const from = { step: 0, nInstances: instances.length, nFeatures, nHidden, tied, state };
  return { config: { ...config, ...JUDGING, dataset: judgingData(config), instances }, from };
}
