/** Going back to an earlier step of a run, and training on from there. */
import { expect, it, vi } from 'vitest';
import { parsePermalink, writePermalink } from '../../src/address/permalink.ts';
import { momentLink, openLink } from '../../src/address/stateLinks.ts';
import { fakePage } from './fakeTrainer.ts';

vi.mock('react', () => ({}));

/** A run of 2 000 steps with checkpoints each 500 and S moved at 800 and 1 500. */
function travelled() {
  const page = fakePage();
  page.store.actions.play();
  const { run } = page.trainer;
  const at = (step: number) => {
    run.snapshot(step);
    page.frames();
  };
  at(0);
  for (const step of [500, 1000, 1500, 2000]) {
    for (const [changeAt, S] of [
      [800, 0.5],
      [1500, 0],
    ] as const) {
      if (changeAt <= step - 500 || changeAt > step) continue;
      page.store.actions.setParam('S', S);
      page.store.actions.commit();
      run.tuned(changeAt);
    }
    run.checkpoint(step);
    at(step);
  }
  expect(page.store.getState().changes.map(({ step }) => step)).toEqual([800, 1500]);
  return page;
}

it.each([
  { target: 1200, from: 1000, S: 0.5, schedule: [] },
  { target: 1600, from: 1500, S: 0, schedule: [] },
  { target: 1400, from: 1000, S: 0.5, schedule: [] },
  { target: 900, from: 500, S: 0.5, schedule: [[800, 0.5]] },
  { target: 500, from: 500, S: 0.9, schedule: [] },
  { target: 100, from: undefined, S: 0.9, schedule: [] },
])('goes to step $target from the checkpoint at $from', ({ target, from, S, schedule }) => {
  const { trainer, store, frames } = travelled();
  store.actions.goTo(target);
  const { run } = trainer;
  expect(run.request).toMatchObject({ paused: false, until: target, untilConverged: false, pace: { stepsPerSecond: 'max' } });
  expect(run.request.from?.step).toBe(from);
  expect(run.request.changes.map(({ step, live }) => [step, live.sparsity])).toEqual(schedule);
  for (const [step] of schedule) run.tuned(step ?? 0);
  run.snapshot(target);
  run.done(target);
  frames();
  expect(store.getState()).toMatchObject({ status: 'paused', ended: null, snapshot: { step: target }, params: { S } });
  expect(store.getState().changes.every((change) => change.step <= target)).toBe(true);
  expect(store.getState().history.steps.every((s) => s <= target)).toBe(true);
});

it('begins a run gone back to with the live values of its checkpoint', () => {
  const { trainer, store } = travelled();
  store.actions.goTo(1200);
  expect(trainer.run.request.config.instances[0]?.sparsity[0]).toBe(0.5);
  store.actions.goTo(100);
  expect(trainer.run.request.config.instances[0]?.sparsity[0]).toBe(0.9);
});

it('does not go on from a checkpoint that a changed past would not pass through', () => {
  const { trainer, store } = travelled();
  store.actions.goTo(600);
  trainer.run.snapshot(500);
  trainer.run.snapshot(600);
  store.actions.goTo(1900);
  expect(trainer.run.request.from?.step).toBe(500);
});

it('shows that it is on its way, and stops when told to', () => {
  const { trainer, store, frames } = travelled();
  store.actions.goTo(1999);
  expect(store.getState().status).toBe('starting');
  trainer.run.snapshot(1500);
  frames();
  expect(store.getState().status).toBe('training');
  store.actions.pause();
  trainer.run.snapshot(1700);
  frames();
  expect(store.getState()).toMatchObject({ status: 'paused', snapshot: { step: 1700 } });
});

/** On the way to step 1 500, of which a link says that S moves at 1 000; so far it has got to 400. */
function onTheWay() {
  const page = fakePage();
  page.store.actions.goTo(1500, [{ step: 1000, key: 'S', value: 0.5 }]);
  page.trainer.run.snapshot(0);
  page.trainer.run.snapshot(400);
  page.frames();
  expect(page.store.getState().params.S).toBe(0.5);
  return page;
}

it.each(['pause', 'step', 'play'] as const)('stopped on its way (%s), claims nothing of what lay ahead', (action) => {
  const { trainer, store, frames } = onTheWay();
  store.actions[action]();
  trainer.run.forgotten(450);
  expect(store.getState()).toMatchObject({ params: { S: 0.9 }, changes: [] });
  trainer.run.snapshot(1000);
  trainer.run.snapshot(1400);
  frames();
  expect(trainer.run.verbs()).not.toContain('tune');
  expect(momentLink(store.getState())).toMatchObject({ params: { S: 0.9 }, moment: { t: 1400, changes: [] } });
});

it('stopped past a change, keeps it', () => {
  const { trainer, store } = onTheWay();
  store.actions.pause();
  trainer.run.tuned(1000);
  trainer.run.forgotten(1100);
  expect(store.getState()).toMatchObject({ params: { S: 0.5 }, changes: [{ step: 1000, value: 0.5 }] });
});

it('stopped by a slider, keeps the slider’s value and none of those ahead', () => {
  const { trainer, store } = onTheWay();
  store.actions.setParam('lr', 0.01);
  store.actions.commit();
  trainer.run.forgotten(410);
  trainer.run.tuned(420);
  expect(trainer.run.told.flatMap((told) => (told.do === 'tune' ? [told.live] : []))).toEqual([{ learningRate: 0.01 }]);
  expect(store.getState()).toMatchObject({ params: { S: 0.9, lr: 0.01 }, changes: [{ step: 420, key: 'lr', value: 0.01 }] });
});

