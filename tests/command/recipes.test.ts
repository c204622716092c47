/** The recipes for schedulers run as they stand, against small stand-ins for the schedulers' own Python modules. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { pythonWith } from '../exchange/python/runPython.ts';
import { builtPackage } from '../setup/builtPackage.ts';
import { temporaryFolder } from '../setup/temporaryFolder.ts';
import { cellHashes, runCommand } from './runCommand.ts';

const RECIPES = join(import.meta.dirname, '../../docs/recipes');
const RUN_MS = 60_000;
const SPEC = {
  base: { nFeatures: 3, nHidden: 2, batchSize: 32, seed: 5 },
  x: { key: 'sparsity', values: [0.5, 0.7, 0.9] },
  y: { key: 'importanceDecay', values: [0.6, 0.8, 1] },
  seeds: 2,
  steps: 100,
};
const SUBMITIT = `
class helpers:
    class Checkpointable: pass

class Done:
    def __init__(self, value): self.value = value
    def result(self): return self.value

class AutoExecutor:
    def __init__(self, folder): pass
    def update_parameters(self, **keys): assert all(isinstance(key, str) for key in keys)
    def map_array(self, function, *lists): return [Done(function(*values)) for values in zip(*lists)]
`;
const WANDB = `
import json
class Run:
    id = 'first'
    config = {'nFeatures': 3, 'nHidden': 2, 'steps': 50, 'nInstances': 2, 'sparsity': 0.7}
    def __enter__(self): return self
    def __exit__(self, *error): pass
    def log(self, values): print(json.dumps(values))
    def save(self, path): print(path)

def init(): return Run()
`;

const PYTHON = pythonWith();
let folder = '';
beforeAll(() => {
  folder = builtPackage();
}, 120_000);

it.skipIf(!PYTHON)('of submitit trains all cells and merges them', { timeout: RUN_MS }, async () => {
  const { place, run } = workplace({ 'submitit.py': SUBMITIT });
  expect(run(PYTHON ?? '', 'submitit_sweep.py', 'spec.json', 'results')).toMatchObject({ status: 0 });
  const whole = join(place, 'whole');
  expect((await runCommand(folder, ['sweep', join(place, 'spec.json'), `--out=${whole}`])).code).toBe(0);
  expect(cellHashes(join(place, 'results'))).toEqual(cellHashes(whole));
  expect(readdirSync(join(place, 'results'))).toContain('merged.safetensors');
});

it.skipIf(!PYTHON)('of Weights & Biases logs the loss and keeps the file', { timeout: RUN_MS }, () => {
  const { place, run } = workplace({ 'wandb.py': WANDB });
  const { status, stdout, stderr } = run(PYTHON ?? '', 'wandb_train.py');
  expect([status, stderr.includes('Traceback')]).toEqual([0, false]);
  const [logged = '', file = ''] = stdout.trim().split('\n');
  expect(JSON.parse(logged).loss).toBeGreaterThan(0);
  expect(readFileSync(join(place, file)).byteLength).toBeGreaterThan(0);
});

it('of Weights & Biases names parameters that the command takes', { timeout: RUN_MS }, async () => {
  const text = readFileSync(join(RECIPES, 'wandb_sweep.yaml'), 'utf8');
  const rows = [...text.matchAll(/^ {2}(\w+): \{ values?: \[?([\d.]+)/gm)].map(([, key, value]) => `--${key}=${value}`);
  expect(rows).toHaveLength(5);
  expect(await runCommand(folder, ['plan', JSON.stringify(Object.fromEntries(rows.map(keyAndValue)))])).toMatchObject({ code: 0 });
});

it('of SkyPilot trains its shard', { timeout: RUN_MS }, () => {
  const { place, run } = workplace({});
  const [, script = ''] = /^run: \|\n([\s\S]*)/m.exec(readFileSync(join(RECIPES, 'skypilot.yaml'), 'utf8')) ?? [];
  const line = script.trim().replace('npx ', '').replace('/results', 'results');
  expect(run('sh', '-c', `SHARD=1; ${line}`)).toMatchObject({ status: 0 });
  // Of nine cells, counted from 0, only number 1 leaves 1 when divided by 8.
  expect(cellHashes(join(place, 'results'))).toHaveLength(1);
});

function keyAndValue(row: string): readonly [string, number] {
  const [key = '', value] = row.slice(2).split('=');
  return [key, Number(value)];
}

/** A folder with the recipes, a spec, the command on the path, and Python modules of the given texts. */
function workplace(modules: Readonly<Record<string, string>>) {
  const place = temporaryFolder('recipes');
  const programs = join(place, 'bin');
  mkdirSync(programs);
  for (const name of readdirSync(RECIPES)) copyFileSync(join(RECIPES, name), join(place, name));
  for (const [name, text] of Object.entries(modules)) writeFileSync(join(place, name), text);
  writeFileSync(join(place, 'spec.json'), JSON.stringify(SPEC));
  const command = join(programs, 'superposition');
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${join(folder, 'command.js')}' "$@"\n`);
  chmodSync(command, 0o755);
  const env = { ...process.env, PATH: `${programs}${delimiter}${process.env.PATH}` };
  const run = (program: string, ...args: string[]) => spawnSync(program, args, { cwd: place, env, encoding: 'utf8' });
  return { place, run };
}
