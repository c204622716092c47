/**
 * The data stream of `model/random.ts` and `model/sampling.ts` in WGSL, bit for bit: hash, keys, words. Which features are
 * active is drawn by the kernels, each in its own way; the checksum program shows that they agree.
 */
import { PURPOSE, SPREAD } from '../../../model/data/random.ts';

/** A u32 literal of WGSL. */
export function u32(value: number): string {
  return `${value >>> 0}u`;
}

export const RANDOM_WGSL = `
fn mix32(value : u32) -> u32 {
  var x = (value ^ (value >> 16u)) * ${u32(0x21f0aaad)};
  x = (x ^ (x >> 15u)) * ${u32(0x735a2d97)};
  return x ^ (x >> 15u);
}
struct StepKeys { base : u32, stride : u32 }
fn stepKeys(seed : u32, step : u32) -> StepKeys {
  let stream = mix32(mix32(seed + ${u32(SPREAD.draw)}) + ${u32(Math.imul(PURPOSE.training, SPREAD.magnitude))});
  let base = mix32(stream + step * ${u32(SPREAD.step)});
  return StepKeys(base, mix32(base ^ ${u32(SPREAD.member)}) | 1u);
}
fn sampleKey(keys : StepKeys, sample : u32) -> u32 { return mix32(keys.base + sample * keys.stride); }
fn presenceWord(key : u32, index : u32) -> u32 { return mix32(key + index * ${u32(SPREAD.draw)}); }
fn magnitude(key : u32, feature : u32) -> f32 {
  return f32(mix32(key + (feature + 1u) * ${u32(SPREAD.magnitude)}) >> 8u) * 0x1p-24f;
}
fn memberIndex(key : u32, first : u32, size : u32) -> u32 {
  return ((mix32(key + (first + 1u) * ${u32(SPREAD.member)}) >> 8u) * size) >> 24u;
}
`;
