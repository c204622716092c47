/**
 * Turns the arrays of a file into a model. Files differ in whether W has the features first ([feature, hidden]) or last, as
 * `nn.Linear` has: names and the length of the bias decide; where they do not, each possible reading is given.
 */
import { MAX_PARAMETERS, RANGES } from '../../model/config/config.ts';
import { FileError, shown } from '../formats/fileError.ts';
import { decodeTensor, type StoredTensor, type StoredTensors, type Tensor } from '../formats/tensor.ts';
import type { ModelWeights, WeightLayout } from './weightTypes.ts';

export interface Reading {
  readonly layout: WeightLayout;
  readonly weights: ModelWeights;
}

const NAMES = {
  W: ['W', 'linear1.weight', 'weight'],
  b: ['b', 'b_final', 'linear2.bias', 'bias'],
  decoder: ['linear2.weight', 'W_out'],
} as const;

/** Stored by `nn.Linear`: [out, in], so the encoder's features come last. */
const LINEAR_ENCODER = /(^|\.)linear1\.weight$/;

/** The squares of larger weights overflow in the measures. */
const MAX_WEIGHT = 1e6;

/**
 * @param knownLayout where the file itself gives it
 * @returns every way to read the file, the one with more features than hidden dimensions first
 * @throws FileError where the arrays are no model
 */
export function readingsOf(stored: StoredTensors, knownLayout: WeightLayout | null = null): readonly [Reading, ...Reading[]] {
  const encoder = findEncoder(stored);
  const W = decodeTensor(encoder.name, encoder.tensor);
  const bias = find(stored, NAMES.b);
  const b = bias ? decodeTensor(bias.name, bias.tensor) : null;
  checkFinite(encoder.name, W);
  if (bias && b) checkFinite(bias.name, b);
  const layouts = knownLayout ? [knownLayout] : layoutsOf(encoder.name);
  const shapes = layouts.map((layout) => ({ layout, ...sizesOf(W.shape, layout) }));
  const fitting = shapes.filter((shape) => inRange(shape) && (!b || isBiasOf(b, shape)));
  if (fitting.length === 0) throw new FileError(whyNone(encoder.name, W, b, shapes));
  const decoder = findDecoder(stored, W);
  const likeliestFirst = fitting.sort((one, other) => other.nFeatures - one.nFeatures);
  const [first, ...others] = likeliestFirst.map((shape): Reading => ({ layout: shape.layout, weights: weightsIn(W, b, decoder, shape) }));
  if (!first) throw new Error('no reading is left');
  return [first, ...others];
}

interface NamedTensor {
  readonly name: string;
  readonly tensor: StoredTensor;
}

/** By name, also as part of a larger model (`model.W`). */
function find(stored: StoredTensors, names: readonly string[]): NamedTensor | null {
  for (const wanted of names) {
    for (const [name, tensor] of stored) if (name === wanted || name.endsWith(`.${wanted}`)) return { name, tensor };
  }
  return null;
}

/** By name, or the only array with two or three dimensions. */
function findEncoder(stored: StoredTensors): NamedTensor {
  const named = find(stored, NAMES.W);
  if (named) return checkedDimensions(named);
  const candidates = [...stored].filter(([, { shape }]) => shape.length === 2 || shape.length === 3);
  const [only] = candidates;
  if (only && candidates.length === 1) return { name: only[0], tensor: only[1] };
  const found = [...stored.keys()].slice(0, 8).map(shown).join(', ') || 'no array at all';
  throw new FileError(`The file holds no weights under a name that is known (${NAMES.W.join(', ')}); it holds ${found}.`);
}

function checkedDimensions({ name, tensor }: NamedTensor): NamedTensor {
  const { shape } = tensor;
  if (shape.length === 2 || shape.length === 3) return { name, tensor };
  throw new FileError(`${shown(name)} has the shape [${shape.join(', ')}]; weights have two dimensions, or three for several models.`);
}

function checkFinite(name: string, { values }: Tensor): void {
  const bad = values.reduce((count, value) => count + (Number.isFinite(value) ? 0 : 1), 0);
  if (bad > 0) throw new FileError(`${shown(name)} holds ${bad} of ${values.length} numbers that are NaN, infinite or beyond float32.`);
  if (values.some((value) => Math.abs(value) > MAX_WEIGHT)) {
    throw new FileError(`${shown(name)} holds numbers beyond ±${MAX_WEIGHT}; no trained model has such weights.`);
  }
}

