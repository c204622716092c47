/**
 * Arrays of numbers as weight files hold them. Readers give `StoredTensor`s, raw bytes with a type and a shape, and `decodeTensor`
 * turns those that are used into numbers, so that the rest of a file costs nothing.
 */
import { FileError, shown } from './fileError.ts';

/** Numbers in row-major order. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export type Tensors = ReadonlyMap<string, Tensor>;

export const FLOAT_BYTES = { float16: 2, bfloat16: 2, float32: 4, float64: 8 } as const;
export type FloatType = keyof typeof FLOAT_BYTES;

export interface StoredTensor {
  readonly shape: readonly number[];
  /** A type that can be decoded, or what the file calls another one. */
  readonly type: FloatType | { readonly unsupported: string };
  /** Little-endian. */
  readonly bytes: Uint8Array;
  /** First index fastest, as in Fortran. */
  readonly isColumnMajor: boolean;
}

export type StoredTensors = ReadonlyMap<string, StoredTensor>;

/** Number of entries of an array; Infinity where it overflows. */
export function entryCount(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** @throws FileError where the type is not a floating-point one */
export function decodeTensor(name: string, { shape, type, bytes, isColumnMajor }: StoredTensor): Tensor {
  if (typeof type === 'object') {
    throw new FileError(`${shown(name)} holds ${type.unsupported}; weights must be little-endian floating-point numbers.`);
  }
  const values = decode(type, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return { shape, values: isColumnMajor ? rowMajor(values, shape) : values };
}

function decode(type: FloatType, view: DataView): Float32Array {
  const size = FLOAT_BYTES[type];
  const values = new Float32Array(view.byteLength / size);
  const read = READERS[type];
  for (let at = 0; at < values.length; at++) values[at] = read(view, at * size);
  return values;
}

const READERS: Readonly<Record<FloatType, (view: DataView, offset: number) => number>> = {
  float16: (view, offset) => fromFloat16(view.getUint16(offset, true)),
  bfloat16: fromBfloat16,
  float32: (view, offset) => view.getFloat32(offset, true),
  float64: (view, offset) => view.getFloat64(offset, true),
};

function fromFloat16(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >>> 10) & 0x1f;
  const fraction = (bits & 0x3ff) / 1024;
  if (exponent === 0) return sign * fraction * 2 ** -14;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction) * 2 ** (exponent - 15);
}

/** The upper half of a float32. */
function fromBfloat16(view: DataView, offset: number): number {
  const whole = new DataView(new ArrayBuffer(4));
  whole.setUint16(2, view.getUint16(offset, true), true);
  return whole.getFloat32(0, true);
}

/** Reorders numbers whose first index runs fastest. */
function rowMajor(values: Float32Array, shape: readonly number[]): Float32Array {
  const ordered = new Float32Array(values.length);
  const index = shape.map(() => 0);
  for (const value of values) {
    ordered[shape.reduce((at, length, axis) => at * length + (index[axis] ?? 0), 0)] = value;
    advance(index, shape);
  }
  return ordered;
}

/** Counts `index` up by one, first axis fastest. */
function advance(index: number[], shape: readonly number[]): void {
  for (let axis = 0; axis < shape.length; axis++) {
    const next = (index[axis] ?? 0) + 1;
    index[axis] = next < (shape[axis] ?? 0) ? next : 0;
    if (index[axis] !== 0) return;
  }
}

/** Numbers as little-endian bytes, whatever the machine. */
export function float32Bytes(values: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  for (let at = 0; at < values.length; at++) view.setFloat32(4 * at, values[at] ?? 0, true);
  return new Uint8Array(view.buffer);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
