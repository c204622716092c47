/**
 * The project's only source of randomness: a stateless hash of counters, in unsigned 32-bit arithmetic.
 * Not a generator: nothing is carried from one draw to the next, so WGSL, WebAssembly and TypeScript can draw
 * the same numbers in any order. Every kernel repeats `mix32` and the key derivation below bit for bit.
 */

/** What a stream of numbers is for; streams of one seed with different purposes are independent. */
export const PURPOSE = { training: 1, evaluation: 2, initialWeights: 3, dataset: 4, initialOutputWeights: 5 } as const;
export type Purpose = (typeof PURPOSE)[keyof typeof PURPOSE];

/** Odd multipliers that spread small counters over the 32-bit range. */
export const SPREAD = { step: 0x9e3779b1, draw: 0x9e3779b9, magnitude: 0x85ebca6b, member: 0xc2b2ae35, coupling: 0x27d4eb2f } as const;

/** An avalanche hash of one u32 (two multiply–xorshift rounds). @returns a u32 */
export function mix32(value: number): number {
  let x = value >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

/** The keys of one step: sample s of it has the key `mix32(base + s·stride)`. `stride` is odd, so keys within a step never repeat. */
export interface StepKeys {
  readonly base: number;
  readonly stride: number;
}

/**
 * @param seed u32 seed of the instance
 * @param step 0-based training step (u32)
 */
export function stepKeys(seed: number, purpose: Purpose, step: number): StepKeys {
  const stream = mix32(mix32(seed + SPREAD.draw) + Math.imul(purpose, SPREAD.magnitude));
  const base = mix32(stream + Math.imul(step, SPREAD.step));
  return { base, stride: (mix32(base ^ SPREAD.member) | 1) >>> 0 };
}

/** Key of one sample, u32. It is at the same time the sample's first random word. */
export function sampleKey(keys: StepKeys, sample: number): number {
  return mix32(keys.base + Math.imul(sample, keys.stride));
}

/** Word that decides presence: the gap number `index` (≥ 1), or the group whose first feature is `index − 1`. */
export function presenceWord(key: number, index: number): number {
  return mix32(key + Math.imul(index, SPREAD.draw));
}

/** Word that decides whether a set, whose first feature is `first`, is drawn as one. */
export function couplingWord(key: number, first: number): number {
  return mix32(key + Math.imul(first + 1, SPREAD.coupling));
}

/** A whole number from 0 to count − 1, each as probable as a u32 allows. @param count at most 2¹⁶, so that kernels need no 64 bits */
export function pick(word: number, count: number): number {
  return Math.floor((word * count) / 2 ** 32);
}

/** Magnitude of feature f in a sample: a multiple of 2⁻²⁴ in [0, 1), exact in f32. Keyed by the feature, not by the order of drawing. */
export function magnitude(key: number, feature: number): number {
  return (mix32(key + Math.imul(feature + 1, SPREAD.magnitude)) >>> 8) * 2 ** -24;
}

/** Which member of an exclusive group of `size` ≤ 256 features is active; `first` is the group's first feature. */
export function memberIndex(key: number, first: number, size: number): number {
  const word = mix32(key + Math.imul(first + 1, SPREAD.member));
  return Math.imul(word >>> 8, size) >>> 24;
}
