/** A pinned run: a copy with its link, what differs in words, and the two curves as one. */
import { expect, it } from 'vitest';
import { readPin } from '../../src/address/pinText.ts';
import { merged } from '../../src/lab/compare/draw.ts';
import { createPins, differenceWords, pinnedOf, pinnedWords, pinText } from '../../src/lab/compare/pinned.ts';
import { fakePage } from '../experiment/fakeTrainer.ts';

function trained(params: object = {}, step = 500) {
  const page = fakePage({ n: 12, m: 3, k: 2, seed: 5, ...params });
  page.store.actions.play();
  page.frames();
  page.trainer.run.ready();
  const snapshot = page.trainer.run.snapshot(step, [2, 1]);
  page.frames();
  page.store.actions.chooseInstance(1);
  return { ...page, snapshot };
}

it('copies the model that is shown, with its own curve and the link to its moment', () => {
  const { store, snapshot } = trained();
  const pinned = pinnedOf(store.getState());
  expect(pinned).toMatchObject({ step: 500, seed: 6, loss: 1, history: { nInstances: 1, steps: [500] } });
  snapshot.W.fill(0);
  expect(pinned?.model.W[0]).toBe(500);
  expect(pinned && pinnedWords(pinned)).toBe('Pinned: n = 12, m = 3, seed 6, step 500.');
  const pins = createPins();
  pins.setState({ pinned });
  const link = readPin(pinText(pins.getState()) ?? '');
  expect(link).toMatchObject({ params: { n: 12, m: 3, k: 2, seed: 5 }, moment: { t: 500, instance: 1 } });
});

it('has nothing to pin before the first snapshot', () => {
  expect(pinnedOf(fakePage().store.getState())).toBeNull();
  expect(pinText(createPins().getState())).toBeUndefined();
});

it('names what differs, and only that', () => {
  const pinned = pinnedOf(trained().store.getState());
  const words = (params: object) => pinned && differenceWords(pinned, trained(params).store.getState());
  expect(words({ speed: 'max', engine: 'cpu' })).toBe('Configuration and seed are the same.');
  expect(words({ S: 0.5 })).toBe('Different now: Sparsity S 0.5 (1−S = 0.5) instead of 0.9 (1−S = 0.1).');
  expect(words({ act: 'linear', seed: 7 })).toMatch(/^Different now: Seed 8 instead of 6; .* linear instead of ReLU\.$/);
});

it('joins two curves over all the steps that either knows', () => {
  const one = { nInstances: 1, steps: [10, 20], losses: [Float32Array.of(1), Float32Array.of(2)] };
  const other = { nInstances: 1, steps: [20, 30], losses: [Float32Array.of(3), Float32Array.of(4)] };
  const { steps, losses } = merged(one, other);
  expect(steps).toEqual([10, 20, 30]);
  expect(losses.map((row) => [...row])).toEqual([
    [1, Number.NaN],
    [2, 3],
    [Number.NaN, 4],
  ]);
});
