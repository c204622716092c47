/** The trainer pool over workers without threads: placement, lock step, crashes. Real workers: startWorker.browser. */
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import { createPool } from '../../src/training/page/pool.ts';
import { choiceWithoutAdapter, shardCount } from '../../src/training/placement.ts';
import type { Transport } from '../../src/training/port.ts';
import type { Pace } from '../../src/training/protocol.ts';
import type { RunRequest, Session } from '../../src/training/trainer.ts';
import { config, FULL_SPEED } from './fakeLoop.ts';
import { type InProcessWorker, inProcessStarter, training } from './inProcess.ts';

const OFTEN: Pace = { stepsPerSecond: 'max', snapshots: { everySteps: 10 } };

function pool(size: number, kind: Transport = 'url') {
  const workers: InProcessWorker[] = [];
  const trainer = createPool({ size, startWorker: inProcessStarter(workers, kind) });
  onTestFinished(() => trainer.dispose());
  return { trainer, workers };
}

const request = (options: Parameters<typeof config>[0], overrides: Partial<RunRequest> = {}): RunRequest => ({
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

const hasFailed = ({ status }: Session) => status === 'failed';

describe('placement', () => {
  it('starts workers when they are needed, one run on each', async () => {
    const { trainer, workers } = pool(3);
    await Promise.all([training(trainer, request({})), training(trainer, request({}))].map(({ untilEnd }) => untilEnd()));
    expect(workers).toHaveLength(2);
  });

  it('puts a third run beside the lighter of two', async () => {
    const { trainer, workers } = pool(2);
    for (const batchSize of [4096, 8, 16]) training(trainer, request({ batchSize, steps: 1_000_000 }));
    const started = () => workers.map(({ requests }) => requests.flatMap((r) => (r.type === 'start' ? [r.config.batchSize] : [])));
    await expect.poll(started).toEqual([[4096], [8, 16]]);
  });

  it('`auto` is resolved before a worker hears of the run, with its reason', async () => {
    const { trainer } = pool(1);
    const { session, until } = training(trainer, request({}, { engine: 'auto' }));
    await until(({ engine }) => engine !== null);
    expect(session.engine?.reason).toContain('fastest on the CPU');
  });

  it('asks for the adapter only where it could matter', () => {
    expect(choiceWithoutAdapter(config({ nInstances: 8 }))?.name).toBe('cpu');
    expect(choiceWithoutAdapter(config({ nFeatures: 80, nHidden: 20, nInstances: 256, batchSize: 1024 }))).toBeNull();
  });

  it('an engine that cannot be had moves on, or fails where that is wanted', async () => {
    const { trainer } = pool(1);
    const lenient = training(trainer, request({}, { engine: 'webgpu' }));
    const strict = training(trainer, request({}, { engine: 'webgpu', strict: true }));
    await lenient.untilEnd();
    expect(lenient.session).toMatchObject({ step: 60, failure: { kind: 'no-webgpu' }, engine: { name: 'reference' } });
    expect(lenient.session.engine?.reason).toContain('plain JavaScript');
    await strict.until(hasFailed);
    expect(strict.session.failure?.kind).toBe('no-webgpu');
  });

  it.each([
    [8, 'cpu', 7, 1],
    [16, 'cpu', 7, 4],
    [64, 'cpu', 2, 2],
    [1024, 'cpu', 7, 7],
    [1024, 'webgpu', 7, 1],
    [64, 'cpu', 1, 1],
  ] as const)('%d models with %s over %d workers: %d shards', (nInstances, engine, workers, shards) => {
    expect(shardCount(nInstances, engine, workers)).toBe(shards);
  });
});

describe('a run of 17 models on three workers', () => {
  const many = { nInstances: 17, seed: 11, sparsity: 0.3 };

  it('trains to the very weights of an unsharded one, and reports as one', async () => {
    const { trainer, workers } = pool(3);
    const { session, untilEnd, snapshotSteps, lastWeights, untilEvent } = training(trainer, request(many, { pace: OFTEN }));
    await untilEnd();
    expect(session.engine?.reason).toContain('3 workers share them');
    expect(workers).toHaveLength(3);
    expect(snapshotSteps()).toEqual([0, 10, 20, 30, 40, 50, 60]);
    expect(lastWeights()).toEqual(await finalWeights(many, 60));
    expect((await untilEvent('checkpoint', (e) => e.checkpoint.step === 60)).checkpoint.nInstances).toBe(17);
  });

  it('steps, pauses and tunes at one step for all', async () => {
    const { trainer } = pool(3);
    const { session, untilEvent } = training(trainer, request(many), 'rest');
    session.advance(5);
    session.tune({ learningRate: 0.1 });
    session.advance(4);
    const { snapshot } = await untilEvent('snapshot', (e) => e.snapshot.step === 9);
    const direct = createReferenceEngine(config({ steps: 60, ...many }));
    const tunedAt = (await untilEvent('tuned')).step;
    await direct.train(tunedAt);
    direct.tune({ learningRate: 0.1 });
    await direct.train(9 - tunedAt);
    expect(snapshot.W).toEqual((await direct.snapshot()).W);
  });

  it('makes a scheduled change at its step in every shard', async () => {
    const { trainer } = pool(3);
    const changes = [{ step: 23, live: { learningRate: 0.1 } }];
    const { untilEnd, lastWeights } = training(trainer, request(many, { changes }));
    await untilEnd();
    const direct = createReferenceEngine(config({ steps: 60, ...many }));
    await direct.train(23);
    direct.tune({ learningRate: 0.1 });
    await direct.train(37);
    expect(lastWeights()).toEqual((await direct.snapshot()).W);
  });

  it('pause answers with a checkpoint and a snapshot of one step; play goes on to another end', async () => {
    const { trainer } = pool(3);
    const { session, untilEvent, untilEnd, events } = training(trainer, request({ ...many, steps: 100_000 }));
    await untilEvent('checkpoint', (e) => e.checkpoint.step >= 5);
    session.pause();
    const newestCheckpoint = () => events.findLast((e) => e.type === 'checkpoint')?.checkpoint.step;
    const { snapshot } = await untilEvent('snapshot', (e) => e.snapshot.step > 0 && newestCheckpoint() === e.snapshot.step);
    session.setUntil(snapshot.step + 7);
    session.play();
    await untilEnd();
    expect(session.step).toBe(snapshot.step + 7);
  });

  it('goes on from a checkpoint exactly', async () => {
    const { trainer } = pool(3);
    const first = training(trainer, request(many));
    const { checkpoint: from } = await first.untilEvent('checkpoint', (e) => e.checkpoint.step === 16);
    const { untilEnd, lastWeights } = training(trainer, request(many, { from, until: 20 }));
    await untilEnd();
    expect(lastWeights()).toEqual(await finalWeights(many, 20));
  });

  it('keeps a pace', async () => {
    const { trainer } = pool(2);
    const startedAt = performance.now();
    await training(trainer, request({ ...many, steps: 20 }, { pace: { stepsPerSecond: 50, snapshots: { everyMs: 0 } } })).untilEnd();
    expect(performance.now() - startedAt).toBeGreaterThan(250);
  });

  it('is not spread where training is on the page’s own thread', async () => {
    const { trainer, workers } = pool(3, 'page');
    await training(trainer, request(many)).untilEnd();
    expect(workers).toHaveLength(1);
  });
});

it('ends at the same step, once its models have converged, whatever the workers, the pace and the snapshots', async () => {
  const settling = { nInstances: 16, nFeatures: 1, nHidden: 1, learningRate: 0.01, batchSize: 8, steps: 20_000 };
  const ends = await Promise.all(
    [
      { size: 1, pace: FULL_SPEED },
      { size: 3, pace: FULL_SPEED },
      { size: 1, pace: { stepsPerSecond: 4321, snapshots: { everySteps: 37 } } as const },
    ].map(async ({ size, pace }) => {
      const { session, untilEnd, lastWeights } = training(pool(size).trainer, request(settling, { untilConverged: true, pace }));
      await untilEnd();
      expect(session).toMatchObject({ status: 'converged', convergedCount: 16 });
      return { step: session.step, W: lastWeights() };
    }),
  );
  expect(ends[0]?.step).toBeLessThan(20_000);
  expect(ends[1]).toEqual(ends[0]);
  expect(ends[2]).toEqual(ends[0]);
}, 30_000);

describe.each([
  ['one model on one worker', { nInstances: 1 }, 1],
  ['17 models on two workers', { nInstances: 17 }, 2],
] as const)('a worker that dies under %s', (_, options, size) => {
  const slow = { ...options, steps: 400, batchSize: 64 };

  it('is replaced, and the run goes on from its last checkpoint to the same weights', async () => {
    const { trainer, workers } = pool(size);
    const { session, untilEvent, untilEnd, lastWeights } = training(trainer, request(slow));
    await untilEvent('checkpoint', (e) => e.checkpoint.step >= 16);
    workers[0]?.crash();
    await untilEnd();
    expect(session).toMatchObject({ status: 'paused', failure: { kind: 'worker-crashed' } });
    expect(lastWeights()).toEqual(await finalWeights(slow, 400));
  });

  it('dying again fails the run; played again, it goes on from there', async () => {
    const { trainer, workers } = pool(size);
    const { session, until, untilEvent, untilEnd, lastWeights } = training(trainer, request(slow));
    await untilEvent('checkpoint', (e) => e.checkpoint.step >= 10);
    workers[0]?.crash();
    await untilEvent('checkpoint', (e) => e.checkpoint.step >= 40);
    workers.at(-1)?.crash();
    await until(hasFailed);
    expect(session.failure?.kind).toBe('worker-crashed');
    session.play();
    await untilEnd();
    expect(session.step).toBe(400);
    expect(lastWeights()).toEqual(await finalWeights(slow, 400));
  });
});

it('what cannot be cloned fails its own run, and the others go on', async () => {
  const { trainer, workers } = pool(1);
  const other = training(trainer, request({ steps: 400, batchSize: 64 }));
  const config = { ...request({}).config, hostile: () => 1 };
  const { session, until } = training(trainer, { ...request({}), config });
  await until(hasFailed);
  expect(session.failure?.kind).toBe('bad-config');
  await other.untilEnd();
  expect(workers.map(({ ended }) => ended)).toEqual([false]);
});

it('a worker that cannot be started fails the run, once it has been tried again; played, it is tried once more', async () => {
  let starts = 0;
  const workers: InProcessWorker[] = [];
  const startInProcess = inProcessStarter(workers);
  const startWorker: typeof startInProcess = (events) => (++starts < 3 ? Promise.reject(new Error('offline')) : startInProcess(events));
  const trainer = createPool({ size: 1, startWorker });
  onTestFinished(() => trainer.dispose());
  const { session, until, untilEnd } = training(trainer, request({}));
  await until(hasFailed);
  expect([session.failure?.kind, starts]).toEqual(['not-loaded', 2]);
  session.play();
  await untilEnd();
  expect(workers).toHaveLength(1);
});

it('says where it trains when no worker could be started, and tries again with the next run', async () => {
  let kind: Transport = 'page';
  const workers: InProcessWorker[] = [];
  const trainer = createPool({ size: 1, startWorker: (events) => inProcessStarter(workers, kind)(events) });
  onTestFinished(() => trainer.dispose());
  const first = training(trainer, request({}));
  await first.untilEnd();
  expect(first.session.engine?.reason).toContain('No training worker could be started');
  first.session.close();
  kind = 'url';
  const second = training(trainer, request({}));
  await second.untilEnd();
  expect(second.session.engine?.reason).not.toContain('No training worker');
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
});

describe('timers', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }));
  afterEach(() => void vi.useRealTimers());
  const turns = async (count: number) => {
    for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
  };
  /** Seconds pass, and what was sent meanwhile arrives. */
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second++) {
      await vi.advanceTimersByTimeAsync(1000);
      await turns(3);
    }
  };

  it('a worker that does not answer is ended, and the run goes on in another', async () => {
    const { trainer, workers } = pool(1);
    const { session, untilEvent, untilEnd, lastWeights } = training(trainer, request({ steps: 400, batchSize: 64 }));
    await untilEvent('checkpoint', (e) => e.checkpoint.step >= 16);
    if (workers[0]) workers[0].hangs = true;
    await pass(8);
    expect(workers).toHaveLength(1);
    await pass(8);
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
    await untilEnd();
    expect(session.failure?.kind).toBe('worker-crashed');
    expect(lastWeights()).toEqual(await finalWeights({ batchSize: 64 }, 400));
  });

  it('a worker that answers is left alone, also while its run is paused', async () => {
    const { trainer, workers } = pool(1);
    const { untilEvent } = training(trainer, request({}), 'rest');
    await untilEvent('snapshot');
    await pass(20);
    expect(workers.map(({ ended }) => ended)).toEqual([false]);
    expect(vi.getTimerCount()).toBe(1);
  });

  it('a worker is ended some seconds after its last run where that was large, and has no timers left', async () => {
    const { trainer, workers } = pool(1);
    const small = training(trainer, request({}));
    await small.untilEnd();
    small.session.close();
    expect(vi.getTimerCount()).toBe(0);
    const large = training(trainer, request({ nFeatures: 1000, nHidden: 200, nInstances: 7 }), 'rest');
    await large.untilEvent('snapshot');
    large.session.close();
    await pass(3);
    expect(workers.map(({ ended }) => ended)).toEqual([false]);
    await pass(3);
    expect(workers.map(({ ended }) => ended)).toEqual([true]);
    await training(trainer, request({})).untilEnd();
    expect(workers).toHaveLength(2);
  });
});

describe('ends', () => {
  it('a closed session says nothing more', async () => {
    const { trainer } = pool(1);
    const { session, untilEvent, events } = training(trainer, request({ steps: 1_000_000 }));
    await untilEvent('snapshot');
    session.close();
    const before = events.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(events).toHaveLength(before);
  });

  it('a disposed pool has ended its workers', async () => {
    const { trainer, workers } = pool(2);
    await training(trainer, request({ nInstances: 17, steps: 1_000_000 })).untilEvent('snapshot');
    trainer.dispose();
    await expect.poll(() => workers.map((worker) => worker.ended)).toEqual([true, true]);
  });
});
