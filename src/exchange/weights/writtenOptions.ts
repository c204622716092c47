/** The shortest options that resolve to a configuration, for files and scripts. */
import { decayingImportance } from '../../model/config/checkValues.ts';
import type { InstanceConfig, InstanceOptions, TrainingConfig, TrainingOptions } from '../../model/config/config.ts';

/** `resolveConfig` of the result equals `config`. */
export function writtenOptions(config: TrainingConfig): TrainingOptions {
  const { instances, ...run } = config;
  const [first, ...others] = instances;
  if (!first) throw new Error('a configuration without instances');
  const live = (instance: InstanceConfig) => liveOptions(instance, run.active);
  const isShared = others.every((other) => isSame(live(first), live(other)));
  const seeds = instances.map(({ seed }) => seed);
  const shared = { ...run, ...startOptions(config) };
  if (isShared) return { ...shared, ...seedOptions(seeds), ...live(first) };
  return { ...shared, instances: instances.map((instance): InstanceOptions => ({ seed: instance.seed, ...live(instance) })) };
}

function startOptions({ instances, tied, bias }: TrainingConfig): Pick<TrainingOptions, 'start'> {
  const starts = instances.flatMap(({ start }) => start ?? []);
  const [first] = starts;
  if (!first) return {};
  return {
    start: {
      W: starts.flatMap(({ W }) => W),
      ...(!tied && { WOut: starts.flatMap(({ WOut }) => WOut) }),
      ...(bias && { b: starts.flatMap(({ b }) => b) }),
      noise: first.noise,
    },
  };
}

function seedOptions(seeds: readonly number[]): TrainingOptions {
  const [seed = 0] = seeds;
  const isCounted = seeds.every((own, i) => own === (seed + i) % 2 ** 32);
  return isCounted ? { seed, nInstances: seeds.length } : { seeds };
}

function liveOptions({ sparsity, importance, learningRate }: InstanceConfig, active: TrainingConfig['active']): InstanceOptions {
  // A fixed number of active features determines the sparsity.
  const density = active === 'independent' ? { sparsity: sharedValue(sparsity) ?? sparsity } : {};
  return { ...density, ...importanceOptions(importance), learningRate };
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
