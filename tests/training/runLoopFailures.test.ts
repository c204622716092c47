/** What the run loop does when engines fail: goes on where it can, says so, and keeps the last good checkpoint where it cannot. */
import { describe, expect, it } from 'vitest';
import { EngineError, type FailureKind } from '../../src/engine/engine.ts';
import { config, type FakeEngine, fakeLoop, only, snapshotSteps, startCommand } from './fakeLoop.ts';

/** Fails an engine number of times, once it has passed a step. */
function failing(kind: FailureKind, times: number, afterStep = 100, name: FakeEngine['name'] = 'webgpu') {
  let left = times;
  return (engine: FakeEngine) => {
    if (engine.name !== name || engine.step < afterStep || left === 0) return;
    left--;
    throw new EngineError(kind, `${kind} in a test`);
  };
}

const onWebGpu = (runId: number, strict = false) => startCommand(runId, { engine: 'webgpu', strict, config: config({ steps: 500 }) });

describe('a lost device', () => {
  it('goes on from the last checkpoint on a new engine of the same kind, and says so', async () => {
    const loop = fakeLoop({ fault: failing('device-lost', 1) });
    loop.send(onWebGpu(1));
    await loop.idle();
    const ready = only(loop.reports, 'ready');
    expect(ready.map((r) => [r.engine, r.fallback?.kind ?? null, r.step])).toEqual([
      ['webgpu', null, 0],
      ['webgpu', 'device-lost', 100],
    ]);
    expect(loop.requests[1]?.from?.step).toBe(100);
    expect(loop.engines[0]?.disposed).toBe(true);
    expect(loop.reports.at(-1)).toEqual({ type: 'done', runId: 1, step: 500 });
  });

  it('lost again, moves to the next engine', async () => {
    const loop = fakeLoop({ fault: failing('device-lost', 2) });
    loop.send(onWebGpu(1));
    await loop.idle();
    expect(only(loop.reports, 'ready').map((r) => r.engine)).toEqual(['webgpu', 'webgpu', 'cpu']);
    expect(loop.requests.map((r) => r.without.length)).toEqual([0, 0, 1]);
    expect(loop.reports.at(-1)?.type).toBe('done');
  });

  it('lost again where another engine is not wanted, fails', async () => {
    const loop = fakeLoop({ fault: failing('device-lost', 2) });
    loop.send(onWebGpu(1, true));
    await loop.idle();
    expect(loop.reports.at(-1)).toMatchObject({ type: 'failed', failure: { kind: 'device-lost' } });
  });
});

describe('other failures of engines', () => {
  it.each(['shader', 'out-of-memory'] as const)('%s moves to the next engine at once', async (kind) => {
    const loop = fakeLoop({ fault: failing(kind, 1) });
    loop.send(onWebGpu(1));
    await loop.idle();
    expect(only(loop.reports, 'ready').map((r) => [r.engine, r.fallback?.kind])).toEqual([
      ['webgpu', undefined],
      ['cpu', kind],
    ]);
    expect(loop.reports.at(-1)?.type).toBe('done');
  });

  it('training time goes on counting over engines', async () => {
    const loop = fakeLoop({ fault: failing('shader', 1) });
    loop.send(onWebGpu(1));
    await loop.idle();
    const times = only(loop.reports, 'snapshot').map((r) => r.snapshot.elapsedMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('an unexpected error is a crash, with its message', async () => {
    const fault = () => {
      throw new TypeError('x is undefined');
    };
    const loop = fakeLoop({ fault });
    loop.send(startCommand(1));
    await loop.idle();
    const failed = only(loop.reports, 'failed');
    expect(failed).toHaveLength(1);
    expect(failed[0]?.failure.kind).toBe('worker-crashed');
    expect(failed[0]?.failure.detail).toContain('x is undefined');
  });

  it('one run failing leaves the others alone', async () => {
    const loop = fakeLoop({ fault: failing('diverged', 1, 50, 'cpu') });
    loop.send(startCommand(1));
    loop.send(startCommand(2));
    await loop.idle();
    expect(only(loop.reports, 'failed')).toHaveLength(1);
    expect(only(loop.reports, 'done')).toHaveLength(1);
  });
});

describe('divergence', () => {
  const diverging = () => {
    const loop = fakeLoop();
    loop.send(startCommand(1, { config: config({ steps: 200 }) }));
    loop.onYield = () => {
      const engine = loop.engines[0];
      if (engine && engine.step > 65) engine.poison = Number.NaN;
    };
    return loop;
  };

  it('is told once and ends the run', async () => {
    const loop = diverging();
    await loop.idle();
    expect(only(loop.reports, 'failed').map((r) => r.failure.kind)).toEqual(['diverged']);
    expect(snapshotSteps(loop.reports).every(Number.isFinite)).toBe(true);
  });

  it('keeps no checkpoint that is not finite', async () => {
    const loop = diverging();
    await loop.idle();
    expect(only(loop.reports, 'checkpoint').at(-1)?.checkpoint.step).toBe(63);
  });
});

describe('refused input', () => {
  it('a bad live value is told, and the run goes on unchanged', async () => {
    const loop = fakeLoop();
    loop.send(startCommand(1));
    loop.send({ type: 'tune', runId: 1, live: { learningRate: -1 } });
    await loop.idle();
    expect(only(loop.reports, 'failed')[0]?.failure).toMatchObject({ kind: 'bad-config', detail: expect.stringContaining('learningRate') });
    expect(loop.reports.at(-1)?.type).toBe('done');
  });

  it('a checkpoint of another shape is told, and the run goes on', async () => {
    const loop = fakeLoop();
    const checkpoint = { step: 3, nInstances: 1, nFeatures: 9, nHidden: 1, state: new Float32Array(55) };
    loop.send(startCommand(1));
    loop.send({ type: 'restore', runId: 1, checkpoint });
    await loop.idle();
    expect(only(loop.reports, 'failed')[0]?.failure.detail).toContain('nFeatures must be 2');
    expect(loop.reports.at(-1)?.type).toBe('done');
  });

  it('a start from a checkpoint of another shape fails', async () => {
    const loop = fakeLoop();
    loop.send(startCommand(1, { from: { step: 3, nInstances: 2, nFeatures: 2, nHidden: 1, state: new Float32Array(26) } }));
    await loop.idle();
    expect(loop.reports).toMatchObject([{ type: 'failed', failure: { kind: 'bad-config' } }]);
  });

  it('an engine that cannot be had fails the run with its own reason', async () => {
    const loop = fakeLoop({ startEngine: () => Promise.reject(new EngineError('no-webgpu', 'no adapter')) });
    loop.send(startCommand(1));
    await loop.idle();
    expect(loop.reports).toEqual([{ type: 'failed', runId: 1, failure: { kind: 'no-webgpu', detail: 'no adapter' } }]);
  });
});
