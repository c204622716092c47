/** Losses on samples, for models that no formula judges. */
import type { InstanceConfig, TrainingConfig } from '../../model/config/config.ts';
import { estimateLosses, sampleCosts } from '../../model/loss/evaluateLoss.ts';
import type { Weights } from '../../model/network/network.ts';
import { instanceWeights, type RunWeights } from '../../model/network/parameters.ts';

/** Multiply-adds for the samples of all instances. */
const WORK = 5e7;
const FEWEST_SAMPLES = 256;
const MOST_SAMPLES = 20_000;
/** Multiply-adds for samples that are judged in one go. */
const WORK_IN_ONE_GO = 5e6;
/** Time after which the page has its turn. */
const TURN_MS = 10;

/** Accurate to about 1 %. The page goes on meanwhile. [instance] */
export async function sampledLosses(weights: RunWeights, config: TrainingConfig): Promise<readonly number[]> {
  const losses: number[] = [];
  let since = performance.now();
  for (const [i, instance] of config.instances.entries()) {
    const portions = portionsFor(config, instance);
    let sum = 0;
    for (const [seed, samples] of portions.entries()) {
      sum += lossOn(instanceWeights(weights, config, i), config, instance, { samples, seed }) * samples;
      if (performance.now() - since < TURN_MS) continue;
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
    losses.push(sum / portions.reduce((all, samples) => all + samples, 0));
  }
  return losses;
}

/** How many samples are judged in each turn. */
function portionsFor(config: TrainingConfig, instance: InstanceConfig): readonly number[] {
  const { throughHidden } = sampleCosts(config, instance);
  const samples = Math.min(MOST_SAMPLES, Math.max(FEWEST_SAMPLES, WORK / (config.instances.length * throughHidden)));
  const portion = Math.min(Math.ceil(samples), Math.ceil(WORK_IN_ONE_GO / throughHidden));
  return Array.from({ length: Math.ceil(samples / portion) }, () => portion);
}

function lossOn(weights: Weights, config: TrainingConfig, instance: InstanceConfig, evaluation: { samples: number; seed: number }): number {
  return estimateLosses([weights], config, instance, evaluation)[0]?.loss ?? Number.NaN;
}
