/**
 * Reads weights from a file of any supported format, recognised by its content and never by its name. A file that is not a
 * model is refused with a sentence, and one that is too large before it is unpacked.
 */
import type { TrainingOptions } from '../../model/config/config.ts';
import { FileError, megabytes } from '../formats/fileError.ts';
import { isNpy, readNpy } from '../formats/npy.ts';
import { readNpz } from '../formats/npz.ts';
import { isSafetensors, readSafetensors } from '../formats/safetensors.ts';
import { isZip, unzipEntry, zipEntries } from '../formats/unzip.ts';
import { type Reading, readingsOf } from './readings.ts';
import { readModelJson } from './readModelJson.ts';
import { FILE_FORMAT } from './savedModel.ts';
import type { FileLike, ImportedWeights, ImportOptions, ModelWeights, WeightsSource } from './weightTypes.ts';

/** One model, or several ways to read it. */
export interface WeightsFile {
  readonly readings: readonly [Reading, ...Reading[]];
  /** What it was trained by; null where the file does not say. */
  readonly configuration: TrainingOptions | null;
}

export const MAX_FILE_BYTES = 256e6;

/** One line of Python that turns a PyTorch file into one that is read here. */
export const PTH_TO_SAFETENSORS =
  "import torch, safetensors.torch as s; s.save_file({k: v.contiguous() for k, v in torch.load('model.pth', map_location='cpu').items()}, 'model.safetensors')";

/** @throws FileError (as a rejection) where the file is not a model, or can be read in two ways */
export async function importWeights(source: WeightsSource, options: ImportOptions = {}): Promise<ImportedWeights> {
  const { readings, configuration } = await readWeights(source);
  const [first, second] = options.layout ? readings.filter(({ layout }) => layout === options.layout) : readings;
  if (!first) throw new FileError(`The file cannot be read as ${options.layout}: it is ${readings[0].layout}.`);
  if (second) throw new FileError(`The file can be read in two ways: pass ${[first, second].map(describeReading).join(' or ')}.`);
  return { ...first.weights, configuration };
}

function describeReading({ layout, weights }: Reading): string {
  return `layout: '${layout}' (${weights.nFeatures} features, ${weights.nHidden} hidden)`;
}

/** @throws FileError (as a rejection) where the file is not a model */
export async function readWeights(source: WeightsSource): Promise<WeightsFile> {
  const size = sizeOf(source);
  if (size > MAX_FILE_BYTES) throw new FileError(`The file has ${megabytes(size)}; at most ${megabytes(MAX_FILE_BYTES)} can be read.`);
  if (size === 0) throw new FileError('The file is empty.');
  if (typeof source === 'string') return readJson(source);
  return readBytes(source instanceof Uint8Array ? source : await bytesOf(source));
}

/** In bytes; of text at least so many. */
function sizeOf(source: WeightsSource): number {
  if (typeof source === 'string') return source.length;
  return 'size' in source ? source.size : source.byteLength;
}

async function bytesOf(source: FileLike | ArrayBuffer): Promise<Uint8Array> {
  return new Uint8Array('size' in source ? await source.arrayBuffer() : source);
}

async function readBytes(bytes: Uint8Array): Promise<WeightsFile> {
  if (isNpy(bytes)) return { readings: readingsOf(new Map([['W', readNpy(bytes)]])), configuration: null };
  if (isZip(bytes)) return readArchive(bytes);
  if (isText(bytes)) return readJson(new TextDecoder().decode(bytes));
  if (isSafetensors(bytes)) return readTensors(bytes);
  if (isPickle(bytes)) throw new FileError(`This is a pickle, which could run code and is not opened. In Python: ${PTH_TO_SAFETENSORS}.`);
  throw new FileError('The file is none of those that can be read: .npy, .npz, .safetensors, or JSON with the weights under "W".');
}

/** Starts with a brace or bracket and has no zero byte near its start, unlike the length at the start of a safetensors file. */
function isText(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 64);
  return /^\uFEFF?\s*[[{]/.test(new TextDecoder().decode(start)) && !start.subarray(0, 8).includes(0);
}

function isPickle(bytes: Uint8Array): boolean {
  return bytes[0] === 0x80 && (bytes[1] ?? 0) <= 5;
}

function readJson(text: string): WeightsFile {
  const { tensors, isOurs, configuration } = readModelJson(text);
  const readings = readingsOf(tensors, isOurs ? 'feature-hidden' : null);
  checkShape(readings[0].weights, configuration);
  return { readings, configuration };
}

function checkShape({ nInstances, nFeatures, nHidden, WOut }: ModelWeights, configuration: TrainingOptions | null): void {
  if (!configuration) return;
  const { seeds, instances, tied = true } = configuration;
  const count = instances?.length ?? seeds?.length ?? configuration.nInstances ?? 1;
  if (configuration.nFeatures !== nFeatures || configuration.nHidden !== nHidden || count !== nInstances || (tied && WOut)) {
    throw new FileError(`The weights in the file (${nInstances} × ${nFeatures} × ${nHidden}) do not fit its configuration.`);
  }
}

/** An `.npz`, or the folder of a model card with its safetensors inside. */
async function readArchive(bytes: Uint8Array): Promise<WeightsFile> {
  const entries = zipEntries(bytes);
  const inside = entries.find(({ name }) => name.endsWith('.safetensors'));
  if (inside) return readTensors(await unzipEntry(bytes, inside, MAX_FILE_BYTES));
  if (entries.some(({ name }) => name.endsWith('data.pkl'))) {
    throw new FileError(`This is a PyTorch file, which could run code and is not opened. In Python: ${PTH_TO_SAFETENSORS}.`);
  }
  return { readings: readingsOf(await readNpz(bytes, MAX_FILE_BYTES)), configuration: null };
}

function readTensors(bytes: Uint8Array): WeightsFile {
  const { tensors, metadata } = readSafetensors(bytes);
  const known = metadata.format === FILE_FORMAT.name ? 'feature-hidden' : null;
  return { readings: readingsOf(tensors, known), configuration: null };
}
