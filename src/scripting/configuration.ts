/** A complete configuration as a caller would write it. */
import type { TrainingConfig, TrainingOptions } from '../model/config/config.ts';

type RunKeys = Omit<TrainingConfig, 'instances'>;

/** What differs between the models of a run. */
export interface InstanceConfiguration {
  /** u32 */
  readonly seed: number;
  /** S_f, each in [0, 0.9999999]; left out where `active` is a number. [feature] */
  readonly sparsity?: readonly number[];
  /** I_f, each in [0, 1000]. [feature] */
  readonly importance: readonly number[];
  /** In [1e-6, 1]. */
  readonly learningRate: number;
}

/** Every key of a run with its value, and of each model what is its own. May be given to `train`. Where training started from is not part of it. */
export interface Configuration extends RunKeys {
  /** [instance] */
  readonly instances: readonly InstanceConfiguration[];
}

export function configurationOf({ instances, ...run }: TrainingConfig): Configuration {
  const isFixed = run.active !== 'independent';
  return {
    ...run,
    instances: instances.map(({ seed, sparsity, importance, learningRate }) => ({
      seed,
      ...(isFixed ? {} : { sparsity }),
      importance,
      learningRate,
    })),
  };
}

/** Keys that spell the same value of an instance. */
const SPELLINGS = [
  ['seed', 'seeds'],
  ['sparsity', 'featureProbability', 'active'],
  ['importance', 'importanceDecay', 'relativeImportance'],
  ['learningRate'],
] as const satisfies readonly (readonly (keyof TrainingOptions)[])[];

/** `configuration` with the options given in place of its own values; the options' spelling replaces every other. */
export function replaced(configuration: Configuration, options: TrainingOptions): TrainingOptions {
  return { ...configuration, instances: configuration.instances.map((own) => withoutOtherSpellings(own, options)), ...options };
}

/** What an instance has of its own where the options given say nothing. */
export function withoutOtherSpellings(own: Partial<InstanceConfiguration>, options: TrainingOptions): Partial<InstanceConfiguration> {
  const dropped = new Set<string>(SPELLINGS.filter((keys) => keys.some((key) => options[key] !== undefined)).flat());
  return Object.fromEntries(Object.entries(own).filter(([key]) => !dropped.has(key)));
}
