/** The small parts of training: chunk size, milestones, the watchdog of a worker, failures as sentences. */
import { expect, it, vi } from 'vitest';
import type { FailureKind } from '../../src/engine/engine.ts';
import { ConfigError, problem } from '../../src/model/config/problem.ts';
import { ChunkSize } from '../../src/training/chunkSize.ts';
import { describeFailure, toFailure } from '../../src/training/failure.ts';
import { Watchdog } from '../../src/training/page/watchdog.ts';
import { isMilestone, nextMilestone } from '../../src/training/thread/milestones.ts';

it.each([0.0004, 0.05, 1, 5, 30])('chunks of %d ms a step come to fill at most 16 ms', (msPerStep) => {
  const chunk = new ChunkSize(12);
  for (let i = 0; i < 40; i++) chunk.record(chunk.steps, chunk.steps * msPerStep);
  const chunkMs = chunk.steps * msPerStep;
  expect(chunkMs <= 16 || chunk.steps === 1).toBe(true);
  expect(chunkMs).toBeGreaterThan(5);
});

it('chunks fit a clock of 100 ms ticks too', () => {
  const chunk = new ChunkSize(12);
  let ms = 0;
  for (let i = 0; i < 2000; i++) {
    const before = Math.floor(ms / 100) * 100;
    ms += chunk.steps * 0.01;
    chunk.record(chunk.steps, Math.floor(ms / 100) * 100 - before);
  }
  expect(chunk.steps * 0.01).toBeLessThan(220);
});

it('a wait for earlier chunks does not count against the one it falls on', () => {
  const chunk = new ChunkSize(12);
  for (let turn = 0; turn < 20; turn++) {
    for (let quick = 0; quick < 10; quick++) chunk.record(1_000, 0);
    chunk.record(1, 100);
  }
  expect(chunk.steps).toBe(Math.floor((10_001 * 12) / 100));
});

it.each([
  ['as long as pings go unanswered for ten seconds', 0, 12_000],
  ['longer where a step of its work may take longer', 1e9, 22_000],
])('a worker is left in peace %s', (_, longestStep, expectedMs) => {
  vi.useFakeTimers();
  const onSilence = vi.fn();
  const dog = new Watchdog({ ask: () => {}, longestStep: () => longestStep, onSilence });
  dog.start();
  vi.advanceTimersByTime(expectedMs - 1);
  expect(onSilence).not.toHaveBeenCalled();
  dog.heard();
  vi.advanceTimersByTime(expectedMs - 2_000);
  expect(onSilence).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  expect(onSilence).toHaveBeenCalled();
  dog.stop();
  vi.useRealTimers();
});

it('milestones rise, ten a decade, powers of ten among them', () => {
  const steps: number[] = [];
  for (let step = 0; step < 1e6; step = nextMilestone(step)) steps.push(step);
  expect(steps.filter((s) => s >= 1e3 && s < 1e4)).toHaveLength(10);
  expect([1, 10, 100, 1e3, 1e5].every(isMilestone)).toBe(true);
  expect([0, 11, 999, 1001].some(isMilestone)).toBe(false);
});

const KINDS = ['no-webgpu', 'no-wasm', 'device-lost', 'shader', 'out-of-memory', 'diverged', 'worker-crashed', 'not-loaded'] as const;
it.each(KINDS satisfies readonly FailureKind[])('%s has a sentence of its own that says what to do', (kind) => {
  const sentence = describeFailure({ kind, detail: 'for developers' });
  expect(sentence).toMatch(/^[A-Z].*\.$/);
  expect(sentence).not.toContain('for developers');
  expect(KINDS.filter((other) => describeFailure({ kind: other, detail: '' }) === sentence)).toEqual([kind]);
});

it.each(['device-lost', 'worker-crashed', 'shader', 'out-of-memory'] as const)(
  '%s, and the run goes on: asks nothing of the reader',
  (kind) => {
    const sentence = describeFailure({ kind, detail: 'for developers' }, 'cpu');
    expect(sentence).toContain('cpu engine');
    expect(sentence).not.toMatch(/Start the|Choose/);
  },
);

it('an engine that does not train a model says which and what to do', () => {
  const detail = 'The engine webgpu does not train models with this target.';
  expect(describeFailure({ kind: 'not-offered', detail })).toBe(`${detail} Choose another engine.`);
  expect(describeFailure({ kind: 'not-offered', detail }, 'cpu')).toBe(`${detail} The cpu engine trains instead.`);
});

it('without WebGPU on an insecure page, says that it is one', () => {
  vi.stubGlobal('isSecureContext', false);
  expect(describeFailure({ kind: 'no-webgpu', detail: '' })).toContain('isSecureContext is false');
  vi.unstubAllGlobals();
});

it('a bad configuration is told in its own words', () => {
  const error = new ConfigError([problem('nHidden', 0, 'a whole number from 1 to 200')]);
  expect(describeFailure(toFailure(error))).toBe('nHidden must be a whole number from 1 to 200, not 0.');
});

it('anything else thrown is a crash', () => {
  expect(toFailure('text')).toEqual({ kind: 'worker-crashed', detail: 'text' });
});
