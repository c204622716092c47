/** When a session starts its run again, where, and from what. Its runs train nothing; a test says what they report. */
import { describe, expect, it } from 'vitest';
import type { FailureKind } from '../../src/engine/engine.ts';
import { ConfigError } from '../../src/model/config/problem.ts';
import { RetryPolicy } from '../../src/training/page/recovery.ts';
import type { RunRequest } from '../../src/training/trainer.ts';
import { FakeTrainer } from '../experiment/fakeTrainer.ts';
import { config, FULL_SPEED } from './fakeLoop.ts';
import { training } from './inProcess.ts';

function started(overrides: Partial<RunRequest> = {}) {
  const trainer = new FakeTrainer();
  const request = { config: config({ steps: 100 }), engine: 'cpu', pace: FULL_SPEED, ...overrides } as const;
  return { trainer, ...training(trainer, request) };
}

it('a diverged run waits; tuned and played, it starts from its last checkpoint with what was tuned', () => {
  const { trainer, session } = started();
  const [first] = trainer.runs;
  first?.checkpoint(63);
  first?.failed('diverged');
  expect(session.status).toBe('failed');
  expect(first?.verbs()).toEqual(['stop']);
  session.tune({ learningRate: 1e-4 });
  session.setUntil(200);
  session.play();
  expect(trainer.runs).toHaveLength(2);
  expect(trainer.run.request).toMatchObject({ from: { step: 63 }, paused: false, until: 200 });
  expect(trainer.run.request.changes).toEqual([{ step: 63, live: { learningRate: 1e-4 } }]);
});

it('what an earlier launch still says is dropped', () => {
  const { trainer, session, events } = started();
  const [first] = trainer.runs;
  first?.failed('diverged');
  session.play();
  first?.checkpoint(5);
  expect(events.filter(({ type }) => type === 'checkpoint')).toEqual([]);
});

it('a dead worker is replaced at once, paused as the run was, with the failure told when the next is ready', () => {
  const { trainer, session } = started();
  session.pause();
  trainer.run.failed('worker-crashed');
  expect(trainer.run.request.paused).toBe(true);
  expect(session.failure).toBeNull();
  trainer.run.ready();
  expect(session.failure?.kind).toBe('worker-crashed');
});

it('single steps asked for are taken all the same', () => {
  const { trainer, session } = started();
  session.pause();
  trainer.run.checkpoint(10);
  trainer.run.snapshot(10);
  session.advance(5);
  trainer.run.failed('device-lost');
  expect(trainer.run.request).toMatchObject({ from: { step: 10 }, paused: true });
  expect(trainer.run.told).toEqual([{ do: 'step', steps: 5 }]);
});

describe('changes of the configuration', () => {
  const sparsityNow = (session: ReturnType<typeof started>['session']) => session.config?.instances[0]?.sparsity[0];

  it('hold from the step at which they have taken effect', () => {
    const { trainer, session } = started();
    session.tune({ sparsity: 0.5 });
    expect(sparsityNow(session)).toBe(0);
    trainer.run.tuned(7);
    expect(sparsityNow(session)).toBe(0.5);
  });

  it('since the last checkpoint are made again at their steps, and told once', () => {
    const { trainer, session, events } = started();
    session.tune({ sparsity: 0.5 });
    trainer.run.tuned(7);
    trainer.run.checkpoint(10);
    session.tune({ sparsity: 0.6 });
    session.tune({ learningRate: 0.01 });
    trainer.run.tuned(12);
    trainer.run.snapshot(15);
    trainer.run.failed('worker-crashed');
    expect(trainer.run.request.config.instances[0]?.sparsity[0]).toBe(0.5);
    expect(trainer.run.request.changes).toEqual([
      { step: 12, live: { sparsity: 0.6 } },
      { step: 15, live: { learningRate: 0.01 } },
    ]);
    expect(sparsityNow(session)).toBe(0.5);
    trainer.run.tuned(12);
    trainer.run.tuned(15);
    expect(sparsityNow(session)).toBe(0.6);
    expect(events.flatMap((event) => (event.type === 'tuned' ? [event.step] : []))).toEqual([7, 12, 15]);
  });

  it('that are refused are thrown, and nothing has changed', () => {
    const { trainer, session } = started();
    expect(() => session.tune({ sparsity: 2 })).toThrow(ConfigError);
    expect(trainer.run.verbs()).toEqual([]);
  });
});

it('a checkpoint of another shape is refused', () => {
  const from = { step: 3, nInstances: 1, nFeatures: 9, nHidden: 1, state: new Float32Array(55) };
  expect(() => started({ from })).toThrow(/nFeatures must be 2/);
});

it('training time goes on counting over launches', () => {
  const { trainer, events } = started();
  trainer.run.snapshot(40);
  trainer.run.failed('device-lost');
  trainer.run.snapshot(30);
  expect(events.flatMap((event) => (event.type === 'snapshot' ? [event.snapshot.elapsedMs] : []))).toEqual([40, 70]);
});

describe('the retry policy', () => {
  it.each([
    ['device-lost', ['again', 'elsewhere', 'elsewhere']],
    ['worker-crashed', ['again', 'give-up']],
    ['not-loaded', ['again', 'give-up']],
    ['no-webgpu', ['elsewhere']],
    ['no-wasm', ['elsewhere']],
    ['shader', ['elsewhere']],
    ['out-of-memory', ['elsewhere']],
    ['diverged', ['give-up']],
    ['bad-config', ['give-up']],
  ] as const satisfies readonly (readonly [FailureKind, readonly string[]])[])('%s: %j', (kind, expected) => {
    const policy = new RetryPolicy();
    expect(expected.map(() => policy.recover(kind, 'webgpu', false, 0))).toEqual(expected);
  });

  it('takes no other engine where one was asked for, nor where none is left', () => {
    expect(new RetryPolicy().recover('no-webgpu', 'webgpu', true, 0)).toBe('give-up');
    expect(new RetryPolicy().recover('out-of-memory', 'reference', false, 0)).toBe('give-up');
  });

  it('forgives after a minute of training', () => {
    const policy = new RetryPolicy();
    const lost = (trainedMs: number) => policy.recover('device-lost', 'webgpu', false, trainedMs);
    expect([lost(0), lost(59_000), lost(60_000), lost(10)]).toEqual(['again', 'elsewhere', 'again', 'elsewhere']);
  });
});
