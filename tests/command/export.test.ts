/** The built command's `export`: what it writes is read back to the numbers of the results. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, it } from 'vitest';
import { importWeights } from '../../src/exchange/weights/importWeights.ts';
import { builtPackage } from '../setup/builtPackage.ts';
import { temporaryFolder } from '../setup/temporaryFolder.ts';
import { runCommand } from './runCommand.ts';

const RUN_MS = 120_000;
const SPEC = JSON.stringify({
  base: { nFeatures: 3, nHidden: 2, batchSize: 16, seed: 5, steps: 20 },
  cells: [{ sparsity: 0.5 }, { sparsity: 0.9, tied: false }],
  seeds: 2,
});

const out = temporaryFolder();
let folder = '';
const run = (...options: string[]) => runCommand(folder, ['export', SPEC, `--out=${out}`, ...options]);

beforeAll(async () => {
  folder = builtPackage();
  expect((await runCommand(folder, ['sweep', SPEC, `--out=${out}`])).code).toBe(0);
}, RUN_MS);

describe('a table', () => {
  it('has one row a model, alike as CSV and as Parquet', { timeout: RUN_MS }, async () => {
    const [csv, parquet] = [await run(), await run('--format=parquet', `--to=${join(out, 'all.parquet')}`)];
    expect([csv.code, parquet.code]).toEqual([0, 0]);
    expect(csv.lines).toMatchObject([{ type: 'exported', format: 'csv', cells: 2 }]);
    const [head = '', ...rows] = readFileSync(String(csv.lines[0]?.file), 'utf8').trim().split('\r\n');
    const { buffer } = new Uint8Array(readFileSync(join(out, 'all.parquet')));
    const models = await parquetReadObjects({ file: buffer });
    expect(rows).toHaveLength(4);
    expect(models.map(({ seed, sparsity, weights }) => [seed, sparsity, weights])).toEqual([
      [5n, 0.5, 'tied'],
      [6n, 0.5, 'tied'],
      [5n, 0.9, 'untied'],
      [6n, 0.9, 'untied'],
    ]);
    const at = head.split(',').indexOf('loss');
    expect(rows.map((row) => Number(row.split(',')[at]))).toEqual(models.map(({ loss }) => loss));
  });
});

describe('one cell', () => {
  it.each(['json', 'safetensors', 'npz', 'card'])('as %s is opened again with its weights', { timeout: RUN_MS }, async (format) => {
    const { code, lines } = await run(`--format=${format}`, '--cell=1');
    expect(code).toBe(0);
    const weights = await importWeights(new Uint8Array(readFileSync(String(lines[0]?.file))));
    expect(weights).toMatchObject({ nInstances: 2, nFeatures: 3, nHidden: 2 });
    expect(weights.WOut).not.toEqual(weights.W);
  });

  it('as a PyTorch script', { timeout: RUN_MS }, async () => {
    const { lines } = await run('--format=python', '--cell=0');
    expect(readFileSync(String(lines[0]?.file), 'utf8')).toContain('import torch');
  });
});

it.each([
  [['--format=pth'], '--format must be one of json, safetensors'],
  [['--format=json'], '--cell must be a whole number from 0 to 1'],
  [['--format=json', '--cell=2'], '--cell must be a whole number from 0 to 1'],
])('%j ends with 2 and a sentence', { timeout: RUN_MS }, async (options, sentence) => {
  const { code, errors } = await run(...options);
  expect(code).toBe(2);
  expect(errors).toContain(sentence);
});
