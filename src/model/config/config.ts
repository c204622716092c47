/**
 * The configuration of a run: what a caller writes (`TrainingOptions`, most keys optional) and what an engine is given
 * (`TrainingConfig`, checked and complete). Checks live in `checkConfig.ts`. Names: docs/glossary.md; ranges and defaults: docs/scripting.md.
 */
import type { FeatureSetOptions, FeatureSets } from '../data/featureGroups.ts';
import type { Values } from '../data/sampling.ts';

/** σ_out of y = σ_out(W_out h + b). */
export type Activation = 'relu' | 'linear';
/** σ_h of h = σ_h(W_in x). */
export type HiddenActivation = 'identity' | 'relu';
/** What the model is to compute of x, feature by feature. */
export type Target = 'identity' | 'abs';
/** How steps follow from gradients. */
export type Optimiser = 'adam' | 'sgd';
/** What weight decay acts on. */
export type WeightDecayOn = 'all' | 'weights';
/** How the learning rate falls over a run. */
export type LearningRateSchedule = 'constant' | 'linear' | 'cosine';

/** A finite data set in place of ever fresh samples. */
export interface DatasetOptions {
  /** T: how many samples it has, from 1 to 65 536. */
  readonly size: number;
  /** `full` (the default): every step sees all T samples. `random`: a step sees `batchSize` of them, drawn with repetition. */
  readonly batch?: 'full' | 'random';
  /** Whether every sample is scaled to ‖x‖ = 1; false where left out. */
  readonly unitLength?: boolean;
  /** u32: the data set of all instances. Where left out or null, each instance has one of its own, drawn from its own seed. */
  readonly seed?: number | null;
}

/** Starts from given weights. Each array holds one instance's numbers, which all instances then share, or those of all instances. */
export interface GivenStart {
  /** What encodes, and decodes too where the model is tied. [feature, hidden] or [instance, feature, hidden] */
  readonly W: ArrayLike<number>;
  /** What decodes, of untied models; W where left out. As long as W. */
  readonly WOut?: ArrayLike<number>;
  /** [feature] or [instance, feature]; 0 where left out. */
  readonly b?: ArrayLike<number>;
  /** Standard deviation of the normal noise added to each weight, drawn from the instance's seed, in [0, 10]; 0 where left out. */
  readonly noise?: number;
}

/** Starts from a regular k-gon of unit vectors: the first k features at its corners, the others at 0, as is b. For nHidden = 2. */
export interface PolygonStart {
  /** k, from 2 to nFeatures. */
  readonly polygon: number;
  /** As of `GivenStart`. */
  readonly noise?: number;
}

/** Where training starts, in place of random weights. */
export type StartOptions = GivenStart | PolygonStart;

/** Parameters that act on a running model without a reset. One of sparsity / featureProbability; one of the three importance keys. */
export interface LiveOptions {
  /** S, in [0, 0.9999999]; a number, or one per feature [feature]; 0 where left out. */
  readonly sparsity?: number | ArrayLike<number>;
  /** 1 − S, in [1e-7, 1]; a number, or one per feature [feature]. */
  readonly featureProbability?: number | ArrayLike<number>;
  /** I_f, each in [0, 1000]. [feature] */
  readonly importance?: ArrayLike<number>;
  /** d in I_f = d^f, in [0.01, 1]; 1 = all equal. */
  readonly importanceDecay?: number;
  /** r: the last feature has importance r, the others 1. In [0.001, 1000]. */
  readonly relativeImportance?: number;
  /** In [1e-6, 1]; 1e-3 where left out. */
  readonly learningRate?: number;
}

/** What may differ between the instances of one run. */
export interface InstanceOptions extends LiveOptions {
  /** u32 */
  readonly seed?: number;
}

