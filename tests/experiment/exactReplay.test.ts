/** The store with a real run loop and the reference engine, on this thread: a moment that is opened again has the same weights, bit for bit. */
import { expect, it, vi } from 'vitest';
import { parsePermalink, writePermalink } from '../../src/address/permalink.ts';
import { momentLink, openLink } from '../../src/address/stateLinks.ts';
import { createExperimentStore } from '../../src/experiment/createExperimentStore.ts';
import type { ExperimentState, ExperimentStore } from '../../src/experiment/experiment.ts';
import { asParams, INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import { describeFailure } from '../../src/training/failure.ts';
import { inProcessTrainer } from '../training/inProcessTrainer.ts';

vi.mock('react', () => ({}));

const QUICK = asParams({ ...INITIAL_PARAMS, k: 2, batch: 16, speed: 'max', steps: 3000, lr: 0.01 });

function createPage(params = QUICK): ExperimentStore {
  return createExperimentStore(inProcessTrainer(), params, { frame: (callback) => void setImmediate(callback), describeFailure });
}

function until(store: ExperimentStore, holds: (state: ExperimentState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = (state: ExperimentState) => {
      if (holds(state)) resolve();
    };
    store.subscribe(check);
    check(store.getState());
  });
}

const isPaused = (state: ExperimentState) => state.status === 'paused' || state.status === 'converged';
const passes = (step: number) => (state: ExperimentState) => (state.snapshot?.step ?? 0) >= step;

/** Moves a slider twice while it trains, and pauses somewhere. */
async function wander(store: ExperimentStore): Promise<void> {
  store.actions.play();
  let step = 200;
  for (const S of [0.7, 0]) {
    await until(store, passes(step));
    store.actions.setParam('S', S);
    store.actions.commit();
    await until(store, ({ changes }) => changes.at(-1)?.value === S);
    step = (store.getState().changes.at(-1)?.step ?? 0) + 100;
  }
  await until(store, passes(step));
  store.actions.pause();
  await until(store, isPaused);
}

it('opens a moment from its address with the same weights at the same step', async () => {
  const first = createPage();
  await wander(first);
  const seen = structuredClone(first.getState());
  expect(seen.changes).toHaveLength(2);
  const link = momentLink(seen);
  const address = link ? writePermalink(link) : '';
  const second = createPage(INITIAL_PARAMS);
  openLink(second, parsePermalink(address));
  await until(second, (state) => isPaused(state) && state.snapshot?.step === seen.snapshot?.step);
  expect(second.getState().snapshot?.W).toEqual(seen.snapshot?.W);
  expect(second.getState().snapshot?.b).toEqual(seen.snapshot?.b);
  expect(second.getState().params).toEqual(seen.params);
});

it('goes back in time and forward again to the same weights', async () => {
  const store = createPage();
  store.actions.play();
  await until(store, passes(700));
  store.actions.pause();
  await until(store, isPaused);
  const { step, W } = store.getState().snapshot ?? { step: 0, W: new Float32Array() };
  const kept = W.slice();
  store.actions.goTo(333);
  await until(store, (state) => isPaused(state) && state.snapshot?.step === 333);
  expect(store.getState().snapshot?.W).not.toEqual(kept);
  store.actions.goTo(step);
  await until(store, (state) => isPaused(state) && state.snapshot?.step === step);
  expect(store.getState().snapshot?.W).toEqual(kept);
});

it('looks back, plays on from there, and trains to the same numbers as the first time', async () => {
  const store = createPage({ ...QUICK, speed: '1000' });
  store.actions.play();
  await until(store, passes(900));
  store.actions.pause();
  await until(store, isPaused);
  const { step, W, b } = store.getState().snapshot ?? { step: 0, W: new Float32Array(), b: new Float32Array() };
  const first = { W: W.slice(), b: b.slice() };
  store.actions.lookAt(300);
  const looked = store.getState();
  expect(looked).toMatchObject({ status: 'paused', ended: null, lookingBackFrom: step });
  expect(looked.snapshot?.step).toBeGreaterThan(0);
  expect(looked.snapshot?.step).toBeLessThan(step);
  expect(looked.history.steps.at(-1)).toBe(step);
  store.actions.play();
  await until(store, (state) => state.lookingBackFrom === null && (state.snapshot?.step ?? 0) > (looked.snapshot?.step ?? 0));
  store.actions.pause();
  await until(store, isPaused);
  store.actions.goTo(step);
  await until(store, (state) => isPaused(state) && state.snapshot?.step === step);
  expect(store.getState().snapshot?.W).toEqual(first.W);
  expect(store.getState().snapshot?.b).toEqual(first.b);
});

it('writes and opens the address of the step that is looked at', async () => {
  const store = createPage();
  await wander(store);
  const { changes, moments } = store.getState();
  const [from = 0, to = 0] = changes.map(({ step }) => step);
  store.actions.lookAt(moments.find((step) => step > from && step < to) ?? moments[0] ?? 0);
  const seen = structuredClone(store.getState());
  // How many moments lie between the changes depends on the machine.
  const shown = seen.snapshot?.step ?? 0;
  expect(seen.params.S).toBe(shown >= to ? 0 : shown >= from ? 0.7 : INITIAL_PARAMS.S);
  const link = momentLink(seen);
  const second = createPage(INITIAL_PARAMS);
  openLink(second, parsePermalink(link ? writePermalink(link) : ''));
  await until(second, (state) => isPaused(state) && state.snapshot?.step === seen.snapshot?.step);
  expect(second.getState().snapshot?.W).toEqual(seen.snapshot?.W);
  expect(second.getState().params).toEqual(seen.params);
  expect(store.getState().changes).toEqual(changes);
});
