/** Parquet files are read back by a reader that is not ours. */
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { expect, it } from 'vitest';
import { parquetFile } from '../../../src/exchange/formats/parquet.ts';

it('a Parquet file gives back numbers, whole numbers and text, with its metadata', async () => {
  const loss = Array.from({ length: 3000 }, (_, at) => Math.sqrt(at) / 7);
  const file = await parquetFile(
    [
      { name: 'loss', type: 'number', values: loss },
      { name: 'seed', type: 'integer', values: loss.map((_, at) => 2 ** 32 - 1 - at) },
      { name: 'engine', type: 'text', values: loss.map((_, at) => (at % 2 === 0 ? 'cpu' : 'webgpu')) },
    ],
    { permalink: 'https://name.example/?v=1' },
  );
  const rows = await parquetReadObjects({ file: file.buffer });
  expect(rows).toEqual(loss.map((value, at) => ({ loss: value, seed: BigInt(2 ** 32 - 1 - at), engine: at % 2 === 0 ? 'cpu' : 'webgpu' })));
  const { key_value_metadata: metadata } = await parquetMetadataAsync(file.buffer);
  expect(metadata).toContainEqual({ key: 'permalink', value: 'https://name.example/?v=1' });
});

it('types do not depend on the values', async () => {
  const schemas = await Promise.all(
    [[0], [0.5]].map(async (values) => {
      const file = await parquetFile([{ name: 'S', type: 'number', values }], {});
      return (await parquetMetadataAsync(file.buffer)).schema;
    }),
  );
  expect(schemas[0]).toEqual(schemas[1]);
});
