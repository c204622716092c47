/** The trainer pool over workers without threads: placement, sharding in lock step, crashes. Real workers: startWorker.browser. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import { createPool } from '../../src/training/page/pool.ts';
import type { Rung } from '../../src/training/port.ts';
import type { Pace } from '../../src/training/protocol.ts';
import type { StartRequest } from '../../src/training/trainer.ts';
import { config, FULL_SPEED, only, snapshotSteps } from './fakeLoop.ts';
import { hear, type InProcessWorker, inProcessStarter } from './inProcess.ts';

const OFTEN: Pace = { stepsPerSecond: 'max', snapshots: { everySteps: 10 } };

function pool(size: number, kind: Rung = 'url') {
  const workers: InProcessWorker[] = [];
  const trainer = createPool({ size, startWorker: inProcessStarter(workers, kind) });
  onTestFinished(() => trainer.dispose());
  return { trainer, workers };
}

const request = (options: Parameters<typeof config>[0], overrides: Partial<StartRequest> = {}): StartRequest => ({
  config: config({ steps: 60, ...options }),
  engine: 'cpu',
  pace: FULL_SPEED,
  ...overrides,
});

async function finalWeights(options: Parameters<typeof config>[0], steps: number) {
  const engine = createReferenceEngine(config({ steps: 60, ...options }));
  await engine.train(steps);
  return (await engine.snapshot()).W;
}

describe('placement', () => {
  it('starts workers when they are needed, one run on each', async () => {
    const { trainer, workers } = pool(3);
    const heard = [hear(), hear()];
    for (const { listener } of heard) trainer.start(request({}), listener);
    await Promise.all(heard.map(({ until }) => until('done')));
    expect(workers).toHaveLength(2);
  });

  it('puts a third run beside the lighter of two', async () => {
    const { trainer, workers } = pool(2);
    for (const batchSize of [4096, 8, 16]) trainer.start(request({ batchSize, steps: 1_000_000 }), () => {});
    await new Promise((resolve) => setTimeout(resolve, 50));
    const started = workers.map(({ requests }) => requests.flatMap((r) => (r.type === 'start' ? [r.config.batchSize] : [])));
    expect(started).toEqual([[4096], [8, 16]]);
  });

  it('`auto` is resolved before a worker hears of the run, with its reason', async () => {
    const { trainer } = pool(1);
    const { listener, until } = hear();
    trainer.start(request({}, { engine: 'auto' }), listener);
    expect((await until('ready')).reason).toContain('fastest on the CPU');
  });

  it('an engine that cannot be had moves on, or fails where that is wanted', async () => {
    const { trainer } = pool(1);
    const [lenient, strict] = [hear(), hear()];
    trainer.start(request({}, { engine: 'webgpu' }), lenient.listener);
    trainer.start(request({}, { engine: 'webgpu', strict: true }), strict.listener);
    expect((await lenient.until('ready')).fallback?.kind).toBe('no-webgpu');
    expect((await lenient.until('done')).step).toBe(60);
    expect((await strict.until('failed')).failure.kind).toBe('no-webgpu');
  });
});

describe('a run of 17 models on three workers', () => {
  const many = { nInstances: 17, seed: 11, sparsity: 0.3 };

  it('trains to the very weights of an unsharded one, and reports as one', async () => {
    const { trainer, workers } = pool(3);
    const { listener, until, reports } = hear();
    trainer.start(request(many, { pace: OFTEN }), listener);
    expect(await until('done')).toMatchObject({ step: 60 });
    expect(workers).toHaveLength(3);
    expect(snapshotSteps(reports, reports[0]?.runId)).toEqual([0, 10, 20, 30, 40, 50, 60]);
    expect(only(reports, 'snapshot').at(-1)?.snapshot.W).toEqual(await finalWeights(many, 60));
    expect(only(reports, 'checkpoint').at(-1)?.checkpoint).toMatchObject({ step: 60, nInstances: 17 });
    expect(only(reports, 'ready')).toHaveLength(1);
  });

  it('steps, pauses and tunes at one step for all', async () => {
    const { trainer } = pool(3);
    const { listener, until } = hear();
    const run = trainer.start(request(many, { paused: true }), listener);
    run.step(5);
    run.tune({ learningRate: 0.1 });
    run.step(4);
    const { snapshot } = await until('snapshot', (r) => r.snapshot.step === 9);
    const direct = createReferenceEngine(config({ steps: 60, ...many }));
    const tunedAt = (await until('tuned')).step;
    await direct.train(tunedAt);
    direct.tune({ learningRate: 0.1 });
    await direct.train(9 - tunedAt);
    expect(snapshot.W).toEqual((await direct.snapshot()).W);
  });

  it('pause answers with a checkpoint and a snapshot of one step; resume goes on to another end', async () => {
    const { trainer } = pool(3);
    const { listener, until, reports } = hear();
    const run = trainer.start(request({ ...many, steps: 100_000 }), listener);
    await until('checkpoint', (r) => r.checkpoint.step >= 5);
    run.pause();
    const paused = await until(
      'snapshot',
      (r) => r.snapshot.step > 0 && only(reports, 'checkpoint').at(-1)?.checkpoint.step === r.snapshot.step,
    );
    run.resume({ until: paused.snapshot.step + 7, priority: 3 });
    expect((await until('done')).step).toBe(paused.snapshot.step + 7);
  });

  it('restores a checkpoint and goes on from it exactly', async () => {
    const { trainer } = pool(3);
    const { listener, until, reports } = hear();
    const run = trainer.start(request(many), listener);
    await until('done');
    const { checkpoint } = await until('checkpoint', (r) => r.checkpoint.step === 16);
    run.restore(checkpoint);
    run.step(4);
    const back = await until('snapshot', (r) => r.snapshot.step === 20 && reports.indexOf(r) > reports.findIndex((d) => d.type === 'done'));
    expect(back.snapshot.W).toEqual(await finalWeights(many, 20));
  });

  it('keeps a pace', async () => {
    const { trainer } = pool(2);
    const { listener, until } = hear();
    const startedAt = performance.now();
    trainer.start(request({ ...many, steps: 20 }, { pace: { stepsPerSecond: 50, snapshots: { everyMs: 0 } } }), listener);
    await until('done');
    expect(performance.now() - startedAt).toBeGreaterThan(250);
  });

  it('is not spread where training is on the page’s own thread', async () => {
    const { trainer, workers } = pool(3, 'page');
    const { listener, until } = hear();
    trainer.start(request(many), listener);
    await until('done');
    expect(workers).toHaveLength(1);
  });

  it('a refused change leaves it training', async () => {
    const { trainer } = pool(2);
    const { listener, until } = hear();
    const run = trainer.start(request(many), listener);
    run.tune({ sparsity: 2 });
    expect(await until('failed')).toMatchObject({ goesOn: true, failure: { kind: 'bad-config' } });
    expect((await until('done')).step).toBe(60);
  });
});

describe.each([
  ['one model on one worker', { nInstances: 1 }, 1],
  ['17 models on two workers', { nInstances: 17 }, 2],
] as const)('a worker that dies under %s', (_, options, size) => {
  const slow = { ...options, steps: 400, batchSize: 64 };

  it('is replaced, and the run goes on from its last checkpoint to the same weights', async () => {
    const { trainer, workers } = pool(size);
    const { listener, until, reports } = hear();
    trainer.start(request(slow), listener);
    await until('checkpoint', (r) => r.checkpoint.step >= 16);
    workers[0]?.crash();
    await until('done');
    expect(only(reports, 'failed')).toEqual([]);
    expect(only(reports, 'ready').map((r) => r.fallback?.kind)).toEqual([undefined, 'worker-crashed']);
    expect(only(reports, 'snapshot').at(-1)?.snapshot.W).toEqual(await finalWeights(slow, 400));
  });

  it('dying again fails the run; resumed, it goes on from there', async () => {
    const { trainer, workers } = pool(size);
    const { listener, until } = hear();
    const run = trainer.start(request(slow), listener);
    await until('checkpoint', (r) => r.checkpoint.step >= 10);
    workers[0]?.crash();
    await until('checkpoint', (r) => r.checkpoint.step >= 40);
    workers.at(-1)?.crash();
    expect((await until('failed')).failure.kind).toBe('worker-crashed');
    run.resume();
    expect((await until('done')).step).toBe(400);
  });
});

it('a worker that cannot be spoken to is ended, and another goes on', async () => {
  const workers: InProcessWorker[] = [];
  const startInProcess = inProcessStarter(workers);
  let refusals = 1;
  const trainer = createPool({
    size: 1,
    startWorker: async (events) => {
      const port = await startInProcess(events);
      const post: typeof port.post = (message) => {
        if (message.type === 'start' && refusals-- > 0) throw new Error('DataCloneError in a test');
        port.post(message);
      };
      return { ...port, post };
    },
  });
  onTestFinished(() => trainer.dispose());
  const { listener, until } = hear();
  trainer.start(request({}), listener);
  expect((await until('done')).step).toBe(60);
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
});

describe('ends', () => {
  it('a stopped run says nothing more', async () => {
    const { trainer } = pool(1);
    const { listener, until, reports } = hear();
    const run = trainer.start(request({ steps: 1_000_000 }), listener);
    await until('snapshot');
    run.stop();
    const before = reports.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(reports).toHaveLength(before);
  });

  it('a disposed pool has ended its workers', async () => {
    const { trainer, workers } = pool(2);
    const { listener, until } = hear();
    trainer.start(request({ nInstances: 17, steps: 1_000_000 }), listener);
    await until('snapshot');
    trainer.dispose();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(workers.map((worker) => worker.ended)).toEqual([true, true]);
  });
});
