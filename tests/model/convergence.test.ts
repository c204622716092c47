/** Synthetic runs whose moment of settling is known, seen through snapshots at all kinds of steps. */
import { describe, expect, it } from 'vitest';
import {
  convergenceWindow,
  createConvergenceTracker,
  isJudged,
  nextJudgement,
  nextObservation,
  type ObservedStep,
} from '../../src/model/network/convergence.ts';
import { uniforms } from './randomModels.ts';

type Run = (step: number) => { readonly W: number[]; readonly loss: number[] };

/** Steps at which snapshots arrive: evenly, irregularly, or rarely. */
const RHYTHMS: Readonly<Record<string, (last: number) => number[]>> = {
  'every 10 steps': (last) => Array.from({ length: Math.floor(last / 10) + 1 }, (_, at) => 10 * at),
  'at irregular steps': (last) => {
    const uniform = uniforms(5);
    const steps = [0];
    for (let step = 0; step < last; step += 1 + Math.floor(300 * uniform() ** 3)) steps.push(step);
    return [...new Set(steps)];
  },
  rarely: (last) => Array.from({ length: Math.floor(last / 1500) + 1 }, (_, at) => 1500 * at),
  'more rarely than a window': (last) => Array.from({ length: Math.floor(last / 3000) + 1 }, (_, at) => 3000 * at),
};

function firstConverged(run: Run, steps: readonly number[], instance = 0): number | null {
  const tracker = createConvergenceTracker(run(0).loss.length);
  for (const step of steps) {
    tracker.add({ step, ...run(step) });
    if (tracker.isConverged(instance)) return step;
  }
  return null;
}

/** Settles exponentially; a time constant of 500 steps after step 5000. */
const settling: Run = (step) => {
  const distance = step < 5000 ? 1 : Math.exp((5000 - step) / 500);
  return { W: [1 - distance, step < 5000 ? step / 5000 : 1], loss: [0.01 + 0.05 * distance ** 2] };
};

describe.each(Object.entries(RHYTHMS))('snapshots %s', (name, rhythm) => {
  it('tells a settled run, not before it has settled and not long after', () => {
    const first = firstConverged(settling, rhythm(30_000)) ?? Number.NaN;
    expect(first).toBeGreaterThan(5000 + 2000);
    expect(first).toBeLessThan(name.includes('rarely') ? 20_000 : 10_500);
  });

  it.each<[string, Run]>([
    ['a weight that drifts', (step) => ({ W: [0, step / 50_000], loss: [0.1] })],
    ['a loss that keeps falling', (step) => ({ W: [0, 0], loss: [Math.exp(-step / 20_000)] })],
    ['a run that diverged', () => ({ W: [Number.NaN, 0], loss: [Number.NaN] })],
  ])('does not call %s settled', (_, run) => {
    expect(firstConverged(run, rhythm(20_000))).toBeNull();
  });
});

it('looks past the trembling of weights and the noise of the loss', () => {
  const uniform = uniforms(3);
  const trembling: Run = () => ({ W: [1 + 0.02 * (uniform() - 0.5)], loss: [0.1 * (0.9 + 0.2 * uniform())] });
  expect(firstConverged(trembling, RHYTHMS['every 10 steps']?.(20_000) ?? [])).toBeLessThan(4000);
});

it('needs a fifth of a long run', () => {
  expect([0, 5000, 10_000, 50_000].map(convergenceWindow)).toEqual([2000, 2000, 2000, 10_000]);
  const jumpsLate: Run = (step) => ({ W: [step < 40_000 ? 0 : 1], loss: [0.1] });
  const tracker = createConvergenceTracker(1);
  const convergedAt: number[] = [];
  for (let step = 0; step <= 60_000; step += 100) {
    tracker.add({ step, ...jumpsLate(step) });
    if (tracker.isConverged(0)) convergedAt.push(step);
  }
  expect(convergedAt).toContain(39_900);
  const after = convergedAt.filter((step) => step > 41_000);
  expect(after[0]).toBeGreaterThanOrEqual(50_000);
  expect(after[0]).toBeLessThan(54_000);
});

it('tells instances apart, and counts them', () => {
  const tracker = createConvergenceTracker(2);
  const seen: ObservedStep[] = Array.from({ length: 50 }, (_, at) => ({ step: 100 * at, W: [1, 2, 1, at / 10], loss: [0.1, 0.1] }));
  for (const observed of seen) tracker.add(observed);
  expect([tracker.isConverged(0), tracker.isConverged(1), tracker.convergedCount()]).toEqual([true, false, 1]);
  for (let step = 5000; step <= 8000; step += 100) tracker.add({ step, W: [1, 2, 1, 5], loss: [0.1, 0.1] });
  expect(tracker.convergedCount()).toBe(2);
});

it('starts afresh when the run goes back, and when told to', () => {
  const still = { W: [1], loss: [0.1] };
  const tracker = createConvergenceTracker(1);
  const settle = (from: number) => {
    for (let step = from; step <= from + 2500; step += 50) tracker.add({ step, ...still });
  };
  settle(0);
  expect(tracker.convergedCount()).toBe(1);
  tracker.add({ step: 1000, ...still });
  expect(tracker.convergedCount()).toBe(0);
  settle(1000);
  expect(tracker.convergedCount()).toBe(1);
  tracker.reset();
  tracker.add({ step: 3600, ...still });
  expect(tracker.convergedCount()).toBe(0);
});

it('keeps nothing of what it is shown', () => {
  const W = new Float32Array([1]);
  const loss = new Float32Array([0.1]);
  const tracker = createConvergenceTracker(1);
  for (let step = 0; step <= 4000; step += 50) {
    W[0] = step < 2500 ? 1 : 2;
    tracker.add({ step, W, loss });
  }
  expect(tracker.isConverged(0)).toBe(false);
});

it('takes no loss before the first step for what it is: nothing', () => {
  const tracker = createConvergenceTracker(1);
  for (let step = 0; step <= 2500; step += 50) tracker.add({ step, W: [1], loss: [step === 0 ? Number.NaN : 0.1] });
  expect(tracker.isConverged(0)).toBe(true);
});

it('is observed and judged at steps that depend on nothing but the step', () => {
  const from = (step: number, next: (step: number) => number) =>
    [1, 2, 3].reduce((steps) => [...steps, next(steps.at(-1) ?? step)], [step]);
  expect(from(0, nextObservation)).toEqual([0, 100, 200, 300]);
  expect(from(19_850, nextObservation)).toEqual([19_850, 19_900, 20_000, 20_200]);
  expect(from(0, nextJudgement)).toEqual([0, 500, 1000, 1500]);
  expect(from(40_123, nextJudgement)).toEqual([40_123, 42_000, 44_000, 46_000]);
  for (let step = 0; step < 1e6; step = nextJudgement(step)) {
    if (step > 0) expect([isJudged(step), nextObservation(step - 1)]).toEqual([true, step]);
    expect(isJudged(step + 1)).toBe(false);
  }
});
