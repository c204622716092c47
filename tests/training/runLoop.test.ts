/** The run loop on a fake clock: order of reports, latency of commands, pace, snapshots, several runs. Failures: runLoopFailures. */
import { describe, expect, it } from 'vitest';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import type { Pace, Report } from '../../src/training/protocol.ts';
import { config, FULL_SPEED, fakeLoop, only, snapshotSteps, startCommand } from './fakeLoop.ts';

describe('a run from start to end', () => {
  it('reports ready, the first picture at once, snapshots in time, checkpoints, the last step exactly, and done', async () => {
    const loop = fakeLoop();
    loop.send(startCommand(1));
    await loop.idle();
    expect(loop.reports.slice(0, 2).map((r) => r.type)).toEqual(['ready', 'snapshot']);
    expect(loop.reports.at(-1)).toEqual({ type: 'done', runId: 1, step: 1000, converged: false });
    const steps = snapshotSteps(loop.reports);
    expect([steps[0], steps.at(-1)]).toEqual([0, 1000]);
    expect(steps.length).toBeGreaterThanOrEqual(9);
    expect(steps.length).toBeLessThanOrEqual(12);
  });

  it('keeps about ten checkpoints a decade and one at the end', async () => {
    const loop = fakeLoop();
    loop.send(startCommand(1, { config: config({ steps: 130 }) }));
    await loop.idle();
    const steps = only(loop.reports, 'checkpoint').map((r) => r.checkpoint.step);
    expect(steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 25, 32, 40, 50, 63, 80, 100, 120, 130]);
  });

  it('gives snapshots at exact multiples, and at the last step', async () => {
    const loop = fakeLoop();
    const pace: Pace = { stepsPerSecond: 'max', snapshots: { everySteps: 30 } };
    loop.send(startCommand(1, { config: config({ steps: 100 }), pace }));
    await loop.idle();
    expect(snapshotSteps(loop.reports)).toEqual([0, 30, 60, 90, 100]);
  });

  it('goes on past its last step when asked, and says done again', async () => {
    const loop = fakeLoop();
    loop.send(startCommand(1, { config: config({ steps: 10 }) }));
    await loop.idle();
    loop.send({ type: 'resume', runId: 1 });
    await loop.idle();
    loop.send({ type: 'resume', runId: 1, until: 25 });
    await loop.idle();
    expect(only(loop.reports, 'done').map((r) => r.step)).toEqual([10, 10, 25]);
  });

  it('starts from a checkpoint and equals never having stopped', async () => {
    const whole = config({ steps: 40, seed: 3 });
    const direct = createReferenceEngine(whole);
    await direct.train(15);
    const from = await direct.checkpoint();
    await direct.train(25);
    const loop = fakeLoop({ createEngine: async (_, own, start) => createReferenceEngine(own, start) });
    loop.send(startCommand(1, { config: whole, from }));
    await loop.idle();
    expect(only(loop.reports, 'snapshot').at(-1)?.snapshot.W).toEqual((await direct.snapshot()).W);
  });
});

