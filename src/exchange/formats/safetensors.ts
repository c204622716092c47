/**
 * safetensors: the length of a header (u64, little-endian), the header in JSON (of each tensor its type, shape and place in the
 * data; `__metadata__` holds strings), the data. Tensors lie one after the other without holes.
 */
import { isRecord } from '../../model/config/record.ts';
import { FileError, shown } from './fileError.ts';
import { entryCount, FLOAT_BYTES, float32Bytes, joinBytes, type StoredTensor, type StoredTensors, type Tensors } from './tensor.ts';

const PREFIX = 8;
const ALIGNMENT = 8;
/** The format's own limit. */
const MAX_HEADER = 100_000_000;
const METADATA = '__metadata__';

export type Metadata = Readonly<Record<string, string>>;

export function safetensorsFile(tensors: Tensors, metadata: Metadata): Uint8Array<ArrayBuffer> {
  const header: Record<string, unknown> = { [METADATA]: metadata };
  let end = 0;
  for (const [name, { shape, values }] of tensors) {
    const begin = end;
    end += 4 * values.length;
    header[name] = { dtype: 'F32', shape, data_offsets: [begin, end] };
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const length = Math.ceil(text.length / ALIGNMENT) * ALIGNMENT;
  const prefix = new DataView(new ArrayBuffer(PREFIX));
  prefix.setBigUint64(0, BigInt(length), true);
  const padding = new Uint8Array(length - text.length).fill(0x20);
  return joinBytes([new Uint8Array(prefix.buffer), text, padding, ...[...tensors.values()].map(({ values }) => float32Bytes(values))]);
}

export interface SafetensorsContent {
  readonly tensors: StoredTensors;
  readonly metadata: Metadata;
}

/** The format has no magic number, but its header begins with a brace. */
export function isSafetensors(bytes: Uint8Array): boolean {
  return bytes[PREFIX] === 0x7b;
}

/** @throws FileError saying what is wrong with the file */
export function readSafetensors(bytes: Uint8Array): SafetensorsContent {
  const length = headerLength(bytes);
  const header = parseHeader(new TextDecoder().decode(bytes.subarray(PREFIX, PREFIX + length)));
  const data = bytes.subarray(PREFIX + length);
  const entries = Object.entries(header).filter(([name]) => name !== METADATA);
  const places = entries.map(([name, entry]) => placeOf(name, entry, data.length));
  checkContiguous(places, data.length);
  const tensors = new Map(places.map((place) => [place.name, storedTensor(place, data)]));
  return { tensors, metadata: metadataOf(header[METADATA]) };
}

function headerLength(bytes: Uint8Array): number {
  if (bytes.length < PREFIX) throw new FileError('The safetensors file is cut off: it is shorter than 8 bytes.');
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (length > MAX_HEADER || PREFIX + Number(length) > bytes.length) {
    throw new FileError(
      `The safetensors file is cut off or is none: its header should be ${length} bytes long, and ${bytes.length - PREFIX} follow.`,
    );
  }
  return Number(length);
}

function parseHeader(text: string): Readonly<Record<string, unknown>> {
  const header = parsed(text);
  if (!isRecord(header)) throw new FileError(`The safetensors header is not a JSON object: ${shown(text)}.`);
  return header;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

interface Place {
  readonly name: string;
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

function placeOf(name: string, entry: unknown, dataLength: number): Place {
  const { dtype, shape, data_offsets: offsets } = isRecord(entry) ? entry : {};
  if (typeof dtype !== 'string' || !isCounts(shape) || !isCounts(offsets) || offsets.length !== 2) {
    throw new FileError(`The safetensors header describes ${shown(name)} without a type, a shape and two offsets.`);
  }
  const [begin = 0, end = 0] = offsets;
  if (begin > end || end > dataLength) {
    throw new FileError(`The safetensors header places ${shown(name)} at bytes ${begin} to ${end}, and there are ${dataLength}.`);
  }
  return { name, dtype, shape, begin, end };
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((entry) => Number.isSafeInteger(entry) && entry >= 0);
}

function checkContiguous(places: readonly Place[], dataLength: number): void {
  let end = 0;
  for (const place of [...places].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (place.begin !== end) throw new FileError(`The safetensors header leaves a hole or an overlap before ${shown(place.name)}.`);
    end = place.end;
  }
  if (end !== dataLength) throw new FileError(`The safetensors header describes ${end} bytes of data, and there are ${dataLength}.`);
}

const TYPES: ReadonlyMap<string, keyof typeof FLOAT_BYTES> = new Map([
  ['F16', 'float16'],
  ['BF16', 'bfloat16'],
  ['F32', 'float32'],
  ['F64', 'float64'],
]);

function storedTensor({ name, dtype, shape, begin, end }: Place, data: Uint8Array): StoredTensor {
  const type = TYPES.get(dtype);
  if (type && entryCount(shape) * FLOAT_BYTES[type] !== end - begin) {
    const wanted = `${shape.join(' × ')} numbers of type ${dtype}`;
    throw new FileError(`The safetensors header gives ${shown(name)} ${end - begin} bytes, which are not ${wanted}.`);
  }
  return {
    shape,
    type: type ?? { unsupported: `numbers of type ${shown(dtype)}` },
    bytes: data.subarray(begin, end),
    isColumnMajor: false,
  };
}

function metadataOf(value: unknown): Metadata {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])));
}
