/** Weights from files: what is read, in which layout, and what is refused with which sentence. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { npyFile } from '../../../src/exchange/formats/npy.ts';
import { npzFile } from '../../../src/exchange/formats/npz.ts';
import { safetensorsFile } from '../../../src/exchange/formats/safetensors.ts';
import { zipFile } from '../../../src/exchange/formats/zip.ts';
import { importWeights, MAX_FILE_BYTES, readWeights } from '../../../src/exchange/weights/importWeights.ts';
import { modelJson } from '../../../src/exchange/weights/modelJson.ts';
import { metadataOf, tensorsOf } from '../../../src/exchange/weights/savedModel.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';
import { sampleModel } from '../sampleModel.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../../fixtures/weights', name));
const model = sampleModel();
const { weights } = model;

const W = Float32Array.from({ length: 30 }, (_, at) => at / 8 - 1);
const b = Float32Array.from({ length: 15 }, (_, at) => at / 16 - 0.5);

/** A file with W and, where given, b; [name, shape] for each. */
function npz(arrays: Readonly<Record<string, readonly number[]>>): Uint8Array {
  const tensor = (shape: readonly number[]) => ({
    shape,
    values: Float32Array.from({ length: shape.reduce((p, q) => p * q, 1) }, (_, at) => at),
  });
  return npzFile(new Map(Object.entries(arrays).map(([name, shape]) => [name, tensor(shape)])));
}

describe('what is exported is imported, number for number', () => {
  const options = [{}, { nFeatures: 4, nHidden: 4 }, { nFeatures: 3, nHidden: 6, nInstances: 1 }, { tied: false }];
  it.each(options)('as JSON, with its configuration: %j', async (shape) => {
    const saved = sampleModel(shape);
    const { configuration, ...read } = await importWeights(modelJson(saved));
    expect(read).toEqual(saved.weights);
    expect(configuration && resolveConfig(configuration)).toEqual(saved.config);
  });

  it.each(options)('as safetensors: %j', async (shape) => {
    const saved = sampleModel(shape);
    const file = safetensorsFile(tensorsOf(saved.weights), metadataOf(saved));
    expect(await importWeights(new Blob([file]))).toEqual({ ...saved.weights, configuration: null });
    const folder = zipFile(
      new Map([
        ['README.md', new Uint8Array(3)],
        ['model.safetensors', file],
      ]),
    );
    expect(await importWeights(folder)).toEqual({ ...saved.weights, configuration: null });
  });

  it('as npz and npy', async () => {
    expect(await importWeights(npzFile(tensorsOf(weights)))).toEqual({ ...weights, configuration: null });
    const file = npyFile({ shape: [3, 5, 2], values: weights.W });
    const read = await importWeights(file.buffer, { layout: 'feature-hidden' });
    expect(read).toEqual({ ...weights, b: new Float32Array(15), configuration: null });
  });
});

describe('layouts', () => {
  it.each([
    ['compressed.npz', { nInstances: 3, nFeatures: 5, nHidden: 2, W, b }],
    ['linear.npz', { nInstances: 1, nFeatures: 5, nHidden: 2, W: W.slice(0, 10), b: b.slice(0, 5) }],
  ])('of %s are known from names and bias', async (name, expected) => {
    expect(await importWeights(fixture(name))).toEqual({ ...expected, configuration: null });
  });

  it.each([
    [{ W: [5, 2] }, ['feature-hidden 1·5·2', 'hidden-feature 1·2·5']],
    [{ W: [2, 5] }, ['hidden-feature 1·5·2', 'feature-hidden 1·2·5']],
    [{ W: [5, 2], b: [5] }, ['feature-hidden 1·5·2']],
    [{ W: [5, 2], b: [2] }, ['hidden-feature 1·2·5']],
    [{ W: [4, 4], b: [4] }, ['feature-hidden 1·4·4', 'hidden-feature 1·4·4']],
    [{ W: [8, 5, 2], b_final: [8, 5] }, ['feature-hidden 8·5·2']],
    [{ W: [8, 2, 5], b_final: [8, 5] }, ['hidden-feature 8·5·2']],
    [{ W: [1, 5, 2], b: [5] }, ['feature-hidden 1·5·2']],
    [{ W: [700, 2] }, ['feature-hidden 1·700·2']],
    [{ 'model.linear1.weight': [2, 5] }, ['hidden-feature 1·5·2']],
    [{ arr_0: [5, 2], arr_1: [5] }, ['feature-hidden 1·5·2', 'hidden-feature 1·2·5']],
  ])('%j is read as %j', async (arrays, expected) => {
    const { readings } = await readWeights(npz(arrays));
    const shown = readings.map(
      ({ layout, weights: { nInstances, nFeatures, nHidden } }) => `${layout} ${nInstances}·${nFeatures}·${nHidden}`,
    );
    expect(shown).toEqual(expected);
  });

  it('of decoders: their own, or turned; left out where they only repeat W', async () => {
    expect(await importWeights(fixture('untied.npz'))).toMatchObject({ W: W.slice(0, 10), WOut: W.slice(10, 20), b: b.slice(0, 5) });
    const decoder = await importWeights(npz({ W: [5, 2], W_out: [2, 5], b: [5] }));
    expect(decoder.WOut).toEqual(Float32Array.of(0, 5, 1, 6, 2, 7, 3, 8, 4, 9));
    expect(await importWeights(npz({ W: [5, 2], W_out: [5, 2], b: [5] }))).not.toHaveProperty('WOut');
  });

  it('are asked for where nothing says them', async () => {
    const file = npz({ W: [5, 2] });
    const sentence =
      /two ways: pass layout: 'feature-hidden' \(5 features, 2 hidden\) or layout: 'hidden-feature' \(2 features, 5 hidden\)\.$/;
    await expect(importWeights(file)).rejects.toThrow(sentence);
    expect(await importWeights(file, { layout: 'hidden-feature' })).toMatchObject({
      nFeatures: 2,
      nHidden: 5,
      W: Float32Array.of(0, 2, 4, 6, 8, 1, 3, 5, 7, 9),
    });
    await expect(importWeights(npz({ W: [5, 2], b: [5] }), { layout: 'hidden-feature' })).rejects.toThrow('it is feature-hidden');
  });
});

