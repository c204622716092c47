/** `auto` on machines of every kind: it ends on the faster engine, and costs hardly anything where that is the CPU. On a fake clock. */
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { EngineName } from '../../src/model/network/parameters.ts';
import { createPool } from '../../src/training/page/pool.ts';
// Loaded now, it takes no time on the fake clock.
import '../../src/training/page/auto/auto.ts';
import type { RunRequest, SessionEvent } from '../../src/training/trainer.ts';
import { config, FULL_SPEED } from './fakeLoop.ts';
import { type PacedEngine, type PacedMachine, pacedStarter } from './pacedWorkers.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The CPU takes 20 s for a run, which it would be expected to by its size. */
const WIDE = { nFeatures: 200, nHidden: 20, batchSize: 1024 } as const;
const CPU_MS = 1;
const STEPS = 20_000;
const PACE = { ...FULL_SPEED, snapshots: { everyMs: 30 } } as const;

function page(machine: Partial<PacedMachine> & { readonly webgpu: PacedEngine }) {
  const started: EngineName[] = [];
  const workers = { open: 0 };
  const trainer = createPool({ size: 1, startWorker: pacedStarter({ cpu: { msPerStep: CPU_MS }, ...machine }, started, workers) });
  onTestFinished(() => trainer.dispose());
  return { trainer, started, workers };
}

type Page = ReturnType<typeof page>;

/** @returns what the run came to, and how long it took */
async function trained({ trainer }: Page, overrides: Partial<RunRequest> = {}, intent: 'train' | 'replay' = 'train') {
  const start = performance.now();
  const reasons: string[] = [];
  const events: SessionEvent[] = [];
  const session = trainer.open((event) => {
    events.push(event);
    const reason = session.engine?.reason;
    if (reason && reasons.at(-1) !== reason) reasons.push(reason);
  });
  session.begin({ config: config({ ...WIDE, steps: STEPS }), engine: 'auto', pace: PACE, ...overrides }, intent);
  const { until = STEPS } = overrides;
  for (let turn = 0; session.step < until && session.status !== 'failed'; turn++) {
    if (turn > 100_000) throw new Error(`the run stands at step ${session.step}`);
    await vi.advanceTimersByTimeAsync(10);
  }
  return { session, events, reasons, ms: performance.now() - start };
}

/** What the CPU alone takes, with what it costs to yield to messages. */
async function cpuMs(overrides: Partial<RunRequest> = {}) {
  return (await trained(page({ webgpu: { msPerStep: 1 } }), { engine: 'cpu', ...overrides })).ms;
}

describe('a run beside a graphics processor that is', () => {
  it.each<[string, PacedEngine, EngineName, number, RegExp]>([
    ['10 times as fast', { msPerStep: 0.1 }, 'webgpu', 0.12, /trains this model (9\.\d|1\d) times as fast as the CPU/],
    ['twice as fast', { msPerStep: 0.5 }, 'webgpu', 0.52, /trains this model (1\.9|2\.\d) times as fast/],
    ['equal', { msPerStep: 1 }, 'cpu', 1.02, /hardly faster here, so the CPU/],
    ['10 times as slow', { msPerStep: 10 }, 'cpu', 1.02, /CPU trains this model (9\.\d|1\d) times as fast as the graphics/],
    ['slow to start, then fast', { msPerStep: 0.1, startMs: 5000 }, 'webgpu', 0.6, /times as fast as the CPU/],
    ['slower to start than the CPU to end', { msPerStep: 0.1, startMs: 60_000 }, 'cpu', 1.02, /CPU is ready at once/],
    ['failing', { msPerStep: 0.1, fails: 'no-webgpu' }, 'cpu', 1.02, /graphics processor failed, so the CPU/],
    ['10 times as fast on a 100 ms poll', { msPerStep: 0.1, pollMs: 100 }, 'webgpu', 0.25, /times as fast as the CPU/],
    ['equal on a 100 ms poll', { msPerStep: 1, pollMs: 100 }, 'cpu', 1.02, /hardly faster|CPU trains/],
    ['10 times as slow on a 100 ms poll', { msPerStep: 10, pollMs: 100 }, 'cpu', 1.02, /CPU trains/],
    ['fast at first, then slow', { msPerStep: 0.1, later: { from: 3000, msPerStep: 10 } }, 'cpu', 1.02, /became slower than the CPU/],
    [
      'a little slower from the middle on',
      { msPerStep: 0.5, later: { from: 9000, msPerStep: 1.2 } },
      'cpu',
      0.8,
      /became slower than the CPU/,
    ],
  ])('%s ends on the faster engine, in time, and says why', async (_, webgpu, engine, share, reason) => {
    const { session, ms, reasons, events } = await trained(page({ webgpu }));
    expect(session.engine?.name).toBe(engine);
    expect(reasons.at(-1)).toMatch(reason);
    expect(ms / (await cpuMs())).toBeLessThanOrEqual(share);
    expect(events.filter(({ type }) => type === 'steppedBack')).toEqual([]);
    const steps = events.flatMap((event) => (event.type === 'snapshot' ? [event.snapshot.step] : []));
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });
});

