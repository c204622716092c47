/** How the tiled program (`tileKernel.ts`) lays a model over a workgroup and its memory. */
import type { KernelShape } from './kernels/kernelShape.ts';

/** Samples whose non-empty ones are listed at a time. */
export const BLOCK = 256;

export interface TileShape extends KernelShape {
  /** Invocations of a row: m, or somewhat more, so that rows begin where the device's own groups of invocations do. */
  readonly rowLanes: number;
  /** Invocation (r, k) = r·rowLanes + k works for hidden unit k; there are so many rows r. */
  readonly rows: number;
  /** Samples of a tile. */
  readonly tile: number;
  /** Samples of a tile that each row works for. */
  readonly samplesPerRow: number;
  /** Whether W fits into workgroup memory beside a tile; otherwise it stays in the result. */
  readonly localWeights: boolean;
}

const FLOAT_BYTES = 4;
const MOST_SAMPLES_PER_ROW = 4;

/**
 * @param memory bytes of workgroup memory
 * @param alignment rows begin at multiples of it
 */
export function tileShape(shape: KernelShape, memory: number, alignment: number): TileShape {
  const { nFeatures, nHidden, lanes } = shape;
  const rowLanes = Math.ceil(nHidden / alignment) * alignment;
  const rows = Math.floor(lanes / rowLanes);
  const fixed = (BLOCK + 2 * lanes + 2) * FLOAT_BYTES;
  const perSample = 2 * (nFeatures + rowLanes) * FLOAT_BYTES;
  const weights = nFeatures * weightStride(shape) * FLOAT_BYTES;
  const samplesIn = (bytes: number) => Math.floor((memory - fixed - bytes) / perSample);
  const localWeights = samplesIn(weights) >= Math.min(rows, 4);
  const most = Math.max(1, samplesIn(localWeights ? weights : 0));
  const samplesPerRow = Math.max(1, Math.min(MOST_SAMPLES_PER_ROW, Math.floor(most / rows)));
  return { ...shape, rowLanes, rows, samplesPerRow, tile: Math.min(most, rows * samplesPerRow), localWeights };
}

/** Odd, so that invocations that read one column of W do not queue for the same memory bank. */
export function weightStride({ nHidden }: KernelShape): number {
  return nHidden | 1;
}

/** Of arrays [feature, hidden] in workgroup memory: the last row is read beyond its end by invocations that fill up their row. */
export function weightsLength(shape: TileShape): number {
  return shape.nFeatures * weightStride(shape) + shape.rowLanes;
}
