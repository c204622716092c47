/** `sweep()` as scripts use it, on the reference engine in this thread. */
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../src/engine/engine.ts';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import { exactLoss, featureNorms } from '../../src/scripting/measures/measures.ts';
import { type Sweep, startSweep } from '../../src/scripting/sweeps/sweepScripting.ts';
import type { AxisValue, ScriptCell, ScriptSweep } from '../../src/scripting/sweeps/sweepTypes.ts';
import { inProcessTrainer } from '../training/inProcessTrainer.ts';

const options = {
  base: { nFeatures: 2, nHidden: 1, batchSize: 16, learningRate: 5e-3, learningRateSchedule: 'linear', seed: 1 },
  x: { key: 'relativeImportance', from: 0.1, to: 10, count: 10, scale: 'log' },
  y: { key: 'featureProbability', values: [1, 0.1, 0.01] },
  seeds: 4,
  steps: 25,
} as const satisfies ScriptSweep;

async function collect(sweep: Sweep<AxisValue>): Promise<readonly (readonly ScriptCell<AxisValue>[])[]> {
  const seen: (readonly ScriptCell<AxisValue>[])[] = [];
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

it('says of which sets the members differ in density, each sentence once', async () => {
  const base = { ...options.base, nFeatures: 3, sparsity: [0.5, 0.9, 0.9] };
  const x = {
    key: 'featureSets',
    values: [
      { kind: 'correlated', sets: [[1, 2]] },
      { kind: 'anticorrelated', sets: [[0, 1]] },
    ],
  } as const;
  const sweep = startSweep(inProcessTrainer, { base, x, seeds: 1, steps: 5 });
  await sweep.finished;
  expect(sweep.notices).toEqual([
    'sparsity in a set must be the same for all its features, not [0.5,0.9]; 0.5, that of the first, is used instead.',
  ]);
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
  await import('../../src/scripting/sweeps/plannedSweep.ts');
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

describe('axes', () => {
  const { y } = options;
  const base = { nFeatures: 2, nHidden: 1, batchSize: 16, learningRate: 5e-3 };
  const short = { base, seeds: 2, steps: 10 };

  it('one alone, of one value or more', async () => {
    const cells = await startSweep(inProcessTrainer, { ...short, x: { key: 'sparsity', values: Float32Array.of(0.5) } }).finished;
    expect(cells).toHaveLength(1);
    expect(Object.keys(cells[0] ?? {})).not.toContain('y');
    expect(cells[0]?.x).toBe(0.5);
  });

  it('of weight decay alone, and of warm-up beside it', async () => {
    const alone = await startSweep(inProcessTrainer, { ...short, x: { key: 'weightDecay', values: [0, 0.1] } }).finished;
    expect(alone.map(({ x }) => x)).toEqual([0, 0.1]);
  });

  it('of seeds: a cell for each, the same as the models of all seeds of one cell', async () => {
    const bySeed = await startSweep(inProcessTrainer, { ...short, x: { key: 'seed', values: [5, 9] }, y }).finished;
    expect(bySeed.map(({ x, y: own, seed }) => [x, own, seed])).toEqual(
      [1, 0.1, 0.01].flatMap((own) => [
        [5, own, 5],
        [9, own, 9],
      ]),
    );
    const from5 = { ...short, base: { ...base, seed: 5 }, x: y, models: true };
    const [cell] = await startSweep(inProcessTrainer, from5).finished;
    expect(bySeed[0]?.W).toEqual(cell?.models?.[0]?.W);
  });

  it('of lists, names and sets, beside one of numbers', async () => {
    const importance = {
      key: 'importance',
      values: [
        [1, 1],
        [1, 0.1],
      ],
    } as const;
    const cells = await startSweep(inProcessTrainer, { ...short, x: importance, y }).finished;
    expect(cells.map(({ x, y: own }) => [x, own])).toEqual(importance.values.flatMap((x) => [1, 0.1, 0.01].map((own) => [x, own])));
    const names = { key: 'activation', values: ['relu', 'linear'] } as const;
    const pairs = await startSweep(inProcessTrainer, {
      ...short,
      x: names,
      y: { key: 'featureSets', values: [{ kind: 'correlated', sets: [[0, 1]] }] },
    }).finished;
    expect(pairs.map(({ x }) => x)).toEqual(['relu', 'linear']);
    expect(pairs[0]?.W).not.toEqual(pairs[1]?.W);
  });

  it('give the models of all seeds on request, which every measure takes', async () => {
    const sweep = startSweep(inProcessTrainer, { ...short, x: y, models: true });
    for (const { models, losses, loss, W } of await sweep.finished) {
      expect(models?.map((model) => exactLoss(model))).toEqual(losses);
      expect(models?.map((model) => featureNorms(model).length)).toEqual([2, 2]);
      expect(models?.find((model) => model.loss === loss)?.W).toEqual(W);
    }
    expect(sweep.progress).toMatchObject({ cells: 3, cellsDone: 3 });
  });

  it.each<[string, object, string]>([
    ['a key beside base', { batchSize: 64 }, 'key of the sweep must be one of base, x, y, seeds, steps, models, not "batchSize".'],
    ['a key of an axis', { x: { key: 'initialScale', values: [0.5], scale: 'log' } }, 'key of x must be one of key, values, not "scale".'],
    ['a key of base', { base: { sparcity: 0.5 } }, 'configuration key must be one of'],
    ['a key in a set', { base: { featureSets: { kind: 'correlated', sets: [], correlation: 1 } } }, 'featureSets key must be one of'],
    [
      'another spelling of the axis',
      { base: { sparsity: 0.5 } },
      'base.sparsity must be left out where y is featureProbability, which replaces it, not 0.5.',
    ],
    ['the axis itself', { base: { featureProbability: [1, 1] } }, 'base.featureProbability must be left out where y is featureProbability'],
    [
      'steps beside an axis of steps',
      { x: { key: 'steps', values: [5] } },
      'steps must be left out where x is steps, which replaces it, not 10.',
    ],
    ['one parameter twice', { x: { key: 'sparsity', values: [0.5] } }, 'y.key must be another parameter than that of x (sparsity)'],
    ['an axis that there is not', { x: { key: 'nInstances', values: [1] } }, 'x.key must be seed, or one of nFeatures'],
    ['no axis', { x: null }, 'x must be an object with a key and values'],
    ['a value of an own axis', { x: { key: 'activation', values: ['gelu'] } }, 'activation must be one of relu, linear, not "gelu".'],
    ['a seed', { x: { key: 'seed', values: [1, -1] } }, 'x.values[1] (seed) must be a whole number from 0'],
    ['a seed twice', { x: { key: 'seed', values: [1, 1] } }, 'x.values must be different seeds'],
    ['no values', { x: { key: 'seed', values: 5 } }, 'x.values must be a list of at least one value, not 5.'],
    ['a request', { models: 1 }, 'models must be true or false, not 1.'],
  ])('refuse %s by name', async (_, more, message) => {
    const bad: ScriptSweep = { ...short, x: { key: 'relativeImportance', values: [0.1, 1] }, y, ...more };
    await expect(startSweep(inProcessTrainer, bad).finished).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringContaining(message),
    });
  });
});

describe('rejects', () => {
  it('a bad axis, with a sentence, in the loop and as finished', async () => {
    const bad = { ...options, x: { key: 'initialScale', values: [] } } as const;
    await expect(collect(startSweep(inProcessTrainer, bad))).rejects.toThrow('x.values must be a list of 1 to 32768 numbers, not [].');
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
