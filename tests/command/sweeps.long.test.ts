/** Sweeps under trying circumstances: killed at random moments, under GNU parallel, and a hundred thousand models at once. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { builtPackage } from '../setup/builtPackage.ts';
import { temporaryFolder } from '../setup/temporaryFolder.ts';
import { cellHashes, runCommand, startCommand } from './runCommand.ts';

const SPEC = JSON.stringify({
  base: { nFeatures: 5, nHidden: 2, batchSize: 256, seed: 5, steps: 4000 },
  x: { key: 'sparsity', values: [0, 0.7, 0.9, 0.99] },
  y: { key: 'importanceDecay', values: [0.7, 0.9, 1] },
  seeds: 4,
});

let folder = '';
beforeAll(() => {
  folder = builtPackage();
}, 120_000);

it('killed with -9 at ten random moments and run again, it ends the same', async () => {
  const [whole, killed] = [temporaryFolder(), temporaryFolder()];
  const start = performance.now();
  expect((await runCommand(folder, ['sweep', SPEC, `--out=${whole}`])).code).toBe(0);
  const wholeMs = performance.now() - start;
  for (let time = 0; time < 10; time++) {
    const { child, ended } = startCommand(folder, ['sweep', SPEC, `--out=${killed}`, '--checkpoint-seconds=0.05']);
    await wait((Math.random() * wholeMs) / 5);
    child.kill('SIGKILL');
    await ended;
  }
  expect((await runCommand(folder, ['sweep', SPEC, `--out=${killed}`])).code).toBe(0);
  expect(cellHashes(killed)).toEqual(cellHashes(whole));
});

const PARALLEL = spawnSync('parallel', ['--version']).status === 0;
if (!PARALLEL) console.log('GNU parallel is not installed: the sweep is not tried under it.');

it.skipIf(!PARALLEL)('shards under GNU parallel merge to the same file', async () => {
  const [whole, shards] = [temporaryFolder(), temporaryFolder()];
  await runCommand(folder, ['sweep', SPEC, `--out=${whole}`]);
  const command = [process.execPath, join(folder, 'command.js'), 'sweep', `'${SPEC}'`, `--out=${shards}`, '--threads=1', '--shard={}/4'];
  expect(spawnSync('parallel', ['--jobs', '2', command.join(' '), ':::', '0', '1', '2', '3']).status).toBe(0);
  for (const out of [whole, shards]) expect((await runCommand(folder, ['merge', SPEC, `--out=${out}`])).code).toBe(0);
  const merged = (out: string) => readFileSync(join(out, 'merged.safetensors'));
  expect(merged(shards).equals(merged(whole))).toBe(true);
});

it('100 000 models of 5 features in 2 dimensions keep memory below 1 GB, and tell their progress', async () => {
  const out = temporaryFolder();
  const cells = Array.from({ length: 100 }, (_, at) => ({ sparsity: at / 101 }));
  const spec = JSON.stringify({ base: { nFeatures: 5, nHidden: 2, batchSize: 16, steps: 20 }, cells, seeds: 1000 });
  const { child, ended } = startCommand(folder, ['sweep', spec, `--out=${out}`]);
  let peak = 0;
  const watching = setInterval(() => {
    const status = spawnSync('ps', ['-o', 'rss=', '-p', String(child.pid)], { encoding: 'utf8' }).stdout;
    peak = Math.max(peak, Number(status) * 1024);
  }, 250);
  const { code, lines, errors } = await ended;
  clearInterval(watching);
  expect(code).toBe(0);
  expect(lines).toHaveLength(101);
  expect(errors.trim().split('\n').length).toBeGreaterThan(0);
  console.log(`100 000 models: at most ${Math.round(peak / 1e6)} MB`);
  expect(peak).toBeGreaterThan(1e6);
  expect(peak).toBeLessThan(1e9);
});