describe('commands', () => {
  it('are obeyed within one chunk of at most 16 ms', async () => {
    const loop = fakeLoop({ msPerStep: 0.05 });
    loop.send(startCommand(1, { config: config({ steps: 100_000 }) }));
    let sentAt = Number.NaN;
    loop.onYield = () => {
      if (loop.clock.ms < 500 || !Number.isNaN(sentAt)) return;
      sentAt = loop.clock.ms;
      loop.send({ type: 'pause', runId: 1 });
    };
    await loop.idle();
    const stoppedAfterMs = (snapshotSteps(loop.reports).at(-1) ?? 0) * 0.05 - sentAt;
    expect(sentAt).toBeGreaterThan(0);
    expect(stoppedAfterMs).toBeLessThanOrEqual(16);
  });

  it('chunks of a slow engine are single steps', async () => {
    const loop = fakeLoop({ msPerStep: 40 });
    loop.send(startCommand(1, { config: config({ steps: 20 }), pace: { ...FULL_SPEED, snapshots: { everyMs: 0 } } }));
    await loop.idle();
    expect(snapshotSteps(loop.reports)).toEqual(Array.from({ length: 21 }, (_, step) => step));
  });

  it('pause gives a snapshot and a checkpoint of the same step, resume goes on from there', async () => {
    const loop = fakeLoop();
    loop.send(startCommand(1));
    loop.onYield = () => {
      if (loop.clock.ms < 200) return;
      loop.onYield = () => {};
      loop.send({ type: 'pause', runId: 1 });
    };
    await loop.idle();
    const pausedAt = snapshotSteps(loop.reports).at(-1);
    expect(only(loop.reports, 'checkpoint').at(-1)?.checkpoint.step).toBe(pausedAt);
    expect(only(loop.reports, 'done')).toEqual([]);
    loop.send({ type: 'resume', runId: 1 });
    await loop.idle();
    expect(only(loop.reports, 'done')).toHaveLength(1);
    expect(loop.engines).toHaveLength(1);
  });

  it('steps exactly, one snapshot a command, and stays paused', async () => {
    const loop = fakeLoop();
    loop.send(startCommand(1, { paused: true }));
    for (const steps of [1, 3, 40]) loop.send({ type: 'step', runId: 1, steps });
    await loop.idle();
    expect(snapshotSteps(loop.reports)).toEqual([0, 1, 4, 44]);
  });

  it.each([-1, Number.NaN, 0.5])('waits for commands again after %d steps were asked for', async (steps) => {
    const loop = fakeLoop();
    loop.send(startCommand(1, { paused: true }));
    loop.send({ type: 'step', runId: 1, steps: 3 });
    loop.send({ type: 'step', runId: 1, steps });
    loop.send({ type: 'step', runId: 1, steps: 4 });
    for (let turn = 0; turn < 100; turn++) await new Promise((resolve) => setImmediate(resolve));
    const told = loop.reports.length;
    await new Promise((resolve) => setImmediate(resolve));
    expect(loop.engines[0]?.step).toBe(7);
    expect(snapshotSteps(loop.reports)).toEqual([0, 3, 7]);
    expect(loop.reports).toHaveLength(told);
  });

  it('tune acts from the next step on, before and after the engine is there', async () => {
    const loop = fakeLoop();
    loop.send(startCommand(1, { paused: true }));
    loop.send({ type: 'tune', runId: 1, live: { sparsity: 0.5 } });
    await loop.idle();
    loop.send({ type: 'step', runId: 1, steps: 7 });
    await loop.idle();
    loop.send({ type: 'tune', runId: 1, live: { learningRate: 0.01 } });
    await loop.idle();
    expect(only(loop.reports, 'tuned').map((r) => r.step)).toEqual([0, 7]);
    expect(loop.engines[0]?.tuned).toEqual([{ sparsity: 0.5 }, { learningRate: 0.01 }]);
  });

  it('changes that lie ahead are made at their steps, and what is tuned meanwhile follows them', async () => {
    const loop = fakeLoop();
    const changes = [0, 5, 33].map((step) => ({ step, live: { learningRate: (step + 1) / 100 } }));
    loop.send(startCommand(1, { paused: true, changes }));
    loop.send({ type: 'step', runId: 1, steps: 20 });
    await loop.idle();
    loop.send({ type: 'tune', runId: 1, live: { sparsity: 0.5 } });
    await loop.idle();
    expect(only(loop.reports, 'tuned').map((r) => r.step)).toEqual([0, 5]);
    loop.send({ type: 'resume', runId: 1 });
    await loop.idle();
    expect(only(loop.reports, 'tuned').map((r) => r.step)).toEqual([0, 5, 33, 33]);
    expect(loop.engines[0]?.tuned).toEqual([...changes.map(({ live }) => live), { sparsity: 0.5 }]);
  });

  it('changes that lie ahead are not made once they are forgotten', async () => {
    const loop = fakeLoop();
    loop.send(startCommand(1, { paused: true, changes: [{ step: 15, live: { sparsity: 0.5 } }] }));
    loop.send({ type: 'step', runId: 1, steps: 10 });
    await loop.idle();
    loop.send({ type: 'pause', runId: 1, forgetChanges: true });
    loop.send({ type: 'resume', runId: 1 });
    await loop.idle();
    expect(only(loop.reports, 'forgotten').map((r) => r.step)).toEqual([10]);
    expect(loop.engines[0]?.tuned).toEqual([]);
  });

  it('a run stopped before its turn never gets an engine', async () => {
    const loop = fakeLoop();
    for (const runId of [1, 2, 3]) loop.send(startCommand(runId));
    for (const runId of [1, 2]) loop.send({ type: 'stop', runId });
    await loop.idle();
    expect(loop.requests).toHaveLength(1);
    expect(new Set(loop.reports.map((r) => r.runId))).toEqual(new Set([3]));
  });
});

