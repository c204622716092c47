/** The Slurm recipe of the documentation on a real one-node cluster: an array of eight, one task of it cancelled and requeued. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { cellHashes, runCommand } from '../command/runCommand.ts';
import { builtPackage } from '../setup/builtPackage.ts';
import { temporaryFolder } from '../setup/temporaryFolder.ts';
import { startCluster, whyNoCluster } from './oneNode.ts';

const RECIPE = join(import.meta.dirname, '../../docs/recipes/slurm.sh');
const SPEC = {
  base: { nFeatures: 5, nHidden: 2, batchSize: 512, seed: 5, steps: 6000 },
  x: { key: 'sparsity', values: [0, 0.7, 0.9, 0.99] },
  y: { key: 'importanceDecay', values: [0.6, 0.8, 0.9, 1] },
  seeds: 4,
};

const refusal = whyNoCluster();
if (refusal) console.log(refusal);

it.skipIf(refusal !== null)('gives the files of an unsharded sweep', { timeout: 600_000 }, async () => {
  const [folder, programs, place] = [builtPackage(), temporaryFolder(), temporaryFolder()];
  const command = join(programs, 'superposition');
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${join(folder, 'command.js')}' "$@"\n`);
  chmodSync(command, 0o755);
  const [spec, whole, parts] = [join(place, 'spec.json'), join(place, 'whole'), join(place, 'parts')];
  writeFileSync(spec, JSON.stringify(SPEC));
  expect((await runCommand(folder, ['sweep', spec, `--out=${whole}`])).code).toBe(0);

  const cluster = startCluster(programs);
  onTestFinished(cluster.stop);
  const queue = (...options: string[]) => cluster.run('squeue', '--noheader', '--array', ...options).trim();
  await expect.poll(() => cluster.run('sinfo', '--noheader', '--format=%t').trim(), { timeout: 60_000 }).toBe('idle');
  const id = cluster.run('sbatch', '--parsable', `--chdir=${place}`, RECIPE, spec, parts).trim();
  await expect.poll(() => queue('--states=RUNNING', '--format=%K').split('\n'), { timeout: 60_000, interval: 50 }).toContain('3');
  cluster.run('scontrol', 'requeuehold', `${id}_3`);
  await expect.poll(() => queue(`--jobs=${id}_3`, '--format=%t'), { timeout: 60_000 }).toBe('PD');
  // A requeued task would wait for two minutes.
  cluster.run('scontrol', 'update', `JobId=${id}_3`, 'StartTime=now');
  cluster.run('scontrol', 'release', `${id}_3`);
  await expect.poll(() => queue('--format=%K'), { timeout: 400_000, interval: 500 }).toBe('');

  expect(cellHashes(parts)).toEqual(cellHashes(whole));
  for (const out of [whole, parts]) expect((await runCommand(folder, ['merge', spec, `--out=${out}`])).code).toBe(0);
  const merged = (out: string) => readFileSync(join(out, 'merged.safetensors'));
  expect(merged(parts).equals(merged(whole))).toBe(true);
});
