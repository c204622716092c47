/**
 * Sizes of the gradient program. A workgroup holds all of W and b in its memory and works through its share of the samples in tiles.
 * The gradient of W is summed in blocks of 4 features × 4 hidden units; several slices of a tile may sum the same block side by side.
 *
 * In this program feature f = j·⌈n/4⌉ + q is component j of unit q, so that neighbouring invocations read different memory banks.
 */
import type { StateShape } from '../../../model/network/parameters.ts';
import { blockSums, VEC4_BYTES, type VectorShape, vectorShape, wordArrayBytes } from './vectorShape.ts';

/** Non-empty samples are listed this many samples at a time. */
export const LISTED_SAMPLES = 256;
/** Loss sums of so many invocations make one unit. */
const LOSSES_PER_UNIT = 16;

export interface TiledPlan {
  readonly kind: 'tiled';
  /** Invocations of a workgroup. */
  readonly lanes: number;
  /** Samples of a tile, a multiple of 4. */
  readonly tile: number;
  /** Parts of a tile whose gradients are summed side by side. */
  readonly slices: number;
  /** Gaps of a sample drawn side by side; the rare ones beyond are drawn one after another. */
  readonly gaps: number;
  /** The hidden layer is summed over the listed active features, or as a product over all. */
  readonly encode: 'listed' | 'product';
  /** Samples without an active feature are left out. */
  readonly skipEmpty: boolean;
  /** Rounds of inner loops written out. */
  readonly rounds: number;
  /** Invocations of a workgroup of the update, and how many of them share one unit. */
  readonly update: { readonly lanes: number; readonly helpers: number };
  /** Workgroups that share an instance's batch. */
  readonly workgroups: number;
}

export interface TiledShape extends VectorShape, TiledPlan {
  readonly blocks: number;
  /** Blocks summed by one invocation. */
  readonly ownBlocks: number;
  readonly lossUnits: number;
  /** Units of a partial gradient: parameters, then loss. */
  readonly partialUnits: number;
  /** Units of the memory that holds x and the errors of a tile, and later the slices' gradients. */
  readonly tileUnits: number;
}

export function tiledShape(shape: StateShape, plan: TiledPlan): TiledShape {
  const vectors = vectorShape(shape);
  const { featureQuads, hiddenQuads, parameterUnits } = vectors;
  const { lanes, tile, slices } = plan;
  const blocks = featureQuads * hiddenQuads;
  const lossUnits = Math.ceil(lanes / LOSSES_PER_UNIT);
  return {
    ...vectors,
    ...plan,
    blocks,
    ownBlocks: Math.ceil((blocks * slices) / lanes),
    lossUnits,
    partialUnits: parameterUnits + lossUnits,
    tileUnits: Math.max(2 * tile * featureQuads, blocks * slices * blockSums(vectors)),
  };
}

/** Entries of the invocations' loss sums: whole units. */
export function lossEntries({ lossUnits }: TiledShape): number {
  return lossUnits * LOSSES_PER_UNIT;
}

/** Bytes of workgroup memory that the gradient program takes. */
export function tiledBytes(shape: TiledShape): number {
  const { featureQuads, hiddenQuads, tileUnits, tile, gaps, skipEmpty } = shape;
  const units = weightEntries(shape) + featureQuads + tileUnits + 2 * tile * hiddenQuads;
  const listed = skipEmpty ? [LISTED_SAMPLES, LISTED_SAMPLES / 32, 1] : [];
  return units * VEC4_BYTES + wordArrayBytes(lossEntries(shape), tile * gaps, tile, ...listed);
}

/** Units of W, and of WOut where there is one, in workgroup memory, rows beyond n included. */
export function weightEntries(shape: VectorShape): number {
  return outEntriesAt(shape) + 4 * shape.featureQuads * rowUnits(shape);
}

/** Where what decodes begins in workgroup memory. */
export function outEntriesAt(shape: VectorShape): number {
  return shape.tied ? 0 : 4 * shape.featureQuads * rowUnits(shape);
}

/** Units from one row of W to the next in workgroup memory: odd, so that reading a column meets different banks. */
export function rowUnits({ hiddenQuads }: VectorShape): number {
  return hiddenQuads | 1;
}
