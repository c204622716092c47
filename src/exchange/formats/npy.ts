/**
 * numpy's `.npy`: a magic number, a version, the length of a header, a header that is a Python dictionary, the numbers. Written
 * as version 1.0 and float32; read in versions 1 to 3 and any little-endian floating-point type.
 */
import { FileError, shown } from './fileError.ts';
import { entryCount, FLOAT_BYTES, float32Bytes, joinBytes, type StoredTensor, type Tensor } from './tensor.ts';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** numpy aligns the numbers to this many bytes. */
const ALIGNMENT = 64;

export function npyFile({ shape, values }: Tensor): Uint8Array<ArrayBuffer> {
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const dictionary = `{'descr': '<f4', 'fortran_order': False, 'shape': (${sizes}), }`;
  const prefix = MAGIC.length + 4;
  const length = Math.ceil((prefix + dictionary.length + 1) / ALIGNMENT) * ALIGNMENT - prefix;
  const header = new TextEncoder().encode(`${dictionary.padEnd(length - 1)}\n`);
  return joinBytes([Uint8Array.from([...MAGIC, 1, 0, length & 0xff, length >>> 8]), header, float32Bytes(values)]);
}

export function isNpy(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, at) => bytes[at] === byte);
}

/** @throws FileError saying what is wrong with the file */
export function readNpy(bytes: Uint8Array, name = 'The .npy file'): StoredTensor {
  if (!isNpy(bytes)) throw new FileError(`${name} is not one of numpy's: it does not begin with \\x93NUMPY.`);
  const { start, length } = headerPlace(bytes, name);
  const header = new TextDecoder('latin1').decode(bytes.subarray(start, start + length));
  const { descr, isColumnMajor, shape } = parseHeader(header, name);
  const data = bytes.subarray(start + length);
  const type = typeOf(descr);
  if (typeof type !== 'object') checkLength(data.length, entryCount(shape) * FLOAT_BYTES[type], name);
  return { shape, type, bytes: data, isColumnMajor };
}

function headerPlace(bytes: Uint8Array, name: string): { readonly start: number; readonly length: number } {
  const version = bytes[6] ?? 0;
  if (version < 1 || version > 3) throw new FileError(`${name} has version ${version} of the format; versions 1 to 3 can be read.`);
  const start = version === 1 ? 10 : 12;
  if (bytes.length < start) throw new FileError(`${name} ends within its header.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (start + length > bytes.length) throw new FileError(`${name} ends within its header, which should be ${length} bytes long.`);
  return { start, length };
}

interface Header {
  readonly descr: string;
  readonly isColumnMajor: boolean;
  readonly shape: readonly number[];
}

function parseHeader(header: string, name: string): Header {
  const order = /['"]fortran_order['"]\s*:\s*(True|False)/.exec(header)?.[1];
  const sizes = /['"]shape['"]\s*:\s*\(([\dL,\s]*)\)/.exec(header)?.[1];
  const descr = /['"]descr['"]\s*:\s*['"]([^'"]*)['"]/.exec(header)?.[1];
  const isStructured = /['"]descr['"]\s*:\s*\[/.test(header);
  if (order === undefined || sizes === undefined || (descr === undefined && !isStructured)) {
    throw new FileError(`${name} has a header that cannot be read: ${shown(header.trim())}.`);
  }
  const shape = sizes.split(',').flatMap((size) => (size.trim() === '' ? [] : [Number.parseInt(size, 10)]));
  return { descr: descr ?? 'records', isColumnMajor: order === 'True', shape };
}

const TYPES: ReadonlyMap<string, StoredTensor['type']> = new Map([
  ['<f2', 'float16'],
  ['<f4', 'float32'],
  ['<f8', 'float64'],
]);

function typeOf(descr: string): StoredTensor['type'] {
  return TYPES.get(descr) ?? { unsupported: describeType(descr) };
}

function describeType(descr: string): string {
  if (descr === 'records') return 'records of several fields';
  if (descr.includes('O')) return 'Python objects';
  if (/^>f/.test(descr)) return `big-endian numbers (${shown(descr)}; W.astype('<f4') turns them round)`;
  return `numbers of type ${shown(descr)}`;
}

function checkLength(found: number, promised: number, name: string): void {
  if (found === promised) return;
  const fault = found < promised ? 'is cut off' : 'is longer than it says';
  throw new FileError(`${name} ${fault}: its header promises ${promised} bytes of numbers, and ${found} follow.`);
}
