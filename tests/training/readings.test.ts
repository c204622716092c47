/** What runs keep and send while they train on: snapshots that are still being read, checkpoints by time. */
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createPool } from '../../src/training/page/pool.ts';
import { config, type FakeClock, FakeEngine, FULL_SPEED, fakeLoop, only, snapshotSteps, startCommand } from './fakeLoop.ts';
import { pacedStarter } from './pacedWorkers.ts';

describe('an engine that is slow to tell', () => {
  /** Reads as a device does: in order, each some turns after it was asked for. */
  class SlowToTell extends FakeEngine {
    static readings = 0;
    static most = 0;
    override async snapshot(into?: readonly ArrayBuffer[]) {
      const snapshot = await super.snapshot(into);
      SlowToTell.most = Math.max(SlowToTell.most, ++SlowToTell.readings);
      for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setImmediate(resolve));
      SlowToTell.readings--;
      return snapshot;
    }
  }

  it('trains on while snapshots are read, and all is told in order', async () => {
    const clock: FakeClock = { ms: 0 };
    const engines: FakeEngine[] = [];
    const loop = fakeLoop({
      createEngine: async (name, own, from) => {
        const engine = new SlowToTell({ name, config: own, from }, clock, 0, () => {});
        engines.push(engine);
        return engine;
      },
    });
    const pace = { stepsPerSecond: 'max', snapshots: { everySteps: 10 } } as const;
    const seen: number[] = [];
    loop.onYield = () => seen.push((engines[0]?.step ?? 0) - (snapshotSteps(loop.reports).at(-1) ?? 0));
    loop.send(startCommand(1, { config: config({ steps: 300 }), pace }));
    for (let turn = 0; turn < 2000 && loop.reports.at(-1)?.type !== 'done'; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(Math.max(...seen)).toBeGreaterThan(10);
    expect(SlowToTell.most).toBeGreaterThan(1);
    expect(SlowToTell.most).toBeLessThanOrEqual(4);
    const steps = loop.reports.map((report) =>
      'step' in report ? report.step : 'snapshot' in report ? report.snapshot.step : 'checkpoint' in report ? report.checkpoint.step : 0,
    );
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(loop.reports.at(-1)).toMatchObject({ type: 'done', step: 300 });
    expect(snapshotSteps(loop.reports).at(-1)).toBe(300);
  });
});

it('keeps checkpoints by time where that is asked for, also without milestones', async () => {
  const loop = fakeLoop();
  loop.send(startCommand(1, { config: config({ steps: 1000 }), checkpoints: { atMilestones: false, everyMs: 200 } }));
  await loop.idle();
  const steps = only(loop.reports, 'checkpoint').map(({ checkpoint }) => checkpoint.step);
  expect(steps.at(-1)).toBe(1000);
  expect(steps.length).toBeGreaterThanOrEqual(4);
  const gaps = steps.map((step, at) => step - (steps[at - 1] ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(232);
});

describe('a run on several workers', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('loses no more than two seconds or so with a device, however long it has trained', async () => {
    const engine = { msPerStep: 1 };
    const trainer = createPool({ size: 2, startWorker: pacedStarter({ cpu: engine, webgpu: engine }) });
    onTestFinished(() => trainer.dispose());
    const kept: number[] = [];
    const session = trainer.open((event) => {
      if (event.type === 'checkpoint') kept.push(event.checkpoint.step);
    });
    session.begin({ config: config({ nInstances: 16, steps: 30_000 }), engine: 'cpu', pace: FULL_SPEED }, 'train');
    while (session.step < 30_000) await vi.advanceTimersByTimeAsync(100);
    const gaps = kept.map((step, at) => step - (kept[at - 1] ?? 0));
    expect(kept).toEqual(kept.toSorted((a, b) => a - b));
    expect(kept).toContain(25_000);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2100);
  });
});