describe('pace', () => {
  it.each([2, 60, 333, 5000])('keeps %d steps a second', async (stepsPerSecond) => {
    const loop = fakeLoop({ msPerStep: 0.02 });
    loop.send(startCommand(1, { config: config({ steps: 10_000_000 }), pace: { ...FULL_SPEED, stepsPerSecond } }));
    loop.onYield = () => {
      if (loop.clock.ms >= 10_000) loop.send({ type: 'pause', runId: 1 });
    };
    await loop.idle();
    const perSecond = ((snapshotSteps(loop.reports).at(-1) ?? 0) * 1000) / loop.clock.ms;
    expect(Math.abs(perSecond / stepsPerSecond - 1)).toBeLessThan(0.06);
  });

  it('does not make up for a long gap', async () => {
    const loop = fakeLoop({ msPerStep: 0.01 });
    loop.send(startCommand(1, { config: config({ steps: 1_000_000 }), pace: { ...FULL_SPEED, stepsPerSecond: 100 } }));
    let slept = false;
    loop.onYield = () => {
      if (loop.clock.ms > 1000 && !slept) {
        slept = true;
        loop.clock.ms += 3_600_000;
      } else if (loop.clock.ms > 3_602_000) loop.send({ type: 'pause', runId: 1 });
    };
    await loop.idle();
    const steps = snapshotSteps(loop.reports).at(-1) ?? 0;
    expect(steps).toBeGreaterThan(190);
    expect(steps).toBeLessThan(225);
  });
});

describe('snapshots on their way', () => {
  it('are at most two where none arrives, and the last step comes through all the same', async () => {
    const loop = fakeLoop({ acknowledge: false });
    loop.send(startCommand(1));
    await loop.idle();
    const steps = snapshotSteps(loop.reports);
    expect(steps).toHaveLength(3);
    expect(steps.at(-1)).toBe(1000);
  });

  it('fill returned memory', async () => {
    const loop = fakeLoop();
    const buffers = [8, 8, 4].map((bytes) => new ArrayBuffer(bytes));
    loop.send(startCommand(1, { paused: true }));
    loop.send({ type: 'recycle', runId: 1, buffers });
    loop.send({ type: 'step', runId: 1, steps: 1 });
    loop.send({ type: 'step', runId: 1, steps: 1 });
    await loop.idle();
    expect(loop.engines[0]?.intos.filter((into) => into === buffers)).toHaveLength(1);
  });
});

describe('several runs', () => {
  const lengths = (reports: readonly Report[], runId: number) => snapshotSteps(reports, runId).at(-1) ?? -1;

  it('of one priority share the time', async () => {
    const loop = fakeLoop({ msPerStep: 0.5 });
    for (const runId of [1, 2]) loop.send(startCommand(runId, { config: config({ steps: 2000 }) }));
    loop.onYield = (reports) => {
      expect(Math.abs(lengths(reports, 1) - lengths(reports, 2))).toBeLessThan(500);
    };
    await loop.idle();
    expect(only(loop.reports, 'done').map((r) => r.runId)).toEqual([1, 2]);
  });

  it('what is on screen goes before sweeps, and leaves them its pauses', async () => {
    const loop = fakeLoop({ msPerStep: 0.5 });
    loop.send(startCommand(10, { priority: 10, config: config({ steps: 200 }) }));
    loop.send(startCommand(1, { config: config({ steps: 2000 }) }));
    loop.send(startCommand(2, { config: config({ steps: 20 }), pace: { ...FULL_SPEED, stepsPerSecond: 5 } }));
    await loop.idle();
    expect(only(loop.reports, 'done').map((r) => r.runId)).toEqual([1, 10, 2]);
  });
});
