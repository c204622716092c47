/** `snapshotEvery` and `at`: every snapshot arrives, whatever the reader waits for, and few are kept. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { TrainingOptions } from '../../src/model/config/config.ts';
import { startTraining } from '../../src/scripting/scripting.ts';
import type { TrainSettings } from '../../src/scripting/settings.ts';
import { EveryItem } from '../../src/scripting/streams/everyItem.ts';
import { createPool } from '../../src/training/page/pool.ts';
import { type InProcessWorker, inProcessStarter } from '../training/inProcess.ts';

const SMALL: TrainingOptions = { nFeatures: 3, nHidden: 2, batchSize: 8, steps: 300, seed: 7 };

function train(options: TrainingOptions, settings: TrainSettings, size = 1, workers: InProcessWorker[] = []) {
  const trainer = createPool({ size, startWorker: inProcessStarter(workers) });
  onTestFinished(() => trainer.dispose());
  return startTraining(() => trainer, options, { engine: 'reference', ...settings });
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function stepsOf(run: AsyncIterable<{ step: number }>, ms = 0): Promise<number[]> {
  const steps: number[] = [];
  for await (const { step } of run) {
    steps.push(step);
    if (ms > 0) await sleep(ms);
  }
  return steps;
}

const multiples = (every: number, last: number) =>
  Array.from({ length: Math.floor(last / every) + 1 }, (_, i) => i * every).concat(last % every === 0 ? [] : [last]);

describe('every snapshot arrives', () => {
  it.each<[string, TrainSettings, readonly number[]]>([
    ['at each step', { snapshotEvery: 1 }, multiples(1, 300)],
    ['at multiples and the last step', { snapshotEvery: 70 }, multiples(70, 300)],
    ['at the last step alone', { snapshotEvery: 1000 }, [0, 300]],
    ['at listed steps, in order and once each', { at: [20, 3, 3, 299] }, [3, 20, 299, 300]],
    ['at steps in a typed array', { at: Uint32Array.of(0, 300) }, [0, 300]],
    ['at the last step, where none is listed', { at: [] }, [300]],
  ])('%s', async (_, settings, steps) => {
    expect(await stepsOf(train(SMALL, settings))).toEqual(steps);
  });

  it('for a reader that is slow, and for one that is quick beside it', async () => {
    const run = train(SMALL, { snapshotEvery: 10 });
    const [slow, quick] = await Promise.all([stepsOf(run, 3), stepsOf(run)]);
    expect(slow).toEqual(multiples(10, 300));
    expect(quick).toEqual(slow);
  });

  it('for a run whose models are shared by several workers', async () => {
    const trainer = createPool({ size: 2, startWorker: inProcessStarter([]) });
    onTestFinished(() => trainer.dispose());
    const run = startTraining(() => trainer, { ...SMALL, nInstances: 16 }, { engine: 'cpu', snapshotEvery: 20 });
    expect(await stepsOf(run, 2)).toEqual(multiples(20, 300));
  });

  it('once, also where the worker dies on the way', async () => {
    const workers: InProcessWorker[] = [];
    const run = train(SMALL, { snapshotEvery: 10 }, 1, workers);
    const steps: number[] = [];
    for await (const { step } of run) {
      steps.push(step);
      if (step === 100) workers[0]?.crash();
    }
    expect(steps).toEqual(multiples(10, 300));
    expect(workers.length).toBeGreaterThan(1);
  });
});

describe('training waits', () => {
  it('for a reader that waits', async () => {
    const workers: InProcessWorker[] = [];
    const run = train({ ...SMALL, steps: 100_000 }, { snapshotEvery: 1 }, 1, workers);
    const reader = run[Symbol.asyncIterator]();
    await reader.next();
    await sleep(50);
    expect((await run.checkpoint()).step).toBeLessThan(10);
    run.stop();
  });

  it('for nobody where the end alone is asked for', async () => {
    expect((await train(SMALL, { snapshotEvery: 1 }).finished).step).toBe(300);
  });

  it('for nobody once the only loop has been left', async () => {
    const run = train(SMALL, { snapshotEvery: 1 });
    for await (const { step } of run) if (step === 20) break;
    expect((await run.finished).step).toBe(300);
  });

  it('for a first loop, which sees all', async () => {
    const run = train(SMALL, { snapshotEvery: 100 });
    await sleep(50);
    expect(await stepsOf(run)).toEqual([0, 100, 200, 300]);
  });

  it('until it is stopped', async () => {
    const run = train({ ...SMALL, steps: 100_000 }, { snapshotEvery: 1 });
    const steps: number[] = [];
    for await (const { step } of run) {
      steps.push(step);
      if (step === 30) run.stop();
    }
    expect((await run.finished).step).toBe(steps.at(-1));
    expect(steps.at(-1)).toBeLessThan(50);
  });
});

it('a stream keeps what its slowest reader has not taken, and says what it keeps no more', async () => {
  let taken = 0;
  const items = new EveryItem<{ number: number }>(() => taken++);
  const [first, second] = [items[Symbol.asyncIterator](), items[Symbol.asyncIterator]()];
  for (let number = 0; number < 5; number++) items.push({ number });
  const begun = await Promise.all([first.next(), second.next()]);
  expect(begun.map(({ value }) => value)).toEqual([{ number: 0 }, { number: 0 }]);
  for (let number = 1; number < 5; number++) expect((await first.next()).value).toEqual({ number });
  expect(taken).toBe(0);
  expect((await second.next()).value).toEqual({ number: 1 });
  expect(taken).toBe(1);
  await second.return();
  expect(taken).toBe(4);
  items.end();
  expect(await first.next()).toEqual({ done: true, value: undefined });
});
