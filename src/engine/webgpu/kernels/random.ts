/**
 * The data stream of `model/random.ts` and `model/sampling.ts` in WGSL, bit for bit: hash, keys, words. Which features are
 * active is drawn by the kernels, each in its own way; the checksum program shows that they agree.
 */
import type { Dataset } from '../../../model/config/config.ts';
import { PURPOSE, SPREAD } from '../../../model/data/random.ts';
import type { Values } from '../../../model/data/sampling.ts';
import type { KernelShape } from './kernelShape.ts';

/** A u32 literal of WGSL. */
export function u32(value: number): string {
  return `${value >>> 0}u`;
}

const MIX = `
fn mix32(value : u32) -> u32 {
  var x = (value ^ (value >> 16u)) * ${u32(0x21f0aaad)};
  x = (x ^ (x >> 15u)) * ${u32(0x735a2d97)};
  return x ^ (x >> 15u);
}
`;

const PRESENCE = `fn presenceWord(key : u32, index : u32) -> u32 { return mix32(key + index * ${u32(SPREAD.draw)}); }
`;
const MEMBER = `fn memberIndex(key : u32, first : u32, size : u32) -> u32 {
  return ((mix32(key + (first + 1u) * ${u32(SPREAD.member)}) >> 8u) * size) >> 24u;
}
`;
/** The upper word of a product, for counts up to 2¹⁶. */
const PICK = `fn pick(word : u32, count : u32) -> u32 {
  return ((word >> 16u) * count + (((word & 0xffffu) * count) >> 16u)) >> 16u;
}
`;

const MAGNITUDES: Readonly<Record<Values, (word: string) => string>> = {
  uniform: (word) => `f32(${word} >> 8u) * 0x1p-24f`,
  signed: (word) => `f32(${word} >> 8u) * 0x1p-23f - 1.0`,
  binary: () => '1.0',
};

export function randomFunctions({ values, dataset, drawings }: Pick<KernelShape, 'values' | 'dataset' | 'drawings'>): string {
  const word = `mix32(key + (feature + 1u) * ${u32(SPREAD.magnitude)})`;
  const needsPick = dataset?.batch === 'random' || drawings.includes('exactly');
  return `${MIX}${needsPick ? PICK : ''}${dataset ? datasetKeys(dataset) : FRESH_KEYS}${PRESENCE}fn magnitude(key : u32, feature : u32) -> f32 {
  return ${MAGNITUDES[values](word)};
}
${MEMBER}`;
}

const FRESH_KEYS = `struct StepKeys { base : u32, stride : u32 }
fn stepKeys(seed : u32, step : u32) -> StepKeys {
  let stream = mix32(mix32(seed + ${u32(SPREAD.draw)}) + ${u32(Math.imul(PURPOSE.training, SPREAD.magnitude))});
  let base = mix32(stream + step * ${u32(SPREAD.step)});
  return StepKeys(base, mix32(base ^ ${u32(SPREAD.member)}) | 1u);
}
fn sampleKey(keys : StepKeys, sample : u32) -> u32 { return mix32(keys.base + sample * keys.stride); }
`;

/** A sample of a data set has the same key in every step; random batches pick by the word that a fresh sample has as its key. */
function datasetKeys({ batch, size, seed }: Dataset): string {
  return `struct Keys { base : u32, stride : u32 }
struct StepKeys { own : Keys, fresh : Keys }
fn keysOf(seed : u32, purpose : u32, step : u32) -> Keys {
  let stream = mix32(mix32(seed + ${u32(SPREAD.draw)}) + purpose * ${u32(SPREAD.magnitude)});
  let base = mix32(stream + step * ${u32(SPREAD.step)});
  return Keys(base, mix32(base ^ ${u32(SPREAD.member)}) | 1u);
}
fn stepKeys(seed : u32, step : u32) -> StepKeys {
  return StepKeys(keysOf(${seed === null ? 'seed' : u32(seed)}, ${PURPOSE.dataset}u, 0u), keysOf(seed, ${PURPOSE.training}u, step));
}
fn datasetKey(keys : StepKeys, sample : u32) -> u32 { return mix32(keys.own.base + sample * keys.own.stride); }
fn sampleKey(keys : StepKeys, sample : u32) -> u32 {
  return datasetKey(keys, ${batch === 'full' ? 'sample' : `pick(mix32(keys.fresh.base + sample * keys.fresh.stride), ${size}u)`});
}
`;
}
