/**
 * Which program trains a run, and how it lies over the graphics device. A pure function of the run's shape, of what it draws and of
 * the device's limits: never of measured times, so that a link trains the same way again on the same machine.
 *
 * - unrolled: few parameters, all in registers; one workgroup an instance, many steps a dispatch.
 * - tiled: W in workgroup memory; a step is two dispatches, the gradient by several workgroups an instance and the update.
 * - split: larger W; a step is two dispatches, one shared out over samples and one over parts of W, or as many for each portion of a
 *   batch that is too large for the device's buffers.
 */
import { parameterCount } from '../../../model/network/parameters.ts';
import type { SplitPlan } from '../kernels/splitShape.ts';
import type { TiledPlan } from '../kernels/tiledShape.ts';
import { WORD_BYTES } from '../kernels/vectorShape.ts';
import { planSplit } from './planSplit.ts';
import { planTiled } from './planTiled.ts';
import { type DeviceLimits, SOFTWARE_LANES, type Workload } from './workload.ts';

export interface UnrolledPlan {
  readonly kind: 'unrolled';
  /** Invocations of a workgroup. */
  readonly lanes: number;
}

export type Plan = UnrolledPlan | TiledPlan | SplitPlan;

/** Above, the written-out program needs more registers than there are, and seconds to compile. */
const MOST_UNROLLED_PARAMETERS = 40;

export function planTraining(work: Workload, limits: DeviceLimits): Plan {
  if (parameterCount(work) <= MOST_UNROLLED_PARAMETERS) return planUnrolled(work, limits);
  return planTiled(work, limits) ?? planSplit(work, limits);
}

/** With few instances a large workgroup trains each faster; with many, small ones leave no place of the device idle. */
function planUnrolled(work: Workload, limits: DeviceLimits): UnrolledPlan {
  if (limits.software) return { kind: 'unrolled', lanes: SOFTWARE_LANES };
  const wanted = work.nInstances <= 128 ? 128 : work.nInstances <= 512 ? 64 : 32;
  const fitting = [128, 64, 32].find((lanes) => lanes <= wanted && unrolledBytes(work, lanes) <= limits.memory);
  return { kind: 'unrolled', lanes: fitting ?? 32 };
}

/** Bytes of workgroup memory: the weights, and one row of partial sums an invocation. */
function unrolledBytes(work: Workload, lanes: number): number {
  const count = parameterCount(work);
  return WORD_BYTES * (count + lanes * ((count + 1) | 1));
}