/** A configuration as a caller writes it. Keys in `instances[i]` override those of the run for instance i. */
export interface TrainingOptions extends LiveOptions {
  /** n, from 1 to 1000; 5 where left out. */
  readonly nFeatures?: number;
  /** m, from 1 to 200; 2 where left out. */
  readonly nHidden?: number;
  /** Models trained together, alike but for their seeds: from 1 to 65 536; 1 where left out. */
  readonly nInstances?: number;
  /** u32, 0 where left out; instance i has the seed `seed + i`, wrapping. */
  readonly seed?: number;
  /** The seeds themselves, each a u32. [instance] */
  readonly seeds?: ArrayLike<number>;
  /** Features that appear together or exclude one another; null, the default: all are independent. */
  readonly featureSets?: FeatureSetOptions | null;
  /**
   * How many features of a sample are active: each by itself with probability 1 − S (`independent`, the default), or exactly this many,
   * from 1 to 64, any of them; then no sparsity is given.
   */
  readonly active?: 'independent' | number;
  /** How large active features are: `uniform` on [0, 1) (the default), `signed` on [−1, 1), or `binary`, always 1. */
  readonly values?: Values;
  /** A finite data set; null, the default: every step draws fresh samples. */
  readonly dataset?: DatasetOptions | null;
  /** σ_h of h = σ_h(W_in x): `identity` (the default), or `relu`, which gives the hidden units a privileged basis. */
  readonly hiddenActivation?: HiddenActivation;
  /** σ_out of y = σ_out(W_out h + b): `relu` (the default) or `linear`. */
  readonly activation?: Activation;
  /** Whether W_out = W_inᵀ; true where left out. Untied models have `WOut` beside `W` in their snapshots. */
  readonly tied?: boolean;
  /** Whether b is trained; true where left out, false keeps it at 0. */
  readonly bias?: boolean;
  /** What y is to be: x itself (`identity`, the default), or |x| feature by feature (`abs`). */
  readonly target?: Target;
  /** From 1 to 65 536; 1024 where left out, and `dataset.size` for full batches. */
  readonly batchSize?: number;
  /** Length of the run, for the schedule and for when it ends: from 1 to 10 000 000; 10 000 where left out. */
  readonly steps?: number;
  /** How the learning rate falls to 0 over the run, once it has warmed up: `constant` (the default, not at all), `linear` or `cosine`. */
  readonly learningRateSchedule?: LearningRateSchedule;
  /**
   * Steps over which the learning rate rises from 0 to its full value, evenly, before the schedule begins: from 0 to 10 000 000; 0 where
   * left out.
   */
  readonly warmupSteps?: number;
  /** `adam` (the default; β 0.9 and 0.999, ε 1e-8), or `sgd` with `momentum`: u ← momentum·u + gradient, θ ← θ − rate·u. */
  readonly optimiser?: Optimiser;
  /** Of `sgd`, in [0, 0.999]; 0 where left out. */
  readonly momentum?: number;
  /**
   * Decoupled weight decay, in [−1, 1]; 0 where left out: θ ← θ·(1 − rate·decay). Below 0 it acts on the rows of the weights instead and
   * pulls each to length 1: W_f ← W_f − rate·decay·(1/‖W_f‖ − 1)·W_f.
   */
  readonly weightDecay?: number;
  /** What decays: weights and biases (`all`, the default), or `weights` alone. A negative decay needs `weights`. */
  readonly weightDecayOn?: WeightDecayOn;
  /** Factor of the standard deviation √(2/(n+m)) of the initial weights, in [0, 100]; 1 where left out. */
  readonly initialScale?: number;
  /** Where training starts; null, the default: from random weights. */
  readonly start?: StartOptions | null;
  /** What differs between the instances of the run. [instance] */
  readonly instances?: readonly InstanceOptions[];
}

/** Which member of the family of networks y = σ_out(W_out σ_h(W_in x) + b) is trained, and on what target. */
export type ModelKind = Required<Pick<TrainingOptions, 'hiddenActivation' | 'activation' | 'tied' | 'bias' | 'target'>>;

/** `DatasetOptions`, complete. */
export interface Dataset extends Required<Pick<DatasetOptions, 'size' | 'batch' | 'unitLength'>> {
  /** null: each instance's own. */
  readonly seed: number | null;
}

