/** The format is read back by a reader written here for the test alone, after the format's description. */
import { describe, expect, it } from 'vitest';
import { readSafetensors, safetensorsFile } from '../../../src/exchange/formats/safetensors.ts';
import { decodeTensor } from '../../../src/exchange/formats/tensor.ts';
import { metadataOf, tensorsOf } from '../../../src/exchange/weights/savedModel.ts';
import { sampleModel } from '../sampleModel.ts';

const model = sampleModel();
const file = Buffer.from(safetensorsFile(tensorsOf(model.weights), metadataOf(model)));

/** u64 length of the header, JSON, data. */
function parts(bytes: Buffer): { readonly header: Record<string, Entry>; readonly data: Buffer } {
  const length = Number(bytes.readBigUInt64LE(0));
  return { header: JSON.parse(bytes.toString('utf8', 8, 8 + length)), data: bytes.subarray(8 + length) };
}

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

function made(header: unknown, data: Buffer): Buffer {
  const text = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const prefix = Buffer.alloc(8);
  prefix.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([prefix, text, data]);
}

describe('a safetensors file', () => {
  it('holds the weights, in order and aligned, and the permalink and version', () => {
    const { header, data } = parts(file);
    expect((file.length - data.length) % 8).toBe(0);
    for (const [name, values] of [
      ['W', model.weights.W],
      ['b', model.weights.b],
    ] as const) {
      const [begin = 0, end = 0] = header[name]?.data_offsets ?? [];
      const read = Array.from({ length: (end - begin) / 4 }, (_, at) => data.readFloatLE(begin + 4 * at));
      expect(read).toEqual([...values]);
    }
    expect(header.W).toMatchObject({ dtype: 'F32', shape: [3, 5, 2] });
    expect(header.b).toMatchObject({ dtype: 'F32', shape: [3, 5] });
    expect(header.__metadata__).toMatchObject({ format: 'superposition', permalink: model.permalink, version: '0.1.0', step: '1234' });
  });

  it('is read back to the same numbers', () => {
    const { tensors, metadata } = readSafetensors(file);
    expect(metadata).toEqual(metadataOf(model));
    expect(new Map([...tensors].map(([name, tensor]) => [name, decodeTensor(name, tensor)]))).toEqual(tensorsOf(model.weights));
  });

  it.each([
    ['BF16', Buffer.from([0x80, 0x3f, 0x20, 0xc0]), [1, -2.5]],
    ['F16', Buffer.from([0x00, 0x3c, 0x00, 0xc1]), [1, -2.5]],
    ['F64', Buffer.from(Float64Array.of(1, -2.5).buffer), [1, -2.5]],
  ])('of type %s is read', (dtype, data, values) => {
    const { tensors } = readSafetensors(made({ W: { dtype, shape: [2], data_offsets: [0, data.length] } }, data));
    const tensor = tensors.get('W');
    expect(tensor && [...decodeTensor('W', tensor).values]).toEqual(values);
  });

  const entry = { dtype: 'F32', shape: [2], data_offsets: [0, 8] };
  it.each([
    ['cut off', file.subarray(0, -1), /places b at bytes 120 to 180, and there are 179\.$/],
    ['cut off in its header', file.subarray(0, 50), /cut off or is none/],
    ['of four bytes', file.subarray(0, 4), /shorter than 8 bytes/],
    ['with a header of 2⁶³ bytes', Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 0, 0, 0x80]), file]), /should be 9223372036854775808 bytes/],
    ['without JSON', made('{"W": ', Buffer.alloc(8)), /not a JSON object/],
    ['with a list for a header', made('[1]', Buffer.alloc(8)), /not a JSON object/],
    ['with text for a shape', made({ W: { ...entry, shape: 'big' } }, Buffer.alloc(8)), /without a type, a shape and two offsets/],
    ['with a negative size', made({ W: { ...entry, shape: [-2] } }, Buffer.alloc(8)), /without a type, a shape and two offsets/],
    ['with offsets that run back', made({ W: { ...entry, data_offsets: [8, 0] } }, Buffer.alloc(8)), /places W at bytes 8 to 0/],
    ['with a hole', made({ W: { ...entry, data_offsets: [8, 16] } }, Buffer.alloc(16)), /a hole or an overlap before W/],
    ['with data left over', made({ W: entry }, Buffer.alloc(12)), /describes 8 bytes of data, and there are 12/],
    [
      'whose shape needs more bytes',
      made({ W: { ...entry, shape: [3, 1e9] } }, Buffer.alloc(8)),
      /gives W 8 bytes, which are not 3 × 1000000000/,
    ],
  ])('%s is refused', (_, bytes, reason) => {
    expect(() => readSafetensors(bytes)).toThrow(reason);
  });

  it('says the type of numbers that are no weights', () => {
    const { tensors } = readSafetensors(made({ W: { dtype: 'I64', shape: [1], data_offsets: [0, 8] } }, Buffer.alloc(8)));
    const tensor = tensors.get('W');
    expect(() => tensor && decodeTensor('W', tensor)).toThrow(/W holds numbers of type I64/);
  });
});
