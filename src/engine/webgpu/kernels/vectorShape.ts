/**
 * How the parameters of a model lie in vec4 units, for the programs that are not written out feature by feature:
 * [ W: row f holds ⌈m/4⌉ units | b: ⌈n/4⌉ units ], then the loss. Hidden units beyond m and features beyond n stay 0.
 */
import type { Shape } from '../../../model/network/parameters.ts';

export interface VectorShape extends Shape {
  /** ⌈n/4⌉ */
  readonly featureQuads: number;
  /** ⌈m/4⌉ */
  readonly hiddenQuads: number;
  /** Units of W. */
  readonly weightUnits: number;
  /** Units of W and b. */
  readonly parameterUnits: number;
}

export function vectorShape({ nFeatures, nHidden }: Shape): VectorShape {
  const featureQuads = Math.ceil(nFeatures / 4);
  const hiddenQuads = Math.ceil(nHidden / 4);
  const weightUnits = nFeatures * hiddenQuads;
  return { nFeatures, nHidden, featureQuads, hiddenQuads, weightUnits, parameterUnits: weightUnits + featureQuads };
}

export const VEC4_BYTES = 16;
export const WORD_BYTES = 4;

/** Bytes of workgroup memory of arrays of words: each begins where a vec4 might. */
export function wordArrayBytes(...lengths: readonly number[]): number {
  return lengths.reduce((bytes, length) => bytes + Math.ceil(length / 4) * VEC4_BYTES, 0);
}

/** Sums of a block of 4 features × 4 hidden units: a vec4 of hidden units for each feature, and one of the features' bias gradients. */
export const BLOCK_SUMS = 5;
