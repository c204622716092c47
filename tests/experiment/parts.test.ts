/** The small parts of an experiment, each on its own: losses, ranking, pace, checkpoints, undo. */
import { expect, it } from 'vitest';
import { appendLoss, emptyHistory, historyUntil, MAX_POINTS } from '../../src/experiment/losses/lossHistory.ts';
import { followed, pickBest } from '../../src/experiment/losses/ranking.ts';
import { autoStepsPerSecond } from '../../src/experiment/run/pace.ts';
import { StepRate } from '../../src/experiment/run/stepRate.ts';
import { CheckpointRing } from '../../src/experiment/time/checkpointRing.ts';
import { UndoStack } from '../../src/experiment/undoStack.ts';
import { INITIAL_PARAMS } from '../../src/params/paramValues.ts';

const loss = (value: number) => Float32Array.of(value);

it('keeps the loss over any number of steps in bounded memory, first and last point included', () => {
  let history = emptyHistory(1);
  for (let step = 1; step <= 50_000; step += 7) {
    history = appendLoss(history, step, loss(step));
    expect(history.steps.at(-1)).toBe(step);
  }
  expect(history.steps.length).toBeLessThanOrEqual(MAX_POINTS);
  expect(history.steps.length).toBeGreaterThan(MAX_POINTS / 3);
  expect(history.steps[0]).toBeLessThan(200);
  expect(history.losses.map((point) => point[0])).toEqual(history.steps);
  expect(history.steps).toEqual([...history.steps].sort((a, b) => a - b));
});

it('forgets the loss of steps that are trained again', () => {
  let history = emptyHistory(1);
  for (const step of [10, 20, 30, 40]) history = appendLoss(history, step, loss(1));
  expect(historyUntil(history, 25).steps).toEqual([10, 20]);
  expect(appendLoss(history, 20, loss(2)).steps).toEqual([10, 20]);
  expect(appendLoss(history, 50, loss(Number.NaN))).toBe(history);
});

it.each([
  { losses: [3, 1, 2], front: 0, best: 1 },
  { losses: [3, 1, 0.99], front: 1, best: 1 },
  { losses: [3, 1, 0.9], front: 1, best: 2 },
  { losses: [Number.NaN, Number.NaN], front: 1, best: 1 },
  { losses: [Number.NaN, 2], front: 0, best: 1 },
  { losses: [1, 2], front: 7, best: 0 },
  { losses: [], front: 3, best: 0 },
])('puts $best in front of $losses after $front', ({ losses, front, best }) => {
  expect(pickBest(losses, front, 0.02)).toBe(best);
});

it('measures steps a second by the wall clock, without pauses', () => {
  const rate = new StepRate();
  for (let ms = 0; ms <= 3000; ms += 100) rate.update(ms / 2, ms);
  expect(rate.update(1550, 3100)).toBeCloseTo(500, 9);
  const faster = rate.update(1650, 3200);
  expect(faster).toBeCloseTo(500 + (1 - Math.exp(-0.2)) * 500, 9);
  rate.pause();
  expect(rate.update(1650, 60_000)).toBe(faster);
  expect(rate.update(1700, 60_100)).toBeLessThan(faster);
  expect(rate.update(1700, 60_100)).toBeGreaterThan(500);
});

it('quickens from slow to as fast as it goes', () => {
  const rates = Array.from({ length: 200 }, (_, tenths) => autoStepsPerSecond(tenths * 100));
  expect(rates.slice(0, 25)).toEqual(Array(25).fill(100));
  const numbers = rates.map((rate) => (rate === 'max' ? Number.POSITIVE_INFINITY : rate));
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  expect(rates.at(-1)).toBe('max');
});

it('stays slow while directions move far in a step, but not for ever', () => {
  expect(autoStepsPerSecond(8000)).toBeGreaterThan(800);
  expect(autoStepsPerSecond(8000, 0.002)).toBeLessThanOrEqual(500);
  expect(autoStepsPerSecond(8000, 0.002)).toBeGreaterThan(300);
  expect(autoStepsPerSecond(0, 10)).toBe(13);
  expect(autoStepsPerSecond(20_000, 10)).toBe('max');
});

it('follows a seed while it gets better, or none is much better', () => {
  expect(followed([5, 1], [], 0)).toBe(0);
  expect(followed([5, 1], [5.2, 1], 0)).toBe(0);
  expect(followed([5, 1], [5.01, 1], 0)).toBe(1);
  expect(followed([5, 4.6], [5, 4.6], 0)).toBe(0);
  expect(followed([Number.NaN, 1], [], 0)).toBe(1);
});

const checkpoint = (step: number, floats = 4) => ({ step, nInstances: 1, nFeatures: 1, nHidden: 1, state: new Float32Array(floats) });

it('finds the checkpoint to go back to', () => {
  const ring = new CheckpointRing();
  for (const step of [30, 10, 20, 20]) ring.add(checkpoint(step));
  expect([5, 10, 25, 99].map((step) => ring.atOrBefore(step)?.step)).toEqual([undefined, 10, 20, 30]);
  ring.dropAfter(20);
  ring.dropBefore(15);
  expect([ring.earliest, ring.atOrBefore(99)?.step]).toEqual([20, 20]);
});

it.each([
  ['many', 500, 4],
  ['large', 40, 1_000_000],
])('keeps %s checkpoints in bounded memory, the newest always', (_, count, floats) => {
  const ring = new CheckpointRing();
  for (let step = 1; step <= count; step++) ring.add(checkpoint(step, floats));
  const kept = new Set(Array.from({ length: count }, (_, at) => ring.atOrBefore(at + 1)?.step));
  expect((kept.size - 1) * floats * 4).toBeLessThanOrEqual(48 * 2 ** 20);
  expect(kept.size).toBeLessThanOrEqual(121);
  expect(kept.size).toBeGreaterThan(3);
  expect(ring.atOrBefore(count)?.step).toBe(count);
});

it('keeps the last checkpoint, however large, and no other beside it', () => {
  const ring = new CheckpointRing();
  for (const step of [1, 2, 3]) ring.add(checkpoint(step, 13_000_000));
  expect([ring.earliest, ring.atOrBefore(3)?.step, ring.bytes]).toEqual([3, 3, 0]);
});

it('counts quick changes of one thing as one, and forgets the oldest of many', () => {
  const stack = new UndoStack<typeof INITIAL_PARAMS>();
  const at = (seed: number) => ({ ...INITIAL_PARAMS, seed });
  stack.push(at(1), 'S', 0);
  stack.push(at(2), 'S', 500);
  stack.push(at(3), 'S', 5000);
  stack.push(at(4), 'n', 5001);
  stack.commit();
  stack.push(at(5), 'n', 5002);
  expect([stack.pop(), stack.pop(), stack.pop(), stack.pop(), stack.pop()].map((params) => params?.seed)).toEqual([5, 4, 3, 1, undefined]);
  for (let seed = 0; seed < 200; seed++) stack.push(at(seed), `key ${seed}`, 0);
  let count = 0;
  while (stack.pop()) count++;
  expect(count).toBe(50);
  expect(stack.isEmpty).toBe(true);
});
