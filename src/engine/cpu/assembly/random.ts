/** The data stream of src/model/data/random.ts, for one word and for four at a time: the same numbers bit for bit. */

export const SPREAD_STEP: u32 = 0x9e3779b1;
export const SPREAD_DRAW: u32 = 0x9e3779b9;
export const SPREAD_MAGNITUDE: u32 = 0x85ebca6b;
export const SPREAD_MEMBER: u32 = 0xc2b2ae35;
export const SPREAD_COUPLING: u32 = 0x27d4eb2f;
const PURPOSE_TRAINING: u32 = 1;

// @ts-ignore: decorator
@inline
export function mix32(value: u32): u32 {
  let x = (value ^ (value >>> 16)) * 0x21f0aaad;
  x = (x ^ (x >>> 15)) * 0x735a2d97;
  return x ^ (x >>> 15);
}

// @ts-ignore: decorator
@inline
export function mix4(value: v128): v128 {
  let x = i32x4.mul(v128.xor(value, i32x4.shr_u(value, 16)), i32x4.splat(0x21f0aaad));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(0x735a2d97));
  return v128.xor(x, i32x4.shr_u(x, 15));
}

export let keyBase: u32 = 0;
export let keyStride: u32 = 0;

/** Word s of the step is mix32(keyBase + s·keyStride): the key of sample s, where samples are fresh. */
export function setStepKeys(seed: u32, step: u32): void {
  const stream = mix32(mix32(seed + SPREAD_DRAW) + PURPOSE_TRAINING * SPREAD_MAGNITUDE);
  keyBase = mix32(stream + step * SPREAD_STEP);
  keyStride = mix32(keyBase ^ SPREAD_MEMBER) | 1;
}

/** ⌊word · count / 2³²⌋ for count ≤ 2¹⁶, without a 64-bit product. */
// @ts-ignore: decorator
@inline
export function pick4(words: v128, count: v128): v128 {
  const high = i32x4.mul(i32x4.shr_u(words, 16), count);
  const low = i32x4.mul(v128.and(words, i32x4.splat(0xffff)), count);
  return i32x4.shr_u(i32x4.add(high, i32x4.shr_u(low, 16)), 16);
}

/** Sizes of four (sample, feature), whose keys are the samples' plus featureSpread: scale · 24 random bits + offset. */
// @ts-ignore: decorator
@inline
export function magnitude4(keys: v128, scale: v128, offset: v128): v128 {
  return f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(i32x4.shr_u(mix4(keys), 8)), scale), offset);
}
