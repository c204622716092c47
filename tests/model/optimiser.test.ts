/** What the optimiser computes on the host, against closed forms; and that a run of Adam with it does what Adam should. */
import { expect, it } from 'vitest';
import type { LearningRateSchedule } from '../../src/model/config/config.ts';
import { ADAM, averageLoss, LOSS_RETENTION, stepScalars, wholePower } from '../../src/model/network/optimiser.ts';

it.each([
  [0.9, 0],
  [0.9, 1],
  [0.9, 100],
  [0.999, 1],
  [0.999, 12_345],
  [0.5, 64],
])('raises %d to the power %i', (base, exponent) => {
  expect(Math.abs(wholePower(base, exponent) / base ** exponent - 1)).toBeLessThan(1e-12);
});

it.each([0, 1, 9, 999, 100_000])('corrects the moments of step %i', (step) => {
  const { firstCorrection, secondCorrection } = stepScalars(step, 10_000, 'constant');
  expect(firstCorrection).toBeCloseTo(1 / (1 - ADAM.beta1 ** (step + 1)), 10);
  expect(secondCorrection).toBeCloseTo(1 / Math.sqrt(1 - ADAM.beta2 ** (step + 1)), 10);
});

it('makes a first step of exactly the learning rate, whatever the gradient', () => {
  const { firstCorrection, secondCorrection } = stepScalars(0, 10, 'constant');
  for (const gradient of [1e-3, -7]) {
    const first = (1 - ADAM.beta1) * gradient;
    const second = (1 - ADAM.beta2) * gradient ** 2;
    const change = (firstCorrection * first) / (Math.sqrt(second) * secondCorrection + ADAM.epsilon);
    expect(change).toBeCloseTo(Math.sign(gradient), 4);
  }
});

it.each([
  ['constant', () => 1],
  ['linear', (x: number) => 1 - x],
  ['cosine', (x: number) => Math.cos((Math.PI / 2) * x)],
] satisfies [LearningRateSchedule, (x: number) => number][])('schedules the learning rate: %s', (schedule, factor) => {
  for (const done of [0, 0.1, 0.5, 0.9, 0.9999, 1]) {
    expect(stepScalars(10_000 * done, 10_000, schedule).schedule).toBeCloseTo(factor(done), 12);
  }
});

it('leaves a learning rate that has fallen to 0 there', () => {
  for (const schedule of ['linear', 'cosine'] as const) {
    for (const step of [10_000, 10_001, 50_000]) expect(stepScalars(step, 10_000, schedule).schedule).toBeCloseTo(0, 12);
    expect(stepScalars(10_001, 10_000, schedule).schedule).toBeGreaterThanOrEqual(0);
  }
});

it('averages the loss with a half-life of 100 steps', () => {
  expect(LOSS_RETENTION ** 100).toBeCloseTo(0.5, 12);
  let sum = 0;
  for (let step = 0; step < 300; step++) sum = LOSS_RETENTION * sum + (1 - LOSS_RETENTION) * (step < 200 ? 1 : 0);
  // Weights 1/2 to the last hundred, 1/4 and 1/8 to those before, 7/8 in all.
  expect(averageLoss(sum, 300)).toBeCloseTo(3 / 7, 10);
});

it('averages a steady loss to itself from the first step on', () => {
  let sum = 0;
  for (let step = 1; step <= 50; step++) {
    sum = LOSS_RETENTION * sum + (1 - LOSS_RETENTION) * 0.3;
    expect(averageLoss(sum, step)).toBeCloseTo(0.3, 12);
  }
  expect(averageLoss(0, 0)).toBeNaN();
});
