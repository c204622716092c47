/** A jump is a sudden change after rest: neither the descent at the start, nor noise, nor what follows a moved parameter. */
import { expect, it } from 'vitest';
import { lossJumps } from '../../src/experiment/losses/lossJumps.ts';

/** @param lossAt of a step */
function history(lossAt: (step: number) => number) {
  const steps = Array.from({ length: 301 }, (_, at) => 20 * at);
  return { nInstances: 1, steps, losses: steps.map((step) => Float32Array.of(lossAt(step))) };
}

const descent = (step: number) => 0.01 + 0.1 * Math.exp(-step / 200);
const noisy = (step: number) => 1 + 0.008 * Math.sin(step * 12.9898);

it('finds where the loss falls after it had rested', () => {
  const falls = history((step) => (step < 3000 ? 0.01 : 0.007) * noisy(step));
  const [jump = 0, ...more] = lossJumps(falls, 0, []);
  expect(more).toEqual([]);
  expect(Math.abs(jump - 3000)).toBeLessThanOrEqual(200);
});

it('finds two, and tells those of one model from those of another', () => {
  const { steps } = history(() => 1);
  const losses = steps.map((step) => Float32Array.of(step < 2000 ? 0.02 : step < 4500 ? 0.015 : 0.01, 0.02));
  expect(lossJumps({ nInstances: 2, steps, losses }, 0, [])).toHaveLength(2);
  expect(lossJumps({ nInstances: 2, steps, losses }, 1, [])).toEqual([]);
});

it('finds none in a smooth descent, in noise, in losses that are no numbers, or without steps', () => {
  expect(lossJumps(history(descent), 0, [])).toEqual([]);
  expect(
    lossJumps(
      history((step) => 0.01 * noisy(step)),
      0,
      [],
    ),
  ).toEqual([]);
  expect(
    lossJumps(
      history(() => Number.NaN),
      0,
      [],
    ),
  ).toEqual([]);
  expect(lossJumps({ nInstances: 0, steps: [], losses: [] }, 0, [])).toEqual([]);
});

it('counts what follows a change of a parameter as that change', () => {
  const falls = history((step) => (step < 3000 ? 0.01 : 0.007));
  expect(lossJumps(falls, 0, [{ step: 2990, key: 'S', value: 0.5 }])).toEqual([]);
});