function layoutsOf(name: string): readonly WeightLayout[] {
  return LINEAR_ENCODER.test(name) ? ['hidden-feature'] : ['feature-hidden', 'hidden-feature'];
}

interface Sizes {
  readonly nInstances: number;
  readonly nFeatures: number;
  readonly nHidden: number;
}

interface Laid extends Sizes {
  readonly layout: WeightLayout;
}

function sizesOf(shape: readonly number[], layout: WeightLayout): Sizes {
  const [first = 0, last = 0] = shape.slice(-2);
  const [nFeatures, nHidden] = layout === 'feature-hidden' ? [first, last] : [last, first];
  return { nInstances: shape.length === 3 ? (shape[0] ?? 0) : 1, nFeatures, nHidden };
}

function inRange(sizes: Sizes): boolean {
  const keys = ['nInstances', 'nFeatures', 'nHidden'] as const;
  const total = sizes.nInstances * sizes.nFeatures * (sizes.nHidden + 1);
  return total <= MAX_PARAMETERS && keys.every((key) => sizes[key] >= RANGES[key].min && sizes[key] <= RANGES[key].max);
}

/** One number a feature, for each instance. */
function isBiasOf({ shape, values }: Tensor, { nInstances, nFeatures }: Sizes): boolean {
  return values.length === nInstances * nFeatures && shape.at(-1) === nFeatures;
}

function whyNone(name: string, W: Tensor, b: Tensor | null, shapes: readonly Laid[]): string {
  const size = W.shape.join(' × ');
  if (b && shapes.some(inRange)) {
    const wanted = [
      ...new Set(shapes.map(({ nInstances, nFeatures }) => (nInstances > 1 ? `${nInstances} × ${nFeatures}` : `${nFeatures}`))),
    ];
    return `The bias has ${b.shape.join(' × ')} numbers; with ${shown(name)} of ${size} it must have ${wanted.join(' or ')}, one a feature.`;
  }
  const { nFeatures, nHidden, nInstances } = RANGES;
  return `${shown(name)} is ${size}; a model has 1 to ${nFeatures.max} features, 1 to ${nHidden.max} hidden dimensions and at most ${nInstances.max} instances, ${MAX_PARAMETERS} numbers in all.`;
}

/** W and WOut as [instance, feature, hidden], whatever the file's layout. */
function weightsIn(W: Tensor, b: Tensor | null, decoder: Tensor | null, { layout, ...sizes }: Laid): ModelWeights {
  const encodes = layout === 'feature-hidden' ? W.values : transposed(W.values, sizes);
  const tied = { ...sizes, W: encodes, b: b?.values ?? new Float32Array(sizes.nInstances * sizes.nFeatures) };
  const WOut = decoder && decoderIn(decoder, sizes);
  return WOut?.some((value, at) => value !== encodes[at]) ? { ...tied, WOut } : tied;
}

/** `nn.Linear` and this project's files store the decoder as [feature, hidden]; where it can only be [hidden, feature], it is transposed. */
function decoderIn({ shape, values }: Tensor, sizes: Sizes): Float32Array {
  return shape.at(-1) === sizes.nHidden ? values : transposed(values, sizes);
}

/** From [instance, hidden, feature] to [instance, feature, hidden]. */
function transposed(values: Float32Array, { nInstances, nFeatures, nHidden }: Sizes): Float32Array {
  const turned = new Float32Array(values.length);
  for (let i = 0; i < nInstances; i++) {
    const start = i * nFeatures * nHidden;
    for (let k = 0; k < nHidden; k++) {
      for (let f = 0; f < nFeatures; f++) turned[start + f * nHidden + k] = values[start + k * nFeatures + f] ?? 0;
    }
  }
  return turned;
}

/** Separate decoder weights, where the file has some. */
function findDecoder(stored: StoredTensors, W: Tensor): Tensor | null {
  const found = find(stored, NAMES.decoder);
  if (!found) return null;
  const decoder = decodeTensor(found.name, found.tensor);
  checkFinite(found.name, decoder);
  const sides = ({ shape }: Tensor) =>
    shape
      .slice(-2)
      .sort((one, other) => one - other)
      .join(' × ');
  if (decoder.values.length === W.values.length && sides(decoder) === sides(W)) return decoder;
  throw new FileError(`${shown(found.name)} is ${decoder.shape.join(' × ')}, which does not fit weights of ${W.shape.join(' × ')}.`);
}
