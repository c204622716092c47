/**
 * The data stream of `model/data/random.ts` and `model/data/sampling.ts` in WGSL, bit for bit: hash, keys, words. Which features are
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

const WORDS = `fn presenceWord(key : u32, index : u32) -> u32 { return mix32(firstWord(key) + index * ${u32(SPREAD.draw)}); }
fn memberIndex(key : u32, first : u32, size : u32) -> u32 {
  return ((mix32(firstWord(key) + (first + 1u) * ${u32(SPREAD.member)}) >> 8u) * size) >> 24u;
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

/** @param element of the array `instances` */
export function randomFunctions(
  { values, dataset, drawings }: Pick<KernelShape, 'values' | 'dataset' | 'drawings'>,
  element: 'u32' | 'vec4u',
): string {
  const word = `mix32(firstWord(key) + (feature + 1u) * ${u32(SPREAD.magnitude)})`;
  const needsPick = dataset?.batch === 'random' || drawings.includes('exactly');
  const value = MAGNITUDES[values](word);
  return `${MIX}${needsPick ? PICK : ''}${dataset ? datasetKeys(dataset) : FRESH_KEYS}${WORDS}fn magnitude(key : u32, feature : u32) -> f32 {
  return ${dataset?.unitLength ? `(${value}) * bitcast<f32>(${scaleIn(element)})` : value};
}
`;
}

/** 1/‖x‖ of a sample whose place in the data set is its key; `scalesAt` is a multiple of 4. */
function scaleIn(element: 'u32' | 'vec4u'): string {
  return element === 'u32' ? 'instances[scalesAt + key]' : 'instances[(scalesAt + key) >> 2u][key & 3u]';
}

const FRESH_KEYS = `struct StepKeys { base : u32, stride : u32 }
fn stepKeys(seed : u32, step : u32) -> StepKeys {
  let stream = mix32(mix32(seed + ${u32(SPREAD.draw)}) + ${u32(Math.imul(PURPOSE.training, SPREAD.magnitude))});
  let base = mix32(stream + step * ${u32(SPREAD.step)});
  return StepKeys(base, mix32(base ^ ${u32(SPREAD.member)}) | 1u);
}
fn sampleKey(keys : StepKeys, sample : u32) -> u32 { return mix32(keys.base + sample * keys.stride); }
fn firstWord(key : u32) -> u32 { return key; }
`;

/**
 * A sample of a data set has the same key in every step; random batches pick by the word that a fresh sample has as its key. Where samples
 * have unit length the key is the sample's place in the data set, since 1/‖x‖ is looked up by it.
 */
function datasetKeys({ batch, size, seed, unitLength }: Dataset): string {
  const place = batch === 'full' ? 'sample' : `pick(mix32(keys.base + sample * keys.stride), ${size}u)`;
  const word = (at: string) => `mix32(datasetOwn.base + ${at} * datasetOwn.stride)`;
  return `struct StepKeys { base : u32, stride : u32 }
var<private> datasetOwn : StepKeys;
${unitLength ? 'var<private> scalesAt : u32;\n' : ''}fn keysOf(seed : u32, purpose : u32, step : u32) -> StepKeys {
  let stream = mix32(mix32(seed + ${u32(SPREAD.draw)}) + purpose * ${u32(SPREAD.magnitude)});
  let base = mix32(stream + step * ${u32(SPREAD.step)});
  return StepKeys(base, mix32(base ^ ${u32(SPREAD.member)}) | 1u);
}
fn stepKeys(seed : u32, step : u32) -> StepKeys {
  datasetOwn = keysOf(${seed === null ? 'seed' : u32(seed)}, ${PURPOSE.dataset}u, 0u);
  return keysOf(seed, ${PURPOSE.training}u, step);
}
fn sampleKey(keys : StepKeys, sample : u32) -> u32 { return ${unitLength ? place : word(place)}; }
fn firstWord(key : u32) -> u32 { return ${unitLength ? word('key') : 'key'}; }
`;
}
