/** Everything a model is saved as is read back to the same numbers. */
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { modelCard } from '../../src/exchange/card/modelCard.ts';
import { unzipEntry, zipEntries } from '../../src/exchange/formats/unzip.ts';
import type { ModelFileName } from '../../src/exchange/modelFileName.ts';
import { MODEL_FILES } from '../../src/exchange/modelFiles.ts';
import { importWeights } from '../../src/exchange/weights/importWeights.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../src/model/config/config.ts';
import { sampleModel } from './sampleModel.ts';

const bytes = (content: string | Uint8Array<ArrayBuffer>) => (typeof content === 'string' ? new TextEncoder().encode(content) : content);
const KINDS: readonly TrainingOptions[] = [{}, { tied: false, hiddenActivation: 'relu', target: 'abs' }];

/** Rows of a CSV without quotes. */
function rowsOf(csv: string): readonly (readonly string[])[] {
  return csv
    .trimEnd()
    .split('\r\n')
    .map((row) => row.split(','));
}

describe.each(KINDS)('a model with %j', (options) => {
  const model = sampleModel(options);
  const { weights } = model;
  const saved = async (name: ModelFileName) => MODEL_FILES[name].write(model);

  it.each(['json', 'safetensors', 'npz', 'card'] as const)('is opened again from %s', async (name) => {
    const { configuration, ...read } = await importWeights(bytes(await saved(name)));
    expect(read).toEqual(weights);
    if (name === 'json') expect(resolveConfig(configuration ?? {})).toEqual(model.config);
  });

  it('has a CSV with one row a feature of a seed, and one with a column a seed', async () => {
    const [head, ...rows] = rowsOf(String(await saved('csv')));
    expect(head.slice(0, 6)).toEqual(['seed', 'feature', 'sparsity', 'importance', 'W_0', 'W_1']);
    expect(rows.map(([seed, feature]) => [Number(seed), Number(feature)])).toEqual(
      [7, 8, 9].flatMap((seed) => [0, 1, 2, 3, 4].map((f) => [seed, f])),
    );
    const read = rows.flatMap((row) => [4, 5].map((column) => Math.fround(Number(row[column]))));
    expect(read).toEqual([...weights.W]);
    expect(rows.map((row) => Math.fround(Number(row.at(-1))))).toEqual([...weights.b]);
    expect(rowsOf(String(await saved('history')))).toEqual([
      ['step', 'loss of seed 7', 'loss of seed 8', 'loss of seed 9'],
      ...model.history.steps.map((step, at) => [String(step), ...[0, 1, 2].map(() => String(Number((0.3 / (at + 1)).toPrecision(6))))]),
    ]);
  });

  it('has a Parquet file with one row a seed, whose configuration gives that model again', async () => {
    const { buffer } = bytes(await saved('parquet'));
    const rows = await parquetReadObjects({ file: buffer });
    expect(rows.map(({ seed, loss, n_features: n }) => [seed, loss, n])).toEqual(
      [7n, 8n, 9n].map((seed, i) => [seed, Math.fround(0.01 + i / 1000), 5n]),
    );
    const configs = rows.map(({ configuration }) => resolveConfig(JSON.parse(String(configuration))));
    expect(configs).toEqual(model.config.instances.map((instance) => ({ ...model.config, instances: [instance] })));
    const { key_value_metadata: metadata } = await parquetMetadataAsync(buffer);
    expect(metadata).toContainEqual({ key: 'permalink', value: model.permalink });
  });

  it('has a model card that says what it is, with all its files in a zip', async () => {
    const card = await modelCard(model, new Date('2026-03-04'));
    const zip = bytes(await saved('card'));
    expect(zipEntries(zip).map(({ name }) => name)).toEqual([...card.keys()]);
    for (const entry of zipEntries(zip).filter(({ name }) => name !== 'README.md')) {
      expect(await unzipEntry(zip, entry, 1e6)).toEqual(card.get(entry.name));
    }
    const readme = new TextDecoder().decode(card.get('README.md'));
    expect(readme).toMatch(/^---\nlibrary_name: superposition\nlicense: mit\ntags:\n- toy-models-of-superposition\n/);
    for (const part of [
      model.permalink,
      '| 8 | 0.011000 |',
      '@misc{',
      options.tied === false ? 'ReLU(W_outᵀ ReLU(W x) + b)' : 'ReLU(Wᵀ W x + b)',
    ]) {
      expect(readme).toContain(part);
    }
    expect(JSON.parse(new TextDecoder().decode(card.get('config.json')))).toMatchObject({ permalink: model.permalink, step: 1234 });
  });
});
