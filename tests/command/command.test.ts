/** The built command as its users run it: what it trains, how it stops and goes on, what it refuses. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { readSpec } from '../../src/command/spec.ts';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { readResult } from '../../src/headless/cellFiles.ts';
import { CellStore } from '../../src/headless/cellStore.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import { exactLoss } from '../../src/model/loss/exactLoss.ts';
import { initialCheckpoint } from '../../src/model/network/initialWeights.ts';
import { builtPackage } from '../setup/builtPackage.ts';
import { temporaryFolder } from '../setup/temporaryFolder.ts';
import { cellHashes, type Ended, runCommand, startCommand } from './runCommand.ts';

const BUILD_MS = 120_000;
const RUN_MS = 60_000;

let folder = '';
beforeAll(() => {
  folder = builtPackage();
}, BUILD_MS);

const run = (...args: string[]): Promise<Ended> => runCommand(folder, args);

const GRID = JSON.stringify({
  base: { nFeatures: 3, nHidden: 2, batchSize: 32, seed: 5 },
  x: { key: 'relativeImportance', values: [0.5, 1, 2] },
  y: { key: 'sparsity', values: [0.5, 0.9, 0.99] },
  seeds: 2,
  steps: 200,
});
/** Some seconds of work. */
const LONG = JSON.stringify({ nFeatures: 5, nHidden: 2, sparsity: 0.9, nInstances: 4, steps: 200_000 });
const summaryOf = ({ lines }: Ended) => lines.at(-1);

describe('train', () => {
  it('gives the weights of the cpu engine bit for bit, and exact losses', { timeout: RUN_MS }, async () => {
    const out = temporaryFolder();
    const options = { nFeatures: 6, nHidden: 2, sparsity: 0.8, seed: 3, nInstances: 3, steps: 300, batchSize: 64 };
    const ended = await run('train', ...Object.entries(options).map(([key, value]) => `--${key}=${value}`), `--out=${out}`, '--threads=2');
    expect(ended.code).toBe(0);
    const engine = await createCpuEngine(resolveConfig(options));
    await engine.train(options.steps);
    const expected = await engine.snapshot();
    const result = readResult(readFileSync(String(ended.lines[0]?.file)));
    expect(result.W).toEqual(expected.W);
    expect(result.b).toEqual(expected.b);
    expect(result.trainingLosses).toEqual(expected.loss);
    const W = expected.W.subarray(0, 12);
    const b = expected.b.subarray(0, 6);
    expect(result.losses[0]).toBe(exactLoss({ ...options, W, b }));
  });

  it('ends with 3 where a model diverged, also when it is run again', { timeout: RUN_MS }, async () => {
    const out = temporaryFolder();
    const spec = { nInstances: 2, steps: 50, batchSize: 16 };
    const cell = readSpec(JSON.stringify(spec)).at(0);
    const state = initialCheckpoint(cell.config).state;
    state.fill(Number.NaN, 0, 1);
    new CellStore(out, { engine: 'cpu', version }).writeCheckpoint(cell, { steps: Uint32Array.of(1, 1), state });
    const [first, again] = [
      await run('train', JSON.stringify(spec), `--out=${out}`),
      await run('train', JSON.stringify(spec), `--out=${out}`),
    ];
    expect([first.code, again.code]).toEqual([3, 3]);
    expect(first.lines[0]).toMatchObject({ seed: 1, losses: [null, expect.any(Number)] });
    expect(summaryOf(again)).toMatchObject({ skipped: 1, diverged: 1 });
  });
});

describe('sweep', () => {
  it('gives the same files whole and in four shards', { timeout: RUN_MS }, async () => {
    const [whole, shards] = [temporaryFolder(), temporaryFolder()];
    const ended = await run('sweep', GRID, `--out=${whole}`);
    expect(ended.code).toBe(0);
    expect(summaryOf(ended)).toMatchObject({ cells: 9, trained: 9, left: 0 });
    for (const shard of ['0/4', '1/4', '2/4']) expect((await run('sweep', GRID, `--out=${shards}`, '--shard', shard)).code).toBe(0);
    const slurm = { SLURM_ARRAY_TASK_ID: '8', SLURM_ARRAY_TASK_COUNT: '4', SLURM_ARRAY_TASK_MIN: '5' };
    expect((await runCommand(folder, ['sweep', GRID, `--out=${shards}`], slurm)).code).toBe(0);
    expect(cellHashes(shards)).toEqual(cellHashes(whole));
    expect(cellHashes(whole)).toHaveLength(9);
    for (const out of [whole, shards]) expect((await run('merge', GRID, `--out=${out}`)).code).toBe(0);
    expect(readFileSync(join(shards, 'merged.safetensors')).equals(readFileSync(join(whole, 'merged.safetensors')))).toBe(true);
  });

  it('trains what is missing, and merge asks for it', { timeout: RUN_MS }, async () => {
    const out = temporaryFolder();
    await run('sweep', GRID, `--out=${out}`, '--shard=0/2');
    const early = await run('merge', GRID, `--out=${out}`);
    expect([early.code, early.errors]).toEqual([1, '4 of 9 cells are missing (1, 3, 5, 7). Train them, or give --partial.\n']);
    const again = await run('sweep', GRID, `--out=${out}`);
    expect(again.lines).toHaveLength(5);
    expect(summaryOf(again)).toMatchObject({ trained: 4, skipped: 5, left: 0 });
  });
});

