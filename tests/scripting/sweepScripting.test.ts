/** `sweep()` as scripts use it, on the reference engine in this thread. */
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../src/engine/engine.ts';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import { type Sweep, startSweep } from '../../src/scripting/sweepScripting.ts';
import type { SweepOptions } from '../../src/sweep/plan.ts';
import type { SweepCell } from '../../src/sweep/results.ts';
import { inProcessTrainer } from '../training/inProcessTrainer.ts';

const options: SweepOptions = {
  base: { nFeatures: 2, nHidden: 1, batchSize: 16, learningRate: 5e-3, learningRateSchedule: 'linear', seed: 1 },
  x: { key: 'relativeImportance', from: 0.1, to: 10, count: 10, scale: 'log' },
  y: { key: 'featureProbability', values: [1, 0.1, 0.01] },
  seeds: 4,
  steps: 25,
};

async function collect(sweep: Sweep): Promise<readonly (readonly SweepCell[])[]> {
  const seen: (readonly SweepCell[])[] = [];
  for await (const cells of sweep) seen.push(cells);
  return seen;
}

it('gives all cells so far, more each time, and ends with all', async () => {
  const sweep = startSweep(inProcessTrainer, options);
  const seen = await collect(sweep);
  const counts = seen.map((cells) => cells.length);
  expect(counts.length).toBeGreaterThan(1);
  expect(counts).toEqual([...new Set(counts)].sort((a, b) => a - b));
  expect(seen.at(-1)).toHaveLength(30);
  expect(await sweep.finished).toEqual(seen.at(-1));
  expect(sweep.progress).toMatchObject({ cellsDone: 30, cells: 30, secondsLeft: 0 });
});

it('gives cells of x, y, the best seed, its loss, all losses, W and b', async () => {
  const [cell] = await startSweep(inProcessTrainer, options).finished;
  expect(Object.keys(cell ?? {}).sort()).toEqual(['W', 'b', 'loss', 'losses', 'seed', 'x', 'y']);
  expect(cell).toMatchObject({ x: 0.1, y: 1, W: expect.any(Float32Array), b: expect.any(Float32Array) });
  expect([1, 2, 3, 4]).toContain(cell?.seed);
  expect(cell?.losses).toHaveLength(4);
});

it('stops with the cells finished by then', async () => {
  const trainer = inProcessTrainer();
  const sweep = startSweep(() => trainer, options);
  for await (const cells of sweep) if (cells.length > 0) sweep.stop();
  const cells = await sweep.finished;
  expect(cells.length).toBeGreaterThan(0);
  expect(cells.length).toBeLessThan(30);
  expect(trainer.running.size).toBe(0);
});

it('never starts where it was stopped before it had begun', async () => {
  const trainer = inProcessTrainer();
  const sweep = startSweep(() => trainer, options);
  sweep.stop();
  expect(await sweep.finished).toEqual([]);
  await import('../../src/scripting/plannedSweep.ts');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([sweep.progress?.cellsDone, trainer.running.size]).toEqual([0, 0]);
});

it('waits while paused', async () => {
  const sweep = startSweep(inProcessTrainer, options);
  sweep.pause();
  await expect.poll(() => sweep.progress).toMatchObject({ cellsDone: 0 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(sweep.progress?.cellsDone).toBe(0);
  sweep.resume();
  expect(await sweep.finished).toHaveLength(30);
});

it('gives lists that may be changed', async () => {
  const lists = [];
  const emptied = startSweep(inProcessTrainer, options);
  for await (const cells of emptied) {
    lists.push(cells);
    Object.assign(cells, { length: 0 });
  }
  expect(lists.length).toBeGreaterThan(1);
  expect(await emptied.finished).toHaveLength(30);
});

it('keeps to the options as they were when it was called', async () => {
  const values = [1, 0.1, 0.01];
  const sweep = startSweep(inProcessTrainer, { ...options, y: { key: 'featureProbability', values } });
  values.length = 0;
  expect(await sweep.finished).toHaveLength(30);
});

describe('rejects', () => {
  it('a bad axis, with a sentence, in the loop and as finished', async () => {
    const bad = { ...options, x: { key: 'sparsity', values: [] } } as const;
    await expect(collect(startSweep(inProcessTrainer, bad))).rejects.toThrow('x.values must be a list of 2 to 32768 numbers, not [].');
    await expect(startSweep(inProcessTrainer, bad).finished).rejects.toThrow('x.values');
  });

  it('an unknown setting', async () => {
    const settings = { engine: 'cpu', snapshotEvery: 10 } as const;
    await expect(startSweep(inProcessTrainer, options, settings).finished).rejects.toThrow(
      'setting must be one of engine, signal, not "snapshotEvery".',
    );
  });

  it('with the reason of an aborted signal, before and on the way', async () => {
    await expect(startSweep(inProcessTrainer, options, { signal: AbortSignal.abort('early') }).finished).rejects.toBe('early');
    const trainer = inProcessTrainer();
    const controller = new AbortController();
    const sweep = startSweep(() => trainer, options, { signal: controller.signal });
    const looped = (async () => {
      for await (const cells of sweep) if (cells.length > 0) controller.abort('late');
    })();
    await expect(looped).rejects.toBe('late');
    await expect(sweep.finished).rejects.toBe('late');
    expect(trainer.running.size).toBe(0);
  });

  it('a failure of the engine, in words', async () => {
    const failing = inProcessTrainer(() => {
      throw new EngineError('out-of-memory', 'test');
    });
    await expect(startSweep(() => failing, options).finished).rejects.toThrow(/There is not enough memory/);
  });
});

it('fails where an engine asked for by name is not to be had, and takes what there is for auto', async () => {
  const trainer = () =>
    inProcessTrainer((config, from, name) => {
      if (name === 'cpu') throw new EngineError('no-wasm', 'in a test');
      return createReferenceEngine(config, from);
    });
  await expect(startSweep(trainer, options, { engine: 'cpu' }).finished).rejects.toMatchObject({ kind: 'no-wasm' });
  expect(await startSweep(trainer, options).finished).toHaveLength(30);
});