it('stopped by a failure, claims nothing of what lay ahead', () => {
  const { trainer, store } = onTheWay();
  trainer.run.failed('diverged');
  expect(store.getState()).toMatchObject({ status: 'failed', params: { S: 0.9 }, changes: [] });
});

it('goes to another moment of the same past while on its way', () => {
  const { trainer, store } = onTheWay();
  store.actions.goTo(1200);
  trainer.run.tuned(1000);
  trainer.run.snapshot(1200);
  expect(trainer.run.request).toMatchObject({ until: 1200, changes: [{ step: 1000, live: { sparsity: 0.5 } }] });
  expect(store.getState()).toMatchObject({ params: { S: 0.5 }, changes: [{ step: 1000, value: 0.5 }] });
});

it('trains on from there as far as the run was planned', () => {
  const { trainer, store, frames } = travelled();
  store.actions.goTo(500);
  trainer.run.snapshot(500);
  trainer.run.done(500);
  frames();
  store.actions.play();
  expect(trainer.run.told.at(-1)).toMatchObject({ do: 'resume', until: store.getState().until });
  expect(store.getState().status).toBe('training');
});

it('records no change of a replay a second time', () => {
  const { trainer, store } = travelled();
  store.actions.goTo(900);
  trainer.run.snapshot(500);
  trainer.run.tuned(800);
  trainer.run.snapshot(900);
  expect(store.getState().changes).toEqual([{ step: 800, key: 'S', value: 0.5 }]);
});

it('keeps a bounded record, and says when it no longer replays from the start', () => {
  const { trainer, store, clock } = fakePage();
  store.actions.play();
  trainer.run.snapshot(0);
  for (let change = 1; change <= 250; change++) {
    clock.ms += 200;
    store.actions.setParam('lr', change * 1e-4);
    trainer.run.tuned(change * 10);
    if (change === 200) expect(store.getState().replayable).toBe(true);
  }
  trainer.run.checkpoint(2000);
  expect(store.getState().changes).toHaveLength(200);
  expect(store.getState().replayable).toBe(false);
  expect(momentLink(store.getState())).toBeNull();
  store.actions.goTo(10);
  expect(trainer.run.request.from?.step).toBe(2000);
});

it('opens the link it wrote of a moment', () => {
  const first = travelled();
  first.store.actions.selectFeature(3);
  first.store.actions.chooseInstance(2);
  first.store.actions.turnCamera([30, -12.5]);
  const link = momentLink(first.store.getState());
  const second = fakePage();
  openLink(second.store, parsePermalink(writePermalink(link ?? {})));
  const { run } = second.trainer;
  expect(run.request.changes).toEqual([
    { step: 800, live: { sparsity: 0.5 } },
    { step: 1500, live: { sparsity: 0 } },
  ]);
  run.snapshot(2000);
  second.frames();
  const { params, startParams, changes, snapshot, selectedFeature, chosen, camera } = second.store.getState();
  expect(snapshot?.step).toBe(2000);
  expect({ params, startParams, changes, selectedFeature, chosen, camera }).toEqual({
    params: first.store.getState().params,
    startParams: first.store.getState().startParams,
    changes: first.store.getState().changes,
    selectedFeature: 3,
    chosen: 2,
    camera: [30, -12.5],
  });
});

it.each(['device-lost', 'worker-crashed'] as const)('repeats its changes at their steps where it goes on from a checkpoint: %s', (kind) => {
  const { trainer, store, frames } = travelled();
  const { changes } = store.getState();
  store.actions.setParam('S', 0.25);
  store.actions.commit();
  trainer.run.tuned(2100);
  trainer.run.snapshot(2200);
  store.actions.setParam('lr', 0.01);
  store.actions.commit();
  trainer.run.failed(kind);
  expect(trainer.run.request.from?.step).toBe(2000);
  // What no run has answered follows where the last one was.
  expect(trainer.run.request.changes).toEqual([
    { step: 2100, live: { sparsity: 0.25 } },
    { step: 2200, live: { learningRate: 0.01 } },
  ]);
  trainer.run.tuned(2100);
  trainer.run.tuned(2200);
  expect(store.getState().changes).toEqual([...changes, { step: 2100, key: 'S', value: 0.25 }, { step: 2200, key: 'lr', value: 0.01 }]);
  expect(store.getState().history.steps.at(-1)).toBe(2000);
  trainer.run.snapshot(2050);
  frames();
  expect(store.getState()).toMatchObject({ status: 'training', snapshot: { step: 2050 } });
});

it('goes on with a replay where it lost its worker, also without a checkpoint', () => {
  const { trainer, store } = onTheWay();
  trainer.run.tuned(1000);
  trainer.run.failed('worker-crashed');
  expect(trainer.run.request).toMatchObject({ from: undefined, until: 1500, changes: [{ step: 1000, live: { sparsity: 0.5 } }] });
  trainer.run.tuned(1000);
  trainer.run.snapshot(1500);
  trainer.run.done(1500);
  expect(store.getState()).toMatchObject({ params: { S: 0.5 }, changes: [{ step: 1000, key: 'S', value: 0.5 }] });
});
