/**
 * The configuration of a run: what a caller writes (`TrainingOptions`, most keys optional) and what an engine is given
 * (`TrainingConfig`, checked and complete). Checks live in `checkConfig.ts`. Names and defaults: README, "Words".
 */
import type { FeatureSets } from '../data/sampling.ts';

export type Activation = 'relu' | 'linear';
export type LearningRateSchedule = 'constant' | 'linear' | 'cosine';

/** Parameters that act on a running model without a reset. One of sparsity / featureProbability; one of the three importance keys. */
export interface LiveOptions {
  /** S, in [0, 0.9999]; a number, or one per feature. */
  readonly sparsity?: number | readonly number[];
  /** 1 − S, in [0.0001, 1]; a number, or one per feature. */
  readonly featureProbability?: number | readonly number[];
  /** I_f, one per feature, each in [0, 1000]. */
  readonly importance?: readonly number[];
  /** d in I_f = d^f, in [0.01, 1]; 1 = all equal. */
  readonly importanceDecay?: number;
  /** r: the last feature has importance r, the others 1. In [0.001, 1000]. */
  readonly relativeImportance?: number;
  readonly learningRate?: number;
}

/** What may differ between the instances of one run. */
export interface InstanceOptions extends LiveOptions {
  readonly seed?: number;
}

/** A configuration as a caller writes it. Keys in `instances[i]` override those of the run for instance i. */
export interface TrainingOptions extends LiveOptions {
  readonly nFeatures?: number;
  readonly nHidden?: number;
  readonly nInstances?: number;
  /** u32; instance i has the seed `seed + i`, wrapping. */
  readonly seed?: number;
  /** The seeds themselves, one per instance. */
  readonly seeds?: readonly number[];
  readonly featureSets?: FeatureSets | null;
  readonly activation?: Activation;
  readonly batchSize?: number;
  readonly steps?: number;
  readonly learningRateSchedule?: LearningRateSchedule;
  readonly weightDecay?: number;
  readonly instances?: readonly InstanceOptions[];
}

/** One independent model of a run, complete. */
export interface InstanceConfig {
  readonly seed: number;
  /** S_f [feature] */
  readonly sparsity: readonly number[];
  /** I_f [feature] */
  readonly importance: readonly number[];
  readonly learningRate: number;
}

/** A checked run. Plain data: survives postMessage. */
export interface TrainingConfig {
  readonly nFeatures: number;
  readonly nHidden: number;
  readonly activation: Activation;
  readonly featureSets: FeatureSets | null;
  readonly batchSize: number;
  readonly steps: number;
  readonly learningRateSchedule: LearningRateSchedule;
  /** Decoupled (AdamW), on W and b. */
  readonly weightDecay: number;
  /** At least one. */
  readonly instances: readonly InstanceConfig[];
}

/** Allowed ranges, both ends included. Whole numbers where `integer`. */
export const RANGES = {
  nFeatures: { min: 1, max: 1000, integer: true },
  nHidden: { min: 1, max: 200, integer: true },
  nInstances: { min: 1, max: 65_536, integer: true },
  seed: { min: 0, max: 2 ** 32 - 1, integer: true },
  sparsity: { min: 0, max: 0.9999, integer: false },
  featureProbability: { min: 0.0001, max: 1, integer: false },
  importance: { min: 0, max: 1000, integer: false },
  importanceDecay: { min: 0.01, max: 1, integer: false },
  relativeImportance: { min: 0.001, max: 1000, integer: false },
  batchSize: { min: 1, max: 65_536, integer: true },
  steps: { min: 1, max: 10_000_000, integer: true },
  learningRate: { min: 1e-6, max: 1, integer: false },
  weightDecay: { min: 0, max: 1, integer: false },
} as const;
export type RangedKey = keyof typeof RANGES;

/** Most parameters W and b of all instances together: what a browser tab can hold three times over. */
export const MAX_PARAMETERS = 20_000_000;
/** An exclusive set picks its member with 8 bits of head room. */
export const MAX_SET_SIZE = 256;

export const DEFAULTS = {
  nFeatures: 5,
  nHidden: 2,
  nInstances: 1,
  seed: 0,
  sparsity: 0,
  importanceDecay: 1,
  activation: 'relu',
  batchSize: 1024,
  steps: 10_000,
  learningRate: 1e-3,
  learningRateSchedule: 'constant',
  weightDecay: 0,
} as const satisfies TrainingOptions;
