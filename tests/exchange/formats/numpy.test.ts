/** `.npy` and `.npz`: files that numpy wrote are read, files of ours are read back, by numpy too where Python has it. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { npyFile, readNpy } from '../../../src/exchange/formats/npy.ts';
import { npzFile, readNpz } from '../../../src/exchange/formats/npz.ts';
import { decodeTensor } from '../../../src/exchange/formats/tensor.ts';
import { tensorsOf } from '../../../src/exchange/weights/savedModel.ts';
import { temporaryFolder } from '../../setup/temporaryFolder.ts';
import { sampleModel } from '../sampleModel.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/weights');
const fixture = (name: string) => readFileSync(join(FIXTURES, name));

/** As in `make.py`. */
const W = Float32Array.from({ length: 30 }, (_, at) => at / 8 - 1);
const b = Float32Array.from({ length: 15 }, (_, at) => at / 16 - 0.5);

const PYTHON = ['/usr/bin/python3', 'python3'].find((command) => spawnSync(command, ['-c', 'import numpy']).status === 0);

describe('an .npy file', () => {
  it.each(['float32.npy', 'float64_fortran.npy', 'float16.npy'])('%s of numpy is read', (name) => {
    expect(decodeTensor(name, readNpy(fixture(name)))).toEqual({ shape: [3, 5, 2], values: W });
  });

  it('is, byte for byte, what numpy writes', () => {
    expect(Buffer.from(npyFile({ shape: [3, 5, 2], values: W })).equals(fixture('float32.npy'))).toBe(true);
  });

  it.each([
    ['big_endian.npy', /big-endian/],
    ['objects.npy', /Python objects/],
    ['records.npy', /records of several fields/],
    ['integers.npy', /type <i8/],
  ])('%s is refused', (name, reason) => {
    expect(() => decodeTensor(name, readNpy(fixture(name)))).toThrow(reason);
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, -1), /cut off: its header promises 120 bytes of numbers, and 119 follow\.$/],
    ['too long', (bytes: Buffer) => Buffer.concat([bytes, bytes]), /longer than it says/],
    ['cut off in its header', (bytes: Buffer) => bytes.subarray(0, 40), /ends within its header/],
    ['of version 9', (bytes: Buffer) => withByte(bytes, 6, 9), /version 9 of the format/],
    ['with a shape beyond counting', (bytes: Buffer) => replaced(bytes, '(3, 5, 2)', '(9e9, 2) '), /header that cannot be read/],
  ])('that is %s is refused', (_, damage, reason) => {
    expect(() => readNpy(damage(fixture('float32.npy')))).toThrow(reason);
  });
});

describe('an .npz archive', () => {
  it('of numpy is read, stored or deflated, in part where only part of it is numbers', async () => {
    const stored = await readNpz(fixture('stored.npz'), 1e6);
    const packed = await readNpz(fixture('compressed.npz'), 1e6);
    expect([...packed.keys()]).toEqual(['W', 'b_final', 'step']);
    for (const [tensor, values] of [
      [stored.get('W'), W],
      [packed.get('W'), W],
      [stored.get('b'), b],
      [packed.get('b_final'), b],
    ] as const) {
      if (!tensor) throw new Error('an array is missing');
      expect(decodeTensor('', tensor).values).toEqual(values);
    }
  });

  it('of ours is read back to the same numbers', async () => {
    const { weights } = sampleModel();
    const arrays = await readNpz(npzFile(tensorsOf(weights)), 1e6);
    const read = [...arrays].map(([name, tensor]) => [name, decodeTensor(name, tensor)] as const);
    expect(new Map(read)).toEqual(tensorsOf(weights));
  });

  it.skipIf(!PYTHON)('of ours is read by numpy', () => {
    const { weights } = sampleModel();
    const folder = temporaryFolder('npz');
    writeFileSync(join(folder, 'model.npz'), npzFile(tensorsOf(weights)));
    writeFileSync(join(folder, 'W.npy'), npyFile({ shape: [3, 5, 2], values: weights.W }));
    const script = `
import json, numpy, zipfile
assert zipfile.ZipFile('model.npz').testzip() is None
file = numpy.load('model.npz')
assert (numpy.load('W.npy') == file['W']).all()
print(json.dumps([file['W'].shape, file['W'].ravel().tolist(), file['b'].shape, file['b'].ravel().tolist()]))`;
    const { stdout, stderr } = spawnSync(PYTHON ?? '', ['-c', script], { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual([[3, 5, 2], [...weights.W], [3, 5], [...weights.b]]);
  });

  it('with more than allowed is refused before it is unpacked', async () => {
    await expect(readNpz(fixture('compressed.npz'), 300)).rejects.toThrow('more than 1 MB');
  });

  it('with a wrong checksum is refused', async () => {
    const bytes = fixture('stored.npz');
    const damaged = withByte(bytes, bytes.indexOf('NUMPY') + 130, 0x55);
    await expect(readNpz(damaged, 1e6)).rejects.toThrow(/length or checksum/);
  });

  it('whose entries claim to be smaller than they are is refused, without unpacking all', async () => {
    const bytes = Buffer.from(fixture('compressed.npz'));
    const central = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bytes.writeUInt32LE(100, central + 24);
    await expect(readNpz(bytes, 1e6)).rejects.toThrow(/length or checksum/);
  });
});

function withByte(bytes: Buffer, at: number, value: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = value;
  return changed;
}

function replaced(bytes: Buffer, part: string, other: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(part, other), 'latin1');
}
