/** What a plan depends on: the run's shape and what it draws, and the device's limits. Choices that all plans share. */
import type { TrainingConfig } from '../../../model/config/config.ts';
import type { SampleTable } from '../../../model/data/sampling.ts';
import type { StateShape } from '../../../model/network/parameters.ts';
import { type Drawing, drawingsOf } from '../kernels/kernelShape.ts';

export interface Workload extends StateShape {
  readonly nInstances: number;
  readonly batchSize: number;
  /** Whether the optimiser needs rows of weights as a whole. */
  readonly wholeRows: boolean;
  /** The kinds of drawing that occur. */
  readonly drawings: readonly Drawing[];
  /** Expected active features of a sample, the mean over instances. */
  readonly activeFeatures: number;
  /** Probability that a sample has none, the mean over instances. */
  readonly emptyShare: number;
}

export interface DeviceLimits {
  /** Bytes of workgroup memory. */
  readonly memory: number;
  /** Most invocations of a workgroup. */
  readonly lanes: number;
  /** Bytes of a buffer. */
  readonly buffer: number;
  /** WebGPU emulated on the CPU. */
  readonly software: boolean;
}

/**
 * Invocations of a workgroup on a software adapter: it runs four side by side on one core, and at every barrier it pays for the
 * switch from each four to the next.
 */
export const SOFTWARE_LANES = 4;

/** Invocations of a large workgroup. */
export function mostLanes({ lanes }: DeviceLimits): number {
  return Math.min(256, lanes);
}

/** Gaps drawn side by side. Few values, so that a small change of sparsity keeps the compiled program. */
const GAPS = [4, 8, 16, 24] as const;
export const MOST_GAPS = GAPS[3];

/** About as many as nearly all samples have; the last gap of a sample leads beyond its last feature. */
export function gapsAtOnce({ activeFeatures }: Workload): number {
  const usual = activeFeatures + 2 * Math.sqrt(activeFeatures) + 1;
  return GAPS.find((gaps) => gaps >= usual) ?? MOST_GAPS;
}

/** Share of active features from which on a product over all features is faster than a list of the active ones. */
const PRODUCT_FROM = 0.2;

/** Only gaps and fixed numbers of features are listed as they are drawn. */
export function encodeOf({ drawings, activeFeatures, nFeatures }: Workload): 'listed' | 'product' {
  return (drawings.join() === 'gaps' || drawings.join() === 'exactly') && activeFeatures < PRODUCT_FROM * nFeatures ? 'listed' : 'product';
}

/** The greatest first. */
export function fromGreatest(most: number): readonly number[] {
  return Array.from({ length: Math.max(1, most) }, (_, fewer) => Math.max(1, most) - fewer);
}

/** @param tables of the instances, in their order */
export function workloadOf(config: TrainingConfig, tables: readonly SampleTable[]): Workload {
  const { nFeatures, nHidden, tied, batchSize, instances, active, weightDecay } = config;
  const mean = (of: (sparsity: readonly number[]) => number) =>
    instances.reduce((sum, { sparsity }) => sum + of(sparsity), 0) / instances.length;
  return {
    nFeatures,
    nHidden,
    tied,
    wholeRows: weightDecay < 0,
    nInstances: instances.length,
    batchSize,
    drawings: drawingsOf(tables),
    activeFeatures: active === 'independent' ? mean((sparsity) => sparsity.reduce((sum, s) => sum + 1 - s, 0)) : active,
    emptyShare: active === 'independent' ? mean((sparsity) => sparsity.reduce((product, s) => product * s, 1)) : 0,
  };
}
