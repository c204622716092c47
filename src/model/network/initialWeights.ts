/**
 * Where training starts: Xavier-normal weights, standard deviation √(2/(n+m)), and biases at 0, or given ones with noise. A function
 * of the instance's seed, shape and start alone, computed with + − × ÷ √ only, since browsers differ in the last digit of log and cos.
 */

import type { InstanceConfig, TrainingConfig } from '../config/config.ts';
import { mix32, PURPOSE, type Purpose, sampleKey, stepKeys } from '../data/random.ts';
import { type Checkpoint, type InstanceState, instanceState, type Shape, stateLength } from './parameters.ts';

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
function normalPair(seed: number, purpose: Purpose, pair: number): readonly [number, number] {
  const keys = stepKeys(seed, purpose, pair);
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

/** Fills an array with normal numbers; each array of a seed has a purpose of its own. */
function fillNormal(values: Float32Array, seed: number, purpose: Purpose, deviation: number): void {
  for (let at = 0; at < values.length; at += 2) {
    const [one, other] = normalPair(seed, purpose, at / 2);
    values[at] = one * deviation;
    if (at + 1 < values.length) values[at + 1] = other * deviation;
  }
}

/** Fills W [feature, hidden] for a seed. */
export function fillInitialWeights(W: Float32Array, seed: number, { nFeatures, nHidden }: Shape): void {
  fillNormal(W, seed, PURPOSE.initialWeights, Math.sqrt(2 / (nFeatures + nHidden)));
}

/** The checkpoint every run starts from. */
export function initialCheckpoint(config: TrainingConfig): Checkpoint {
  const { nFeatures, nHidden, tied, instances } = config;
  const state = new Float32Array(instances.length * stateLength(config));
  for (const [i, own] of instances.entries()) fillInitialState(instanceState(state, config, i), own, config);
  return { step: 0, nInstances: instances.length, nFeatures, nHidden, tied, state };
}

function fillInitialState({ W, WOut, b }: InstanceState, { seed, start }: InstanceConfig, config: TrainingConfig): void {
  const deviation = start ? start.noise : config.initialScale * Math.sqrt(2 / (config.nFeatures + config.nHidden));
  fillNormal(W, seed, PURPOSE.initialWeights, deviation);
  if (!config.tied) fillNormal(WOut, seed, PURPOSE.initialOutputWeights, deviation);
  if (!start) return;
  addTo(W, start.W);
  if (!config.tied) addTo(WOut, start.WOut);
  b.set(start.b);
}

function addTo(values: Float32Array, more: readonly number[]): void {
  for (let at = 0; at < values.length; at++) values[at] += more[at];
}
