/**
 * Valid files, damaged at random: bytes changed, cut out, doubled, lengths overwritten. Whatever comes is either read as a model of
 * finite numbers or refused with a sentence; nothing else is thrown and no more is unpacked than allowed.
 */
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../src/exchange/formats/crc32.ts';
import { FileError } from '../../../src/exchange/formats/fileError.ts';
import { npyFile } from '../../../src/exchange/formats/npy.ts';
import { npzFile } from '../../../src/exchange/formats/npz.ts';
import { safetensorsFile } from '../../../src/exchange/formats/safetensors.ts';
import { readWeights, type WeightsFile } from '../../../src/exchange/weights/importWeights.ts';
import { modelJson } from '../../../src/exchange/weights/modelJson.ts';
import { metadataOf, tensorsOf } from '../../../src/exchange/weights/savedModel.ts';
import { sampleModel } from '../sampleModel.ts';

const model = sampleModel();
const bytesOfText = (text: string) => new TextEncoder().encode(text);

type Damage = (bytes: Uint8Array) => Uint8Array;

interface Subject {
  readonly bytes: Uint8Array;
  readonly runs: number;
  /** What is done to the damaged bytes, as putting them into a sound archive. */
  readonly pack?: Damage;
  /** Whether some damage leaves a model; a checksum finds nearly all. */
  readonly survives: boolean;
}

const npy = npyFile({ shape: [3, 5, 2], values: model.weights.W });

const SUBJECTS: Readonly<Record<string, Subject>> = {
  npy: { bytes: npy, runs: 1500, survives: true },
  'npy in a sound archive': { bytes: npy, runs: 1500, pack: deflated, survives: true },
  'stored npz': { bytes: npzFile(tensorsOf(model.weights)), runs: 1500, survives: false },
  'deflated npz': { bytes: deflated(npy), runs: 1500, survives: false },
  safetensors: { bytes: safetensorsFile(tensorsOf(model.weights), metadataOf(model)), runs: 2500, survives: true },
  JSON: { bytes: bytesOfText(modelJson(model)), runs: 1500, survives: true },
};

/** A place as a share of the length, so that it shrinks and holds for every file; half of them near the beginning, where headers are. */
const place = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 0.15, noNaN: true }));
const at = (bytes: Uint8Array, share: number) => Math.floor(share * bytes.length);

const change: fc.Arbitrary<Damage> = fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 8 })).map(([share, written]) => (bytes) => {
  const changed = bytes.slice();
  changed.set(written.subarray(0, bytes.length - at(bytes, share)), at(bytes, share));
  return changed;
});
const cut: fc.Arbitrary<Damage> = fc.tuple(place, place).map(([from, to]) => (bytes) => {
  const [start = 0, end = 0] = [at(bytes, from), at(bytes, to)].sort((p, q) => p - q);
  return Uint8Array.from([...bytes.subarray(0, start), ...bytes.subarray(end)]);
});
const truncate: fc.Arbitrary<Damage> = place.map((share) => (bytes) => bytes.subarray(0, at(bytes, share)));
const insert: fc.Arbitrary<Damage> = fc.tuple(place, fc.uint8Array({ maxLength: 16 })).map(([share, more]) => (bytes) => {
  return Uint8Array.from([...bytes.subarray(0, at(bytes, share)), ...more, ...bytes.subarray(at(bytes, share))]);
});
const digits: fc.Arbitrary<Damage> = fc
  .tuple(fc.nat(40), fc.constantFrom('9', '0', '-1', '1e99', 'null', '', '99999999999'))
  .map(([which, other]) => (bytes) => {
    let seen = 0;
    const text = new TextDecoder('latin1').decode(bytes);
    return Uint8Array.from(
      text.replaceAll(/\d+/g, (number) => (seen++ === which ? other : number)),
      (letter) => letter.charCodeAt(0),
    );
  });
const damages = fc.array(fc.oneof(change, cut, truncate, insert, digits), { minLength: 1, maxLength: 3 });

async function outcome(bytes: Uint8Array): Promise<WeightsFile | FileError> {
  return readWeights(bytes).catch((error: unknown) => {
    if (error instanceof FileError) return error;
    throw error;
  });
}

function isWholeModel({ readings }: WeightsFile): boolean {
  return readings.every(({ weights: { nInstances, nFeatures, nHidden, W, b } }) => {
    const fits = W.length === nInstances * nFeatures * nHidden && b.length === nInstances * nFeatures && W.length > 0;
    return fits && W.every(Number.isFinite) && b.every(Number.isFinite);
  });
}

it('ten thousand files in all are damaged', () => {
  expect(Object.values(SUBJECTS).reduce((total, { runs }) => total + runs, 0)).toBe(10_000);
});

describe.each(Object.entries(SUBJECTS))('%s', (_, { bytes, runs, pack = (damaged) => damaged, survives }) => {
  it('is read while it is whole', async () => {
    expect(await outcome(pack(bytes))).not.toBeInstanceOf(FileError);
  });

  it(`is read as a model or refused in a sentence, damaged in ${runs} ways`, async () => {
    const seen = { read: 0, refused: 0 };
    const property = fc.asyncProperty(damages, async (list) => {
      const result = await outcome(pack(list.reduce((damaged: Uint8Array, damage) => damage(damaged), bytes)));
      if (result instanceof FileError) expect(result.message).toMatch(/^[^\n]{10,700}\.$/);
      else expect(isWholeModel(result)).toBe(true);
      seen[result instanceof FileError ? 'refused' : 'read']++;
    });
    await fc.assert(property, { numRuns: runs });
    expect(seen.refused).toBeGreaterThan(runs / 4);
    if (survives) expect(seen.read).toBeGreaterThan(0);
  }, 120_000);
});

it('an archive of 1 kB that unpacks to 1 GB is refused without unpacking it', async () => {
  const bomb = singleEntry('W.npy', deflateRawSync(Buffer.alloc(1_000_000)), { size: 1e9, checksum: 0 });
  const result = await outcome(bomb);
  expect(result).toBeInstanceOf(FileError);
  expect(result).toMatchObject({ message: 'The archive unpacks to more than 256 MB, the most that can be read.' });
});

it('an archive that says it is small and is not is unpacked no further than it says', async () => {
  const content = Buffer.alloc(50_000_000);
  const bomb = singleEntry('W.npy', deflateRawSync(content), { size: 1000, checksum: crc32(content.subarray(0, 1000)) });
  expect(await outcome(bomb)).toMatchObject({
    message: 'W.npy in the archive is damaged: its length or checksum is not what the archive says.',
  });
});

function deflated(file: Uint8Array): Uint8Array {
  return singleEntry('W.npy', deflateRawSync(file), { size: file.length, checksum: crc32(file) });
}

/** An archive with one deflated entry. */
function singleEntry(name: string, packed: Buffer, { size, checksum }: { readonly size: number; readonly checksum: number }): Uint8Array {
  const header = (signature: number, between: readonly number[]) => {
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(checksum, 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size, 18);
    fields.writeUInt16LE(name.length, 22);
    return Buffer.concat([u32(signature), Buffer.from(between), fields, Buffer.alloc(between.length > 0 ? 14 : 0), Buffer.from(name)]);
  };
  const local = Buffer.concat([header(0x04034b50, []), packed]);
  const central = header(0x02014b50, [20, 0]);
  const end = Buffer.concat([
    u32(0x06054b50),
    Buffer.from([0, 0, 0, 0, 1, 0, 1, 0]),
    u32(central.length),
    u32(local.length),
    Buffer.alloc(2),
  ]);
  return Buffer.concat([local, central, end]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
