/**
 * The loss of one training batch, written down a second time and densely: mean over batch and features of I_f (target_f − y_f)².
 * The tests' own yardstick for gradients and for the reported loss; shares only the data stream with the engines.
 */
import type { TrainingConfig } from '../../src/model/config/config.ts';
import { trainingSampler } from '../../src/model/data/sampler.ts';
import { createActiveFeatures } from '../../src/model/data/sampling.ts';
import { instanceState } from '../../src/model/network/parameters.ts';

/** x of every sample of a step of one instance [sample][feature] */
export function batchOf(config: TrainingConfig, i: number, step: number): number[][] {
  const sampler = trainingSampler(config, config.instances[i]);
  const active = createActiveFeatures(config.nFeatures);
  return Array.from({ length: config.batchSize }, (_, sample) => {
    sampler.draw(step, sample, active);
    const x = new Array<number>(config.nFeatures).fill(0);
    for (let a = 0; a < active.count; a++) x[active.features[a]] = active.magnitudes[a];
    return x;
  });
}

/** @param parameters W and, of untied models, WOut, both [feature, hidden], and b [feature] as one */
export function lossOn(batch: readonly (readonly number[])[], config: TrainingConfig, i: number, parameters: ArrayLike<number>): number {
  const { importance } = config.instances[i];
  let sum = 0;
  for (const x of batch) {
    const output = outputOf(x, config, parameters);
    for (let f = 0; f < x.length; f++) sum += importance[f] * ((config.target === 'abs' ? Math.abs(x[f]) : x[f]) - output[f]) ** 2;
  }
  return sum / (batch.length * config.nFeatures);
}

function outputOf(x: readonly number[], config: TrainingConfig, parameters: ArrayLike<number>): number[] {
  const { nFeatures, nHidden, hiddenActivation, activation, tied } = config;
  const encoder = (f: number, k: number) => parameters[f * nHidden + k];
  const decoder = (f: number, k: number) => parameters[(tied ? 0 : nFeatures * nHidden) + f * nHidden + k];
  const bias = (f: number) => parameters[parameters.length - nFeatures + f];
  const relu = (z: number) => Math.max(z, 0);
  const h = Array.from({ length: nHidden }, (_, k) => {
    const sum = x.reduce((total, value, f) => total + value * encoder(f, k), 0);
    return hiddenActivation === 'relu' ? relu(sum) : sum;
  });
  return x.map((_, f) => {
    const z = h.reduce((sum, value, k) => sum + value * decoder(f, k), bias(f));
    return activation === 'relu' ? relu(z) : z;
  });
}

/** ∂loss/∂parameter by central differences, for all parameters of one instance at once; 0 for a bias that is not trained [P] */
export function finiteDifferences(config: TrainingConfig, i: number, state: Float32Array, step: number): number[] {
  const parameters = Float64Array.from(instanceState(state, config, i).parameters);
  const batch = batchOf(config, i, step);
  const delta = 1e-6;
  return Array.from(parameters, (value, p) => {
    if (!config.bias && p >= parameters.length - config.nFeatures) return 0;
    const at = (shifted: number) => lossOn(batch, config, i, parameters.with(p, shifted));
    return (at(value + delta) - at(value - delta)) / (2 * delta);
  });
}
