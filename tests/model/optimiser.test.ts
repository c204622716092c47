/** What the optimiser computes on the host, against closed forms; and that a run of Adam with it does what Adam should. */
import { expect, it } from 'vitest';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { LearningRateSchedule, TrainingOptions } from '../../src/model/config/config.ts';
import { createGradientSums } from '../../src/model/network/network.ts';
import { ADAM, averageLoss, LOSS_RETENTION, stepScalars, wholePower } from '../../src/model/network/optimiser.ts';
import { instanceState, stateLength } from '../../src/model/network/parameters.ts';
import { updateParameters } from '../../src/model/network/update.ts';

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

it('warms the learning rate up evenly before the schedule begins', () => {
  const at = (step: number) => stepScalars(step, 110, 'linear', 10).schedule;
  expect([0, 4, 9, 10, 60, 110].map(at)).toEqual([0.1, 0.5, 1, 1, 0.5, 0].map((value) => expect.closeTo(value, 12)));
  expect(stepScalars(3, 4, 'cosine', 10).schedule).toBeCloseTo(0.4, 12);
});

/** One step of a model of two features in one dimension, W = (3, 0.5), b = 1, on given half gradients. */
function updated(options: TrainingOptions, steps = 1) {
  const config = resolveConfig({ nFeatures: 2, nHidden: 1, ...options });
  const state = instanceState(new Float32Array(stateLength(config)), config, 0);
  state.W.set([3, 0.5]);
  state.b.fill(1);
  const sums = createGradientSums(config);
  sums.W.set([0.5, -1]);
  for (let step = 0; step < steps; step++)
    updateParameters(state, sums, config, { rate: 0.1, scale: 2, scalars: stepScalars(step, 10, 'constant') });
  return [...state.W, ...state.b];
}
const nearly = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 5));

it('takes steps of SGD with momentum', () => {
  // gradients 1 and −2, velocities then 1.5 and −3
  expect(updated({ optimiser: 'sgd' })).toEqual(nearly([2.9, 0.7, 1, 1]));
  expect(updated({ optimiser: 'sgd', momentum: 0.5 }, 2)).toEqual(nearly([2.9 - 0.15, 0.7 + 0.3, 1, 1]));
});

it('decays weights and biases, or weights alone', () => {
  const sgd = { optimiser: 'sgd', weightDecay: 0.5 } as const;
  expect(updated(sgd)).toEqual(nearly([3 * 0.95 - 0.1, 0.5 * 0.95 + 0.2, 0.95, 0.95]));
  expect(updated({ ...sgd, weightDecayOn: 'weights' })).toEqual(nearly([3 * 0.95 - 0.1, 0.5 * 0.95 + 0.2, 1, 1]));
});

it('pulls rows of weights to length 1 by a decay below 0', () => {
  const pulled = { optimiser: 'sgd', weightDecay: -1, weightDecayOn: 'weights' } as const;
  // −0.1·(−1)·(1/‖row‖ − 1)·row: 3 loses 0.1·2, 0.5 gains 0.1·0.5
  expect(updated(pulled)).toEqual(nearly([3 - 0.2 - 0.1, 0.5 + 0.05 + 0.2, 1, 1]));
});
