/** A feature's direction moved by hand: what it makes of a snapshot, of the checkpoint that training continues from, and of the loss. Pure. */
import type { TrainingConfig } from '../../model/config/config.ts';
import { estimateLosses, sampleCosts } from '../../model/loss/evaluateLoss.ts';
import { createExactJudge } from '../../model/loss/exactLoss.ts';
import { hasExactLoss } from '../../model/loss/exactLossProblem.ts';
import { type Checkpoint, instanceState, instanceWeights, type Snapshot } from '../../model/network/parameters.ts';

export interface Pull {
  readonly instance: number;
  readonly feature: number;
  /** [hidden] */
  readonly direction: readonly number[];
}

/** A copy with W_f as it was pulled. */
export function pulledSnapshot(snapshot: Snapshot, { instance, feature, direction }: Pull): Snapshot {
  const W = snapshot.W.slice();
  W.set(direction, (instance * snapshot.nFeatures + feature) * snapshot.nHidden);
  return { ...snapshot, W };
}

/** A copy with W_f as it was pulled, and without its momentum, which belonged to the old place. */
export function pulledCheckpoint(checkpoint: Checkpoint, { instance, feature, direction }: Pull): Checkpoint {
  const state = checkpoint.state.slice();
  const { W, firstMoments } = instanceState(state, checkpoint, instance);
  const start = feature * checkpoint.nHidden;
  W.set(direction, start);
  firstMoments.fill(0, start, start + checkpoint.nHidden);
  return { ...checkpoint, state };
}

/** Enough to see the loss rise and fall under the hand; fewer for wide models, which have more outputs a sample. */
const SAMPLES = 2000;
const FEWEST_SAMPLES = 16;
/** Multiply-adds for the samples: a fraction of a frame. */
const WORK = 5e6;

/** The loss of one model of a run: exact where that is known, else an estimate on the same samples each time. */
export function pulledLoss(config: TrainingConfig, snapshot: Snapshot, instance: number): number {
  const values = config.instances[instance];
  if (!values) return Number.NaN;
  const weights = instanceWeights(snapshot, config, instance);
  if (hasExactLoss(config)) return createExactJudge(config).loss(weights, values);
  const samples = Math.ceil(Math.min(SAMPLES, Math.max(FEWEST_SAMPLES, WORK / sampleCosts(config, values).throughHidden)));
  return estimateLosses([weights], config, values, { samples, seed: 0 })[0]?.loss ?? Number.NaN;
}