/** Which data a model is trained on, its sparsity aside. */
export interface DataKind extends Required<Pick<TrainingOptions, 'values' | 'active'>> {
  /** Features that appear together or exclude one another; null: all are independent. */
  readonly featureSets: FeatureSets | null;
  /** A finite data set; null: every step draws fresh samples. */
  readonly dataset: Dataset | null;
}

/** Where one instance starts, complete. */
export interface Start {
  /** [feature, hidden] */
  readonly W: readonly number[];
  /** [feature, hidden] */
  readonly WOut: readonly number[];
  /** [feature] */
  readonly b: readonly number[];
  readonly noise: number;
}

/** One independent model of a run, complete. */
export interface InstanceConfig {
  readonly seed: number;
  /** S_f [feature] */
  readonly sparsity: readonly number[];
  /** I_f [feature] */
  readonly importance: readonly number[];
  readonly learningRate: number;
  /** null: from random weights. */
  readonly start: Start | null;
}

type SharedKey =
  | ('nFeatures' | 'nHidden' | 'batchSize' | 'steps' | 'learningRateSchedule' | 'warmupSteps')
  | ('optimiser' | 'momentum' | 'weightDecay' | 'weightDecayOn' | 'initialScale');

/** A checked run. Plain data: survives postMessage. */
export interface TrainingConfig extends ModelKind, DataKind, Required<Pick<TrainingOptions, SharedKey>> {
  /** At least one. */
  readonly instances: readonly InstanceConfig[];
}

/** Every one drawn is compared with those before. */
export const MAX_ACTIVE = 64;

/** Allowed ranges, both ends included. Whole numbers where `integer`. */
export const RANGES = {
  nFeatures: { min: 1, max: 1000, integer: true },
  nHidden: { min: 1, max: 200, integer: true },
  nInstances: { min: 1, max: 65_536, integer: true },
  seed: { min: 0, max: 2 ** 32 - 1, integer: true },
  sparsity: { min: 0, max: 0.9999999, integer: false },
  featureProbability: { min: 1e-7, max: 1, integer: false },
  importance: { min: 0, max: 1000, integer: false },
  importanceDecay: { min: 0.01, max: 1, integer: false },
  relativeImportance: { min: 0.001, max: 1000, integer: false },
  batchSize: { min: 1, max: 65_536, integer: true },
  steps: { min: 1, max: 10_000_000, integer: true },
  learningRate: { min: 1e-6, max: 1, integer: false },
  weightDecay: { min: -1, max: 1, integer: false },
  warmupSteps: { min: 0, max: 10_000_000, integer: true },
  momentum: { min: 0, max: 0.999, integer: false },
  initialScale: { min: 0, max: 100, integer: false },
  active: { min: 1, max: MAX_ACTIVE, integer: true },
} as const;
export type RangedKey = keyof typeof RANGES;

/** Most parameters W and b of all instances together: what a browser tab can hold three times over. */
export const MAX_PARAMETERS = 20_000_000;
/** An exclusive set picks its member with 8 bits of head room. */
export const MAX_SET_SIZE = 256;
/** Standard deviation of the noise added to a start. */
export const MAX_NOISE = 10;
/** Samples are picked with 16 bits of head room. */
export const MAX_DATASET_SIZE = 65_536;

export const DEFAULTS = {
  nFeatures: 5,
  nHidden: 2,
  nInstances: 1,
  seed: 0,
  sparsity: 0,
  importanceDecay: 1,
  active: 'independent',
  values: 'uniform',
  hiddenActivation: 'identity',
  activation: 'relu',
  tied: true,
  bias: true,
  target: 'identity',
  batchSize: 1024,
  steps: 10_000,
  learningRate: 1e-3,
  learningRateSchedule: 'constant',
  warmupSteps: 0,
  optimiser: 'adam',
  momentum: 0,
  weightDecay: 0,
  weightDecayOn: 'all',
  initialScale: 1,
} as const satisfies TrainingOptions;
