/** What the run loop does when engines fail: it reports, and the other runs go on. What follows is decided on the page. */
import { describe, expect, it } from 'vitest';
import { EngineError, type FailureKind } from '../../src/engine/engine.ts';
import { config, type FakeEngine, fakeLoop, only, snapshotSteps, startCommand } from './fakeLoop.ts';

/** Fails an engine once, when it has passed a step. */
function failing(kind: FailureKind, afterStep = 100) {
  let left = 1;
  return (engine: FakeEngine) => {
    if (engine.step < afterStep || left === 0) return;
    left--;
    throw new EngineError(kind, `${kind} in a test`);
  };
}

describe('a failing engine', () => {
  it.each(['device-lost', 'shader', 'out-of-memory'] as const)('ends its run and is disposed of: %s', async (kind) => {
    const loop = fakeLoop({ fault: failing(kind) });
    loop.send(startCommand(1, { engine: 'webgpu' }));
    await loop.idle();
    expect(loop.reports.at(-1)).toMatchObject({ type: 'failed', failure: { kind } });
    expect(only(loop.reports, 'checkpoint').at(-1)?.checkpoint.step).toBe(100);
    expect(loop.engines.map(({ disposed }) => disposed)).toEqual([true]);
  });

  it('that cannot be had fails the run with its own reason', async () => {
    const loop = fakeLoop({ createEngine: () => Promise.reject(new EngineError('no-webgpu', 'no adapter')) });
    loop.send(startCommand(1));
    await loop.idle();
    expect(loop.reports).toEqual([{ type: 'failed', runId: 1, failure: { kind: 'no-webgpu', detail: 'no adapter' } }]);
  });

  it('with an unexpected error is a crash, with its message', async () => {
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

  it('leaves the other runs alone', async () => {
    const loop = fakeLoop({ fault: failing('diverged', 50) });
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