describe('refused', () => {
  const numbers = (values: readonly number[], shape: readonly number[]) => npyFile({ shape, values: Float32Array.from(values) });
  it.each<[string, Uint8Array | string, RegExp]>([
    ['an empty file', new Uint8Array(0), /The file is empty\./],
    ['a picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4), /none of those that can be read/],
    ['a pickle', Uint8Array.of(0x80, 2, 0x7d), /pickle.*save_file/],
    ['a PyTorch archive', zipFile(new Map([['model/data.pkl', new Uint8Array(9)]])), /PyTorch file.*save_file/],
    ['an archive of other things', zipFile(new Map([['a.txt', new Uint8Array(9)]])), /it holds no array at all\./],
    ['several arrays without a name', npz({ x: [5, 2], y: [5, 2] }), /it holds x, y\./],
    ['big-endian numbers', fixture('big_endian.npy'), /big-endian/],
    ['Python objects', fixture('objects.npy'), /W has the shape \[2\]/],
    ['whole numbers', fixture('integers.npy'), /numbers of type <i8/],
    ['one dimension', numbers([1, 2], [2]), /W has the shape \[2\]; weights have two dimensions/],
    ['four dimensions', numbers([1, 2], [1, 1, 1, 2]), /W has the shape \[1, 1, 1, 2\]/],
    ['no numbers', numbers([], [0, 5]), /a model has 1 to 1000 features/],
    ['too many features', numbers(Array(1001).fill(1), [1, 1001, 1]), /W is 1 × 1001 × 1; a model has/],
    ['NaN', numbers([1, Number.NaN], [2, 1]), /W holds 1 of 2 numbers that are NaN/],
    ['infinities', numbers([Number.NEGATIVE_INFINITY, 1], [2, 1]), /W holds 1 of 2 numbers/],
    ['numbers beyond measure', numbers([1e7, 1], [2, 1]), /beyond ±1000000/],
    ['a bias of another length', npz({ W: [5, 2], b: [4] }), /must have 5 or 2, one a feature\./],
    ['biases of other models', npz({ W: [3, 5, 2], b: [2, 5] }), /must have 3 × 5 or 3 × 2/],
    ['a decoder of another shape', npz({ W: [5, 2], W_out: [4, 2] }), /W_out is 4 × 2, which does not fit/],
    ['text', '{"W": [[1, 2], [3', /not JSON/],
    ['another object', '{"a": 1}', /it holds no array at all/],
    ['a list', '[1, 2]', /not an object with the weights/],
    ['ragged lists', '{"W": [[1, 2], [3]]}', /unequal length/],
    ['words among numbers', '{"W": [[1, 2], [3, "x"]]}', /W holds "x" where a number should be/],
    ['null among numbers', '{"W": [[1, null]]}', /W holds null/],
    ['nesting without end', `{"W": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`, /where a number should be/],
    ['a later version', modelJson(model).replace('"formatVersion": 1', '"formatVersion": 2'), /version 2 of its format/],
    ['another configuration', modelJson(model).replace('"nFeatures": 5', '"nFeatures": 6'), /do not fit its configuration/],
    [
      'weights that its configuration ties',
      modelJson(sampleModel({ tied: false })).replace('"tied": false', '"tied": true'),
      /do not fit its configuration/,
    ],
    ['a bad configuration', modelJson(model).replace('"batchSize": 1024', '"batchSize": -1'), /batchSize must be a whole number from 1/],
    ['no configuration', modelJson(model).replace('"configuration"', '"other"'), /has no configuration/],
  ])('%s', async (_, file, sentence) => {
    await expect(importWeights(file)).rejects.toMatchObject({ name: 'FileError', message: expect.stringMatching(sentence) });
  });

  it('a file of 2 GB, unread', async () => {
    const file = new Blob(['x']);
    Object.defineProperty(file, 'size', { value: 2e9 });
    await expect(importWeights(file)).rejects.toThrow(`The file has 2,000 MB; at most ${MAX_FILE_BYTES / 1e6} MB can be read.`);
  });
});
