/**
 * The loss of one training batch, written down a second time and densely: mean over batch and features of I_f (x_f − x'_f)².
 * The tests' own yardstick for gradients and for the reported loss; shares only the data stream with the engines.
 */
import type { TrainingConfig } from '../../src/model/config/config.ts';
import { PURPOSE, stepKeys } from '../../src/model/data/random.ts';
import { createActiveFeatures, drawSample, featureGroups, sampleTable } from '../../src/model/data/sampling.ts';
import { instanceState } from '../../src/model/network/parameters.ts';

/** x of every sample of a step of one instance [sample][feature] */
export function batchOf(config: TrainingConfig, i: number, step: number): number[][] {
  const own = config.instances[i];
  if (!own) throw new Error(`no instance ${i}`);
  const groups = featureGroups(config.nFeatures, config.featureSets);
  const table = sampleTable(own.sparsity, groups);
  const active = createActiveFeatures(config.nFeatures);
  return Array.from({ length: config.batchSize }, (_, sample) => {
    drawSample(table, groups, stepKeys(own.seed, PURPOSE.training, step), sample, active);
    const x = new Array<number>(config.nFeatures).fill(0);
    for (let a = 0; a < active.count; a++) x[active.features[a] ?? 0] = active.magnitudes[a] ?? 0;
    return x;
  });
}

/** @param parameters W [feature, hidden] and b [feature] as one */
export function lossOn(batch: readonly (readonly number[])[], config: TrainingConfig, i: number, parameters: ArrayLike<number>): number {
  const importance = config.instances[i]?.importance ?? [];
  let sum = 0;
  for (const x of batch) {
    const reconstruction = reconstructionOf(x, config, parameters);
    for (let f = 0; f < x.length; f++) sum += (importance[f] ?? 0) * ((x[f] ?? 0) - (reconstruction[f] ?? 0)) ** 2;
  }
  return sum / (batch.length * config.nFeatures);
}

function reconstructionOf(
  x: readonly number[],
  { nFeatures, nHidden, activation }: TrainingConfig,
  parameters: ArrayLike<number>,
): number[] {
  const weight = (f: number, k: number) => parameters[f * nHidden + k] ?? 0;
  const h = Array.from({ length: nHidden }, (_, k) => x.reduce((sum, value, f) => sum + value * weight(f, k), 0));
  return x.map((_, f) => {
    const z = h.reduce((sum, value, k) => sum + value * weight(f, k), parameters[nFeatures * nHidden + f] ?? 0);
    return activation === 'relu' ? Math.max(z, 0) : z;
  });
}

/** ∂loss/∂parameter by central differences, for all parameters of one instance at once [P] */
export function finiteDifferences(config: TrainingConfig, i: number, state: Float32Array, step: number): number[] {
  const parameters = Float64Array.from(instanceState(state, config, i).parameters);
  const batch = batchOf(config, i, step);
  const delta = 1e-6;
  return Array.from(parameters, (value, p) => {
    const at = (shifted: number) => lossOn(batch, config, i, parameters.with(p, shifted));
    return (at(value + delta) - at(value - delta)) / (2 * delta);
  });
}
