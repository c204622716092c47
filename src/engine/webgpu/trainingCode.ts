/** Which program trains a run: by its shape and by what the device can hold. */
import type { TrainingConfig } from '../../model/config/config.ts';
import type { SampleTable } from '../../model/data/sampling.ts';
import { parameterCount } from '../../model/network/parameters.ts';
import type { Gpu } from './device.ts';
import { kernelShape, shapeKey } from './kernels/kernelShape.ts';
import { unrolledKernel } from './kernels/unrolledKernel.ts';
import type { TrainingCode } from './program.ts';
import { tileKernel } from './tileKernel.ts';
import { tileShape } from './tileShape.ts';

/** Above, the written-out program needs more registers than there are, and seconds to compile. */
const MOST_UNROLLED_PARAMETERS = 40;
/** A software adapter runs four invocations side by side on one core, and pays for every switch between fours. */
const SOFTWARE_LANES = 4;
const LANES = 64;
/** Above so many parameters an invocation of 64 would keep too many gradients. Every device runs 256. */
const MOST_PER_LANE = 32;
const MOST_LANES = 256;

export function trainingCode(config: TrainingConfig, tables: readonly SampleTable[], { software, device }: Gpu): TrainingCode {
  if (parameterCount(config) <= MOST_UNROLLED_PARAMETERS) {
    const shape = kernelShape(config, tables, software ? SOFTWARE_LANES : LANES);
    return { key: `unrolled;${shapeKey(shape)}`, workgroupSize: shape.lanes, write: () => unrolledKernel(shape) };
  }
  const lanes = parameterCount(config) > MOST_PER_LANE * LANES || config.nHidden > LANES ? MOST_LANES : LANES;
  const shape = tileShape(kernelShape(config, tables, lanes), device.limits.maxComputeWorkgroupStorageSize, software ? SOFTWARE_LANES : 1);
  return { key: `tiles;${shapeKey(shape)}`, workgroupSize: lanes, write: () => tileKernel(shape) };
}
