/** What the lab says of the seed it shows, and that a change of the best is recorded with its step. */
import { expect, it } from 'vitest';
import { shownSeedWords } from '../../src/lab/seeds/ShownSeed.tsx';
import { fakePage } from '../experiment/fakeTrainer.ts';

/** With more than ten features models are ranked by the losses of their snapshots. */
const PARAMS = { n: 12, m: 3, k: 3, seed: 20 };

it('says which seed took the place of which, and when', () => {
  const { trainer, store, frames } = fakePage(PARAMS);
  store.actions.play();
  frames();
  trainer.run.ready();
  trainer.run.snapshot(100, [3, 2, 1]);
  frames();
  expect(store.getState().bestBefore).toBeNull();
  expect(shownSeedWords(store.getState())).toBe('Shown: seed 20, one of 3.');
  trainer.run.snapshot(2000, [3, 2, 1]);
  frames();
  expect(store.getState().bestBefore).toEqual({ instance: 0, step: 2000 });
  expect(shownSeedWords(store.getState())).toBe('Shown: seed 22, the best of 3. It took the place of seed 20 at step 2\u202f000.');
});

it('calls a seed the best only where no other is better', () => {
  const { trainer, store, frames } = fakePage(PARAMS);
  store.actions.play();
  frames();
  trainer.run.ready();
  trainer.run.snapshot(100, [0.2, 0.199, 1]);
  frames();
  expect(shownSeedWords(store.getState())).toBe('Shown: seed 20, as good as the best of 3.');
});

it('says that a kept seed is no longer the best, and forgets with a new run', () => {
  const { trainer, store, frames } = fakePage(PARAMS);
  store.actions.play();
  frames();
  trainer.run.ready();
  trainer.run.snapshot(100, [3, 2, 1]);
  frames();
  store.actions.chooseInstance(2);
  expect(shownSeedWords(store.getState())).toBe('Shown: seed 22, kept. It is the best.');
  trainer.run.snapshot(200, [0.1, 2, 1]);
  frames();
  expect(shownSeedWords(store.getState())).toBe('Shown: seed 22, kept. The best is seed 20.');
  store.actions.restart();
  expect(store.getState().bestBefore).toBeNull();
});