describe('a run that is stopped', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGUSR1', 'SIGUSR2'] as const)(
    'by %s keeps a checkpoint and exits with 75',
    { timeout: RUN_MS },
    async (signal) => {
      const out = temporaryFolder();
      const { child, ended } = startCommand(folder, ['train', LONG, `--out=${out}`, '--checkpoint-seconds=0.05']);
      await checkpointIn(out);
      child.kill(signal);
      const stopped = await ended;
      expect(stopped.code).toBe(75);
      expect(summaryOf(stopped)).toMatchObject({ trained: 0, left: 1 });
      expect((await run('status', LONG, `--out=${out}`)).lines).toMatchObject([{ cells: 1, done: 0, begun: 1 }]);
    },
  );

  it('by kill -9, then by --max-seconds, and goes on, ends like one that was not', { timeout: RUN_MS }, async () => {
    const spec = LONG.replace('200000', '20000');
    const [whole, parts] = [temporaryFolder(), temporaryFolder()];
    await run('train', spec, `--out=${whole}`);
    const { child, ended } = startCommand(folder, ['train', spec, `--out=${parts}`, '--checkpoint-seconds=0.02']);
    await checkpointIn(parts);
    child.kill('SIGKILL');
    await ended;
    expect(checkpointsIn(parts)).toHaveLength(1);
    expect((await run('train', spec, `--out=${parts}`, '--max-seconds=0.1')).code).toBe(75);
    expect((await run('train', spec, `--out=${parts}`, '--threads=2')).code).toBe(0);
    expect(cellHashes(parts)).toEqual(cellHashes(whole));
    expect(checkpointsIn(parts)).toEqual([]);
  });
});

function checkpointsIn(out: string): readonly string[] {
  return readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.checkpoint'));
}

async function checkpointIn(out: string): Promise<void> {
  while (checkpointsIn(out).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('plan', () => {
  it('prints each cell and the sum', { timeout: RUN_MS }, async () => {
    const { code, lines, errors } = await run('plan', GRID);
    expect(code).toBe(0);
    expect(lines.slice(0, -1).map(({ cell }) => cell)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(lines[4]).toMatchObject({ type: 'cell', relativeImportance: 1, sparsity: 0.9, models: 2 });
    expect(lines.at(-1)).toMatchObject({ type: 'summary', cells: 9, models: 18 });
    expect(errors).toContain('Cells: 9. Models: 18.');
  });
});

describe('bad arguments end with 2 and a sentence', () => {
  it.each([
    ['no command by this name', ['sweeep'], 'There is no command sweeep; there are plan, train, sweep, status'],
    ['no spec', ['sweep'], 'Give a spec'],
    ['an option of another command', ['status', GRID, '--threads=2'], 'There is no option --threads here'],
    ['no value', ['sweep', GRID, '--out'], '--out needs a value: --out=DIR.'],
    ['an engine that there is not', ['sweep', GRID, '--engine=gpu'], '--engine must be one of cpu, webgpu'],
    ['a shard beyond the last', ['sweep', GRID, '--shard=4/4'], '--shard must be I/K'],
    ['no threads', ['sweep', GRID, '--threads=0'], '--threads must be a whole number of 1 or more'],
    ['a configuration out of range', ['train', '--sparsity=1.5'], 'sparsity must be a number from 0 to 0.9999999, not 1.5.'],
    ['a misspelt axis', ['sweep', GRID.replace('"sparsity"', '"sparcity"')], 'y.key must be one of'],
    ['JSON cut off', ['sweep', GRID.slice(0, 40)], 'The spec is not JSON'],
    ['a file that is not there', ['sweep', '/nowhere/spec.json'], 'cannot be read'],
    ['a link of another figure', ['train', '?fig=loss&n=6'], 'The link shows the figure loss'],
    ['a sweep for train', ['train', GRID], 'The spec has 9 cells; train takes one.'],
  ])('%s', { timeout: RUN_MS }, async (_, args, sentence) => {
    const { code, lines, errors } = await run(...args);
    expect(errors).toContain(sentence);
    expect(code).toBe(2);
    expect(lines).toEqual([]);
  });
});
