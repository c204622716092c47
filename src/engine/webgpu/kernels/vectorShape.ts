/**
 * How the parameters of a model lie in vec4 units, for the programs that are not written out feature by feature:
 * [ W: row f holds ⌈m/4⌉ units | WOut of untied models: likewise | b: ⌈n/4⌉ units ], then the loss. Hidden units beyond m and features beyond n stay 0.
 */
import type { Shape, StateShape } from '../../../model/network/parameters.ts';

export interface VectorShape extends Shape {
  /** ⌈n/4⌉ */
  readonly featureQuads: number;
  /** ⌈m/4⌉ */
  readonly hiddenQuads: number;
  /** Units of W. */
  readonly weightUnits: number;
  /** Whether W also decodes. */
  readonly tied: boolean;
  /** Where the units of WOut begin, which are those of W where the model is tied. */
  readonly outAt: number;
  /** Where the units of b begin. */
  readonly biasAt: number;
  /** Units of W, WOut and b. */
  readonly parameterUnits: number;
}

export function vectorShape({ nFeatures, nHidden, tied = true }: StateShape): VectorShape {
  const featureQuads = Math.ceil(nFeatures / 4);
  const hiddenQuads = Math.ceil(nHidden / 4);
  const weightUnits = nFeatures * hiddenQuads;
  const biasAt = tied ? weightUnits : 2 * weightUnits;
  const parts = { outAt: biasAt - weightUnits, biasAt, parameterUnits: biasAt + featureQuads };
  return { nFeatures, nHidden, tied, featureQuads, hiddenQuads, weightUnits, ...parts };
}

export const VEC4_BYTES = 16;
export const WORD_BYTES = 4;

/** Bytes of workgroup memory of arrays of words: each begins where a vec4 might. */
export function wordArrayBytes(...lengths: readonly number[]): number {
  return lengths.reduce((bytes, length) => bytes + Math.ceil(length / 4) * VEC4_BYTES, 0);
}

/**
 * Sums of a block of 4 features × 4 hidden units: a vec4 of hidden units for each feature, and one of the features' bias gradients. In
 * untied models these are of WOut, and those of W follow.
 */
export function blockSums({ tied }: Pick<VectorShape, 'tied'>): number {
  return tied ? BIAS_SUM + 1 : BIAS_SUM + 5;
}

/** Which of a block's sums is that of the biases. */
export const BIAS_SUM = 4;

/** Which of a block's sums that of W is, for feature j of its four. */
export function encoderSum({ tied }: Pick<VectorShape, 'tied'>, j: number): number {
  return tied ? j : BIAS_SUM + 1 + j;
}
