/** A complete configuration in the fewest keys that give it back: what files and scripts show. */
import { decayingImportance } from '../../model/config/checkValues.ts';
import type { InstanceConfig, InstanceOptions, TrainingConfig, TrainingOptions } from '../../model/config/config.ts';

/** `resolveConfig` of the result equals `config`. */
export function writtenOptions(config: TrainingConfig): TrainingOptions {
  const { instances, ...run } = config;
  const [first, ...others] = instances;
  if (!first) throw new Error('a configuration without instances');
  const isShared = others.every((other) => isSame(liveOptions(first), liveOptions(other)));
  const seeds = instances.map(({ seed }) => seed);
  if (isShared) return { ...run, ...seedOptions(seeds), ...liveOptions(first) };
  return { ...run, instances: instances.map((instance): InstanceOptions => ({ seed: instance.seed, ...liveOptions(instance) })) };
}

function seedOptions(seeds: readonly number[]): TrainingOptions {
  const [seed = 0] = seeds;
  const isCounted = seeds.every((own, i) => own === (seed + i) % 2 ** 32);
  return isCounted ? { seed, nInstances: seeds.length } : { seeds };
}

function liveOptions({ sparsity, importance, learningRate }: InstanceConfig): InstanceOptions {
  return { sparsity: sharedValue(sparsity) ?? sparsity, ...importanceOptions(importance), learningRate };
}

function importanceOptions(importance: readonly number[]): InstanceOptions {
  const importanceDecay = importance[1] ?? 1;
  const isDecaying = importanceDecay >= 0.01 && importanceDecay <= 1;
  return isDecaying && isSame(importance, decayingImportance(importanceDecay, importance.length)) ? { importanceDecay } : { importance };
}

function sharedValue(values: readonly number[]): number | undefined {
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