const FAST = { webgpu: { msPerStep: 0.1 } } as const;

describe('what is known', () => {
  it('holds for the next run of about this size, which starts on the faster engine', async () => {
    const here = page(FAST);
    await trained(here);
    const { reasons } = await trained(here, { config: config({ ...WIDE, nFeatures: 230, steps: STEPS }) });
    expect(here.started).toEqual(['cpu', 'webgpu', 'webgpu', 'webgpu']);
    expect(reasons).toEqual([expect.stringMatching(/graphics processor trains this model 1\d times as fast/)]);
  });

  it('says nothing of other sizes', async () => {
    const here = page(FAST);
    await trained(here);
    await trained(here, { config: config({ ...WIDE, nFeatures: 50, steps: STEPS }) });
    expect(here.started.slice(3)).toEqual(['cpu', 'webgpu', 'webgpu']);
  });

  it('decides what a sweep trains with', async () => {
    const here = page(FAST);
    const one = config({ ...WIDE, steps: STEPS });
    expect((await settled(here.trainer.capacity(one, 'auto'))).engine).toBe('cpu');
    await trained(here);
    expect((await settled(here.trainer.capacity(one, 'auto'))).engine).toBe('webgpu');
  });
});

async function settled<T>(promise: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(10);
  return promise;
}

describe('no trial', () => {
  it.each<[string, Partial<RunRequest>, 'train' | 'replay']>([
    ['of a run asked for by name', { engine: 'cpu' }, 'train'],
    ['of a run that is to be replayed bit for bit', {}, 'replay'],
    ['of a run that the CPU ends soon', { until: 1500 }, 'train'],
    ['of a run that the CPU trains as fast as is wanted', { until: 2500, pace: { ...PACE, stepsPerSecond: 500 } }, 'train'],
  ])('%s', async (_, overrides, intent) => {
    const here = page(FAST);
    await trained(here, overrides, intent);
    expect(here.started).toEqual(['cpu']);
  });

  it.each<[string, PacedMachine['adapter'], RegExp]>([
    ['on a software adapter', { software: true, description: 'swiftshader' }, /in software here/],
    ['without an adapter', null, /no graphics processor for computing/],
  ])('%s, and the reason is told', async (_, adapter, reason) => {
    const here = page({ ...FAST, adapter });
    const { reasons } = await trained(here, { config: config({ ...WIDE, nInstances: 16, steps: STEPS }) });
    expect(here.started).toEqual(['cpu']);
    expect(reasons.at(-1)).toMatch(reason);
    expect(here.workers.open).toBe(1);
  });
});

it('ends the worker of a graphics processor that has lost, and keeps that of one that trains', async () => {
  const losing = page({ webgpu: { msPerStep: 10 } });
  await trained(losing);
  expect(losing.workers.open).toBe(1);
  const winning = page(FAST);
  await trained(winning);
  expect(winning.workers.open).toBe(2);
});

it('a tuned run is tried anew, and moves with what was tuned', async () => {
  const here = page(FAST);
  const session = here.trainer.open(() => {});
  session.begin({ config: config({ ...WIDE, steps: STEPS }), engine: 'auto', pace: PACE }, 'train');
  await vi.advanceTimersByTimeAsync(20);
  session.tune({ learningRate: 0.01 });
  await vi.advanceTimersByTimeAsync(1000);
  expect(session.engine?.name).toBe('webgpu');
  expect(session.config?.instances[0].learningRate).toBe(0.01);
});

it('a run whose pace is limited stays where that pace is kept, though the CPU would be faster by now', async () => {
  const here = page({ webgpu: { msPerStep: 0.1, later: { from: 6000, msPerStep: 2 } } });
  await trained(here, { until: 5000 });
  const { session } = await trained(here, { until: 8000, pace: { ...PACE, stepsPerSecond: 300 } });
  expect(session.engine?.name).toBe('webgpu');
  expect(here.started).toEqual(['cpu', 'webgpu', 'webgpu', 'webgpu']);
});

it('a paused run is not moved', async () => {
  const here = page({ webgpu: { msPerStep: 0.1, startMs: 300 } });
  const session = here.trainer.open(() => {});
  session.begin({ config: config({ ...WIDE, steps: STEPS }), engine: 'auto', pace: PACE }, 'train');
  await vi.advanceTimersByTimeAsync(200);
  session.pause();
  await vi.advanceTimersByTimeAsync(1000);
  expect(session.engine?.name).toBe('cpu');
  session.play();
  await vi.advanceTimersByTimeAsync(1000);
  expect(session.engine?.name).toBe('webgpu');
});
