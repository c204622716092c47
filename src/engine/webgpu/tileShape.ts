/** How the tiled program (`tileKernel.ts`) lays a model over a workgroup and its memory. */
import type { KernelShape } from './kernelShape.ts';

/** Samples whose non-empty ones are listed at a time. */
export const BLOCK = 256;

export interface TileShape extends KernelShape {
  /** Invocation (r, k) = r·m + k works for hidden unit k; there are so many rows r. */
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

/** @param memory bytes of workgroup memory */
export function tileShape(shape: KernelShape, memory: number): TileShape {
  const { nFeatures, nHidden, lanes } = shape;
  const rows = Math.floor(lanes / nHidden);
  const fixed = (BLOCK + 2 * lanes + 2) * FLOAT_BYTES;
  const perSample = 2 * (nFeatures + nHidden) * FLOAT_BYTES;
  const weights = nFeatures * weightStride(shape) * FLOAT_BYTES;
  const samplesIn = (bytes: number) => Math.floor((memory - fixed - bytes) / perSample);
  const localWeights = samplesIn(weights) >= Math.min(rows, 4);
  const most = Math.max(1, samplesIn(localWeights ? weights : 0));
  const samplesPerRow = Math.max(1, Math.min(MOST_SAMPLES_PER_ROW, Math.floor(most / rows)));
  return { ...shape, rows, samplesPerRow, tile: Math.min(most, rows * samplesPerRow), localWeights };
}

/** Odd, so that invocations that read one column of W do not queue for the same memory bank. */
export function weightStride({ nHidden }: KernelShape): number {
  return nHidden | 1;
}
