/** A feature pulled by hand: what is shown meanwhile, and what training goes on from. */
import { expect, it, vi } from 'vitest';
import { pulledCheckpoint, pulledSnapshot } from '../../src/experiment/pull/pulledModel.ts';
import { instanceState } from '../../src/model/network/parameters.ts';
import { fakePage } from './fakeTrainer.ts';

vi.mock('react', () => ({}));

/** Training at step 100, two models of two features in the plane. @param checkpoint the step of the last one */
function training(checkpoint = 100) {
  const page = fakePage({ n: 2, m: 2, k: 2, I: 1 });
  page.store.actions.play();
  page.frames();
  page.trainer.run.ready();
  page.trainer.run.checkpoint(checkpoint);
  page.trainer.run.snapshot(100, [1, 2], 0.5);
  page.frames();
  page.store.actions.chooseInstance(1);
  return page;
}

/** The code of pulling is loaded with the first pull. */
const loaded = () => vi.dynamicImportSettled();

const weights = (page: ReturnType<typeof training>) => [...(page.store.getState().snapshot?.W ?? [])];

it('rests while a feature is held, and shows the model with it and its loss', async () => {
  const page = training();
  const { store, trainer, frames } = page;
  store.actions.pull(1, [0, 1]);
  await loaded();
  expect(trainer.run.verbs().at(-1)).toBe('pause');
  expect(weights(page)).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0, 1]);
  const [before = 0, first = 0] = store.getState().pull?.losses ?? [];
  store.actions.pull(1, [-0.5, 0.5]);
  await loaded();
  expect(store.getState().pull).toMatchObject({ feature: 1, isHeld: true });
  expect(store.getState().judgedLoss[1]).toBeLessThan(first);
  expect(first).not.toBe(before);
  trainer.run.snapshot(105, [1, 2], 0.6);
  frames();
  const shown = weights(page);
  expect(shown.slice(4).map((weight) => Math.round(10 * weight) / 10)).toEqual([0.6, 0.6, -0.5, 0.5]);
  expect(store.getState()).toMatchObject({ status: 'paused', snapshot: { step: 105 } });
});

it('goes on from where it was pulled to, once the run rests', async () => {
  const { store, trainer, frames } = training(80);
  store.actions.pull(1, [0, 1]);
  await loaded();
  store.actions.letGo();
  await loaded();
  expect(trainer.runs).toHaveLength(1);
  trainer.run.checkpoint(105);
  trainer.run.snapshot(105, [1, 2], 0.6);
  frames();
  expect(trainer.runs).toHaveLength(2);
  const { from, paused } = trainer.run.request;
  expect(paused).toBe(false);
  expect(from?.step).toBe(105);
  const { W, firstMoments } = instanceState(from?.state ?? new Float32Array(), { nFeatures: 2, nHidden: 2 }, 1);
  expect([...W]).toEqual([105, 105, 0, 1]);
  expect([...firstMoments.slice(0, 4)]).toEqual([105, 105, 0, 0]);
  expect(store.getState()).toMatchObject({ replayable: false, pull: { feature: 1, isHeld: false } });
});

it('stays at rest where it rested, and trains when it is told to play', async () => {
  const { store, trainer, frames } = training();
  store.actions.pause();
  trainer.run.checkpoint(105);
  trainer.run.snapshot(105);
  frames();
  store.actions.pull(0, [1, 0]);
  await loaded();
  store.actions.letGo();
  await loaded();
  expect(trainer.run.request.paused).toBe(true);
  trainer.run.ready(105);
  trainer.run.snapshot(105);
  frames();
  store.actions.pull(0, [0, 1]);
  await loaded();
  store.actions.play();
  await loaded();
  trainer.run.checkpoint(105);
  expect(trainer.runs).toHaveLength(3);
  expect(trainer.run.request.paused).toBe(false);
});

it('forgets what was pulled with a new run, and lets go of nothing where nothing is held', async () => {
  const { store, trainer } = training();
  store.actions.letGo();
  await loaded();
  expect(trainer.run.verbs()).not.toContain('pause');
  store.actions.pull(0, [1, 0]);
  await loaded();
  store.actions.restart();
  expect(store.getState()).toMatchObject({ pull: null, replayable: true });
  expect(trainer.run.request.from).toBeUndefined();
});

it('changes copies only', async () => {
  const shape = { nFeatures: 2, nHidden: 1 };
  const snapshot = {
    ...{ ...shape, engine: 'cpu' as const, step: 3, elapsedMs: 0, nInstances: 1 },
    ...{ W: Float32Array.of(1, 2), b: new Float32Array(2), loss: Float32Array.of(1) },
  };
  const pull = { instance: 0, feature: 1, direction: [9] };
  expect([...pulledSnapshot(snapshot, pull).W]).toEqual([1, 9]);
  expect([...snapshot.W]).toEqual([1, 2]);
  const checkpoint = { ...shape, step: 3, nInstances: 1, state: new Float32Array(13).fill(4) };
  expect([...pulledCheckpoint(checkpoint, pull).state]).toEqual([4, 9, 4, 4, 4, 0, 4, 4, 4, 4, 4, 4, 4]);
  expect(checkpoint.state.every((value) => value === 4)).toBe(true);
});
