/** The shelf: what ends is put there once, with a link that leads back, and what is stored may be anything. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePermalink } from '../../src/address/permalink.ts';
import { createShelf, entriesOf, fillShelf, MOST_ENTRIES, putOnShelf, takeFromShelf } from '../../src/lab/shelf/shelf.ts';
import { fakePage } from '../experiment/fakeTrainer.ts';

function page() {
  const made = fakePage({ n: 12, m: 3, k: 2, seed: 5, act: 'linear' });
  const shelf = createShelf();
  fillShelf(shelf, made.store);
  made.store.actions.play();
  made.frames();
  made.trainer.run.ready();
  return { ...made, shelf };
}

it('puts a run there when it ends, with its link, title, loss and picture', () => {
  const { shelf, store, trainer, frames } = page();
  trainer.run.snapshot(500, [1, 2], 0.125);
  frames();
  expect(shelf.getState()).toEqual([]);
  trainer.run.done(500);
  frames();
  const [entry, ...more] = shelf.getState();
  expect(more).toEqual([]);
  expect(entry).toMatchObject({ title: 'n = 12, m = 3, S = 0.9, I = 0.9, Output linear; seed 5, step 500', loss: 1, nFeatures: 12 });
  expect(entry?.W).toHaveLength(36);
  expect(parsePermalink(entry?.link ?? '')).toMatchObject({ params: { n: 12, m: 3, act: 'linear' }, moment: { t: 500 } });
  putOnShelf(shelf, store.getState());
  expect(shelf.getState()).toHaveLength(1);
  takeFromShelf(shelf, entry?.link ?? '');
  expect(shelf.getState()).toEqual([]);
});

it('keeps the newest, and nothing that no link can hold', () => {
  const { shelf, store, trainer, frames } = page();
  for (let step = 1; step <= MOST_ENTRIES + 3; step++) {
    trainer.run.snapshot(step);
    frames();
    putOnShelf(shelf, store.getState());
  }
  expect(shelf.getState()).toHaveLength(MOST_ENTRIES);
  expect(shelf.getState().at(-1)?.title).toContain(`step ${MOST_ENTRIES + 3}`);
  store.setState({ replayable: false });
  takeFromShelf(shelf, shelf.getState().at(-1)?.link ?? '');
  putOnShelf(shelf, store.getState());
  expect(shelf.getState()).toHaveLength(MOST_ENTRIES - 1);
});

it('reads back what it wrote, and drops what is no entry', () => {
  const { shelf, store, trainer, frames } = page();
  trainer.run.snapshot(7);
  frames();
  putOnShelf(shelf, store.getState());
  const kept = shelf.getState();
  expect(entriesOf(JSON.parse(JSON.stringify([...kept, { link: 'https://elsewhere' }, null, 7])))).toEqual(kept);
  fc.assert(fc.property(fc.anything(), (stored) => void entriesOf(stored)));
});
