/** Looking back at earlier steps: what is shown, what is kept, and what follows when training goes on from there. */
import { expect, it, vi } from 'vitest';
import { MAX_SNAPSHOT_BYTES, MAX_SNAPSHOTS, SnapshotRing } from '../../src/experiment/time/snapshotRing.ts';
import type { Snapshot } from '../../src/model/network/parameters.ts';
import { fakePage } from './fakeTrainer.ts';

vi.mock('react', () => ({}));

/** A run of 2 000 steps with S moved at 800. */
function trained() {
  const page = fakePage({ n: 12, m: 3, k: 2 });
  page.store.actions.play();
  page.frames();
  const { run } = page.trainer;
  run.ready();
  for (const step of [0, 400, 800, 1200, 1600, 2000]) {
    run.snapshot(step, [1 + 1 / (step + 1), 2]);
    if (step === 400 || step === 800) run.checkpoint(step);
    page.frames();
    if (step !== 800) continue;
    page.store.actions.setParam('S', 0.5);
    page.store.actions.commit();
    run.tuned(800);
  }
  page.store.actions.pause();
  page.frames();
  return page;
}

it('shows the nearest kept step with its parameters and losses, and forgets nothing', () => {
  const { store } = trained();
  const before = store.getState();
  expect(before.moments).toEqual([0, 400, 800, 1200, 1600, 2000]);
  store.actions.lookAt(450);
  expect(store.getState()).toMatchObject({ snapshot: { step: 400 }, params: { S: 0.9 }, lookingBackFrom: 2000, status: 'paused' });
  expect(store.getState().snapshot?.W[0]).toBe(400);
  expect(store.getState()).toMatchObject({ history: before.history, changes: before.changes, moments: before.moments });
  store.actions.lookAt(null);
  expect(store.getState()).toMatchObject({ snapshot: { step: 2000 }, params: { S: 0.5 }, lookingBackFrom: null });
  expect(store.getState().judgedLoss).toEqual(before.judgedLoss);
});

it('pauses a training that is looked back on, and keeps what still arrives', () => {
  const { trainer, store, frames } = trained();
  store.actions.play();
  store.actions.lookAt(1200);
  expect(trainer.run.verbs().at(-1)).toBe('pause');
  trainer.run.snapshot(2100, [1, 2]);
  frames();
  expect(store.getState()).toMatchObject({ snapshot: { step: 1200 }, lookingBackFrom: 2100 });
  expect(store.getState().history.steps.at(-1)).toBe(2100);
  store.actions.lookAt(2100);
  expect(store.getState()).toMatchObject({ snapshot: { step: 2100 }, lookingBackFrom: null });
});

it('plays on from exactly the step that is shown', () => {
  const { trainer, store, frames } = trained();
  store.actions.lookAt(1200);
  store.actions.play();
  const { run } = trainer;
  expect(run.request).toMatchObject({ until: 1200, from: { step: 800 }, pace: { stepsPerSecond: 'max' } });
  run.ready();
  run.snapshot(1200);
  run.done(1200);
  expect(run.verbs()).toContain('resume');
  run.snapshot(1300);
  frames();
  expect(store.getState()).toMatchObject({ status: 'training', snapshot: { step: 1300 }, lookingBackFrom: null });
  expect(store.getState().moments).toEqual([0, 400, 800, 1200, 1300]);
  expect(store.getState().history.steps.at(-1)).toBe(1300);
});

it('takes single steps from there, and takes a parameter along', () => {
  const { trainer, store, frames } = trained();
  store.actions.lookAt(400);
  store.actions.setParam('S', 0.7);
  store.actions.setParam('S', 0.3);
  store.actions.step(5);
  const { run } = trainer;
  expect(run.request.config.instances[0]?.sparsity[0]).toBe(0.9);
  run.ready();
  run.snapshot(400);
  run.done(400);
  frames();
  expect(run.told).toContainEqual({ do: 'step', steps: 5 });
  expect(run.told).toContainEqual({ do: 'tune', live: { sparsity: 0.3 } });
  run.tuned(400);
  frames();
  expect(store.getState().changes).toEqual([{ step: 400, key: 'S', value: 0.3 }]);
  expect(store.getState().params.S).toBe(0.3);
});

it('may be told to pause on its way back', () => {
  const { trainer, store, frames } = trained();
  store.actions.lookAt(1200);
  store.actions.play();
  store.actions.pause();
  trainer.run.snapshot(900);
  trainer.run.forgotten(900);
  frames();
  expect(trainer.run.verbs()).not.toContain('resume');
  expect(store.getState()).toMatchObject({ status: 'paused', snapshot: { step: 900 } });
});

const snapshotAt = (step: number, weights: number): Snapshot => ({
  engine: 'cpu',
  step,
  elapsedMs: 0,
  nInstances: 1,
  nFeatures: weights,
  nHidden: 1,
  W: new Float32Array(weights).fill(step),
  b: new Float32Array(weights),
  loss: Float32Array.of(1),
});

it('keeps early steps densely, late ones further apart, in bounded memory', () => {
  const ring = new SnapshotRing();
  for (let step = 0; step <= 100_000; step += step < 200 ? 1 : 20) ring.add(snapshotAt(step, 10));
  expect(ring.steps.length).toBeLessThanOrEqual(MAX_SNAPSHOTS);
  expect(ring.steps.length).toBeGreaterThan(MAX_SNAPSHOTS / 3);
  expect(ring.steps[0]).toBe(0);
  expect(ring.steps.filter((step) => step < 200).length).toBeGreaterThan(20);
  const large = new SnapshotRing();
  for (let step = 1; step < 300; step++) large.add(snapshotAt(step, 200_000));
  expect(large.bytes).toBeLessThanOrEqual(MAX_SNAPSHOT_BYTES);
  expect(large.steps.length).toBeGreaterThan(8);
});

it('keeps copies: what is drawn from has its memory back', () => {
  const ring = new SnapshotRing();
  const snapshot = snapshotAt(1, 3);
  ring.add(snapshot);
  snapshot.W.fill(7);
  expect(ring.nearest(1)?.W[0]).toBe(1);
});
