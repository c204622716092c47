/** src/model/data/random.ts once more, for one word and for four at a time: the same numbers bit for bit. */

export const SPREAD_STEP: u32 = 0x9e3779b1;
export const SPREAD_DRAW: u32 = 0x9e3779b9;
export const SPREAD_MAGNITUDE: u32 = 0x85ebca6b;
export const SPREAD_MEMBER: u32 = 0xc2b2ae35;
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

/** Sample s of the step has the key mix32(keyBase + s·keyStride). */
export function setStepKeys(seed: u32, step: u32): void {
  const stream = mix32(mix32(seed + SPREAD_DRAW) + PURPOSE_TRAINING * SPREAD_MAGNITUDE);
  keyBase = mix32(stream + step * SPREAD_STEP);
  keyStride = mix32(keyBase ^ SPREAD_MEMBER) | 1;
}

/** Magnitudes of four (sample, feature), whose keys are the samples' plus featureSpread. */
// @ts-ignore: decorator
@inline
export function magnitude4(keys: v128): v128 {
  return f32x4.mul(f32x4.convert_i32x4_s(i32x4.shr_u(mix4(keys), 8)), f32x4.splat(<f32>(1.0 / 16777216.0)));
}
