/**
 * Xavier-normal initial weights, standard deviation √(2/(n+m)); biases start at 0. A function of the instance's seed and shape
 * alone, computed with + − × ÷ √ only, since browsers differ in the last digit of log and cos.
 */

import type { TrainingConfig } from '../config/config.ts';
import { mix32, PURPOSE, sampleKey, stepKeys } from '../data/random.ts';
import { type Checkpoint, instanceState, type Shape, stateLength } from './parameters.ts';

/** ln s for 0 < s ≤ 1: halvings, then 2·artanh((s−1)/(s+1)) as a series. */
function naturalLog(s: number): number {
  let mantissa = s;
  let halvings = 0;
  for (; mantissa < 0.75; halvings++) mantissa *= 2;
  const z = (mantissa - 1) / (mantissa + 1);
  let sum = 0;
  for (let k = 25, power = z * z; k >= 1; k -= 2) sum = sum * power + 1 / k;
  return 2 * z * sum - halvings * Math.LN2;
}

/** Two independent standard normal numbers by the polar method; trial t of pair `pair` uses words of its own. */
function normalPair(seed: number, pair: number): readonly [number, number] {
  const keys = stepKeys(seed, PURPOSE.initialWeights, pair);
  for (let trial = 0; ; trial++) {
    const word = sampleKey(keys, trial);
    const u = word * 2 ** -31 - 1;
    const v = mix32(word ^ keys.stride) * 2 ** -31 - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) {
      const factor = Math.sqrt((-2 * naturalLog(s)) / s);
      return [u * factor, v * factor];
    }
  }
}

/** Fills W [feature, hidden] for a seed. */
export function fillInitialWeights(W: Float32Array, seed: number, { nFeatures, nHidden }: Shape): void {
  const deviation = Math.sqrt(2 / (nFeatures + nHidden));
  for (let at = 0; at < W.length; at += 2) {
    const [first, second] = normalPair(seed, at / 2);
    W[at] = first * deviation;
    if (at + 1 < W.length) W[at + 1] = second * deviation;
  }
}

/** The checkpoint every run starts from. */
export function initialCheckpoint(config: TrainingConfig): Checkpoint {
  const { nFeatures, nHidden, instances } = config;
  const state = new Float32Array(instances.length * stateLength(config));
  for (const [i, { seed }] of instances.entries()) fillInitialWeights(instanceState(state, config, i).W, seed, config);
  return { step: 0, nInstances: instances.length, nFeatures, nHidden, state };
}
