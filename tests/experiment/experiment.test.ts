/** The store of an experiment: runs, parameters, pace, endings and undo. */
import { expect, it, vi } from 'vitest';
import { type FakeRun, fakePage } from './fakeTrainer.ts';

vi.mock('react', () => ({}));

/** A page whose run trains and has shown its first snapshot. */
function training(initial = {}) {
  const page = fakePage(initial);
  page.store.actions.play();
  page.trainer.run.ready();
  page.trainer.run.snapshot(0, Number.NaN);
  page.frames();
  return page;
}

it('starts no run until it is asked to, and disposes of it', () => {
  const { trainer, store, frames } = fakePage();
  expect(trainer.runs).toHaveLength(0);
  expect(store.getState().status).toBe('poster');
  store.actions.play();
  expect(store.getState().status).toBe('starting');
  trainer.run.snapshot(0, Number.NaN);
  frames();
  expect(store.getState()).toMatchObject({ status: 'training', until: 10_000, ended: null });
  store.actions.dispose();
  expect(trainer.run.verbs()).toContain('stop');
});

it('shows the newest snapshot only, once a frame, and hands memory back when the next one is shown', () => {
  const { trainer, store, frames } = training();
  const shown: number[] = [];
  store.subscribe((state) => shown.push(state.snapshot?.step ?? -1));
  trainer.run.snapshot(10);
  trainer.run.snapshot(20);
  frames();
  expect(shown).toEqual([20]);
  expect(trainer.run.recycled.map(({ step }) => step)).toEqual([10, 0]);
  trainer.run.snapshot(30);
  frames();
  expect(trainer.run.recycled.map(({ step }) => step)).toEqual([10, 0, 20]);
});

it('starts a new run for a restart parameter and keeps the old picture until the new one comes', () => {
  const { trainer, store, frames } = training();
  const [old] = trainer.runs;
  old?.snapshot(500);
  frames();
  const before = store.getState().snapshot;
  store.actions.setParam('n', 7);
  expect(old?.verbs()).toContain('stop');
  expect(trainer.run.request.config.nFeatures).toBe(7);
  expect(store.getState()).toMatchObject({ status: 'starting', snapshot: before });
  old?.snapshot(600);
  frames();
  expect(store.getState().snapshot).toBe(before);
  trainer.run.snapshot(0, Number.NaN);
  frames();
  expect(store.getState()).toMatchObject({ status: 'training', snapshot: { nFeatures: 7, step: 0 } });
});

it('tunes the run for a live parameter and records the step at which it took effect', () => {
  const { trainer, store, frames } = training();
  store.actions.setParam('S', 0.5);
  expect(trainer.run.told.at(-1)).toEqual({ do: 'tune', live: { sparsity: 0.5 } });
  trainer.run.tuned(1200);
  expect(trainer.runs).toHaveLength(1);
  expect(store.getState()).toMatchObject({
    params: { S: 0.5 },
    startParams: { S: 0.9 },
    changes: [{ step: 1200, key: 'S', value: 0.5 }],
    until: 11_200,
    status: 'training',
  });
  frames();
  expect(trainer.run.told.at(-1)).toMatchObject({ do: 'resume', until: 11_200 });
});

it('tells a dragged slider’s last value, one message at a time', () => {
  const { trainer, store, clock, frames } = training();
  for (const S of [0.8, 0.7, 0.6]) store.actions.setParam('S', S);
  trainer.run.tuned(100);
  for (const S of [0.5, 0.4]) store.actions.setParam('S', S);
  clock.ms += 200;
  frames();
  trainer.run.tuned(300);
  const values = trainer.run.told.flatMap((told) => (told.do === 'tune' ? [told.live.sparsity] : []));
  expect(values).toEqual([0.8, 0.4]);
  expect(store.getState().changes.map(({ step, value }) => [step, value])).toEqual([
    [100, 0.8],
    [300, 0.4],
  ]);
});

it('records the value that was told, not a later one', () => {
  const { trainer, store } = training();
  store.actions.setParam('lr', 0.01);
  store.actions.setParam('lr', 0.02);
  trainer.run.tuned(40);
  expect(store.getState().changes).toEqual([{ step: 40, key: 'lr', value: 0.01 }]);
  store.actions.commit();
  trainer.run.tuned(41);
  expect(store.getState().changes.at(-1)).toEqual({ step: 41, key: 'lr', value: 0.02 });
});

it('leaves the run alone for a view parameter, but for its pace', () => {
  const { trainer, store } = training();
  store.actions.setParam('speed', '10');
  expect(trainer.runs).toHaveLength(1);
  expect(trainer.run.told).toEqual([{ do: 'resume', until: 10_000, stepsPerSecond: 10 }]);
  store.actions.selectFeature(3);
  expect(trainer.run.told).toHaveLength(1);
  expect(store.getState().selectedFeature).toBe(3);
});

it.each([
  ['n', 5000, 1000, 'n must be a whole number from 1 to 1000, not 5000; 1000 is used instead.'],
  ['n', 'a lot', 5, 'n must be a whole number from 1 to 1000, not "a lot"; 5 is used instead.'],
  ['S', 1, 0.9999, 'S must be a number from 0 to 0.9999, not 1; 0.9999 is used instead.'],
  ['act', 'tanh', 'relu', 'act must be one of relu, linear, not "tanh"; relu is used instead.'],
] as const)('says what is wrong with %s = %s and goes on', (key, given, kept, message) => {
  const { store } = training();
  store.actions.setParam(key, given);
  expect(store.getState().params[key]).toBe(kept);
  expect(store.getState().problems.map((p) => p.message)).toContain(message);
  expect(store.getState().status).not.toBe('failed');
  store.actions.dismissProblems();
  expect(store.getState().problems).toEqual([]);
});

it('ends when the steps are done, not converged, and plays on for as many', () => {
  const { trainer, store, frames } = training({ steps: 1000 });
  trainer.run.snapshot(1000);
  trainer.run.done(1000);
  frames();
  expect(store.getState()).toMatchObject({ status: 'paused', ended: 'steps' });
  store.actions.play();
  expect(store.getState()).toMatchObject({ status: 'training', ended: null, until: 2000 });
  expect(trainer.run.told.at(-1)).toMatchObject({ do: 'resume', until: 2000 });
});

it('stops when converged and says so', () => {
  const { trainer, store, frames } = training();
  expect(trainer.run.request).toMatchObject({ watchesConvergence: true, untilConverged: true });
  trainer.run.snapshot(4000, 0.02, 0.5, 8);
  trainer.run.done(4000, true);
  expect(store.getState()).toMatchObject({ status: 'training', ended: null });
  frames();
  expect(store.getState()).toMatchObject({ status: 'converged', ended: 'converged', convergedCount: 8, snapshot: { step: 4000 } });
});

it.each([
  ['steps', false],
  ['converged', true],
] as const)('goes on training when a live parameter moves after the end (%s)', (ended, converged) => {
  const { trainer, store, frames } = training({ steps: 4000 });
  trainer.run.snapshot(4000);
  trainer.run.done(4000, converged);
  frames();
  expect(store.getState().ended).toBe(ended);
  store.actions.setParam('S', 0);
  const { step } = store.getState().snapshot ?? { step: Number.NaN };
  trainer.run.tuned(step);
  expect(store.getState()).toMatchObject({ status: 'training', ended: null, until: step + 4000 });
  expect(trainer.run.told.at(-1)).toMatchObject({ do: 'resume', until: step + 4000 });
  expect(trainer.runs).toHaveLength(1);
});

it('goes on when the run ended between the move of the slider and its effect', () => {
  const { trainer, store, frames } = training({ steps: 100 });
  store.actions.setParam('S', 0.3);
  trainer.run.snapshot(100);
  trainer.run.done(100);
  frames();
  trainer.run.tuned(100);
  expect(store.getState()).toMatchObject({ status: 'training', until: 200 });
});

it('starts anew where the learning rate has fallen to 0', () => {
  const { trainer, store, frames } = training({ steps: 1000, sched: 'linear' });
  store.actions.setParam('S', 0.3);
  trainer.run.tuned(10);
  expect(store.getState().until).toBe(1000);
  trainer.run.snapshot(1000);
  trainer.run.done(1000);
  frames();
  store.actions.setParam('S', 0.2);
  expect(trainer.runs).toHaveLength(2);
});

it('does not resume a paused run when a live parameter moves', () => {
  const { trainer, store } = training();
  store.actions.pause();
  store.actions.setParam('S', 0.3);
  trainer.run.tuned(50);
  expect(trainer.run.verbs()).toEqual(['pause', 'tune']);
  expect(store.getState().status).toBe('paused');
});

it('takes single steps and stays paused', () => {
  const { trainer, store, frames } = fakePage();
  store.actions.step();
  expect(trainer.run.request.paused).toBe(true);
  expect(trainer.run.told).toEqual([{ do: 'step', steps: 1 }]);
  trainer.run.snapshot(0, Number.NaN);
  trainer.run.snapshot(1);
  frames();
  expect(store.getState()).toMatchObject({ status: 'paused', snapshot: { step: 1 } });
});

it.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 10_000_001])(
  'refuses to take %d steps, and says how many may be asked for',
  (steps) => {
    const { trainer, store } = training();
    store.actions.step(steps);
    expect(trainer.run.verbs()).toEqual([]);
    expect(store.getState().status).toBe('training');
    expect(store.getState().problems.map(({ message }) => message)).toEqual([
      `step must be a whole number from 1 to 10000000, not ${steps}.`,
    ]);
    store.actions.step(10);
    expect(trainer.run.told).toEqual([{ do: 'step', steps: 10 }]);
    expect(store.getState().problems).toEqual([]);
  },
);

it('rests while hidden and goes on when shown, if it trained', () => {
  const { trainer, store } = training();
  store.actions.hide();
  expect(store.getState().status).toBe('paused');
  store.actions.show();
  expect(store.getState().status).toBe('training');
  store.actions.pause();
  store.actions.hide();
  store.actions.show();
  expect(trainer.run.verbs()).toEqual(['pause', 'resume', 'pause']);
});

it('trains no new run while hidden, but goes on with it when shown', () => {
  const { trainer, store, frames } = training();
  store.actions.hide();
  store.actions.setParams({ n: 7 });
  expect(trainer.run.request).toMatchObject({ paused: true, config: { nFeatures: 7 } });
  trainer.run.snapshot(0, Number.NaN);
  frames();
  expect(store.getState()).toMatchObject({ status: 'paused', snapshot: { nFeatures: 7, step: 0 } });
  store.actions.setParams({ S: 0.5 });
  trainer.run.tuned(0);
  expect(trainer.run.verbs()).toEqual(['tune']);
  store.actions.show();
  expect(trainer.run.verbs()).toEqual(['tune', 'resume']);
  expect(trainer.runs).toHaveLength(2);
});

it.each([{ n: 7, m: 3 }, { S: 0.5 }, { n: 7, S: 0.5, k: 3, steps: 500 }])('starts nothing when a poster is given %o', (values) => {
  const { trainer, store } = fakePage();
  store.actions.setParams(values);
  const { params, startParams, until, history } = store.getState();
  expect(params).toMatchObject(values);
  expect({ startParams, until, seeds: history.nInstances }).toEqual({ startParams: params, until: params.steps, seeds: params.k });
  store.actions.hide();
  store.actions.setParams({ n: 9, lr: 0.01 });
  store.actions.show();
  expect(trainer.runs).toHaveLength(0);
  expect(store.getState().status).toBe('poster');
  store.actions.play();
  expect(trainer.run.request).toMatchObject({ paused: false, config: { nFeatures: 9 } });
});

const isMoving = (run: FakeRun) => run.request.paused === false || run.verbs().at(-1) === 'resume';

it.each(['restart', 'newSeed'] as const)('trains, hidden or a poster, when the reader asks for it: %s', (action) => {
  const poster = fakePage();
  poster.store.actions.hide();
  poster.store.actions[action]();
  expect(poster.trainer.runs).toHaveLength(1);
  expect(isMoving(poster.trainer.run)).toBe(true);
  const { trainer, store } = training();
  store.actions.hide();
  store.actions[action]();
  expect(trainer.runs).toHaveLength(2);
  expect(isMoving(trainer.run)).toBe(true);
});

it('undoes a drag as one step, and steps of different parameters one by one', () => {
  const { store } = training();
  for (const S of [0.8, 0.7, 0.6]) store.actions.setParam('S', S);
  store.actions.commit();
  store.actions.setParam('n', 6);
  store.actions.setParam('m', 3);
  store.actions.undo();
  expect(store.getState().params).toMatchObject({ n: 6, m: 2, S: 0.6 });
  store.actions.undo();
  store.actions.undo();
  expect(store.getState()).toMatchObject({ params: { n: 5, m: 2, S: 0.9 }, canUndo: false });
});

it('sets several at once as one undo step, and goes back to the defaults', () => {
  const { trainer, store } = training();
  store.actions.setParams({ n: 20, m: 5, I: 0.7 });
  expect(trainer.runs).toHaveLength(2);
  store.actions.reset();
  expect(store.getState().params).toMatchObject({ n: 5, m: 2, I: 0.9 });
  store.actions.undo();
  expect(store.getState().params).toMatchObject({ n: 20, m: 5, I: 0.7 });
});

it('takes seeds that the run did not have', () => {
  const { trainer, store } = training({ seed: 2 ** 32 - 3 });
  store.actions.newSeed();
  expect(store.getState().params.seed).toBe(5);
  expect(trainer.run.request.config.instances.map(({ seed }) => seed)).toEqual([5, 6, 7, 8, 9, 10, 11, 12]);
});

it('ranks many features by their average loss and changes the front for a clear winner only', () => {
  const { trainer, store, frames } = training({ n: 12, k: 3 });
  const front = (losses: readonly number[], step: number) => {
    trainer.run.snapshot(step, losses);
    frames();
    return store.getState().best;
  };
  expect(front([3, 1, 2], 10)).toBe(1);
  expect(front([3, 1, 0.99], 20)).toBe(1);
  expect(front([3, 1, 0.9], 30)).toBe(2);
});

it('judges few features by their exact loss', () => {
  const { trainer, store, frames } = training({ n: 2, m: 1, k: 2, S: 0, I: 1 });
  trainer.run.snapshot(10, [0.5, 0.1], 0);
  frames();
  const { judgedLoss, best } = store.getState();
  // W = 0, b = 0: every feature costs E[x²] = 1/3, whatever the batches said.
  expect(judgedLoss.map((loss) => loss.toFixed(12))).toEqual(['0.333333333333', '0.333333333333']);
  expect(best).toBe(0);
});

it('starts a lost worker again once, then says in a sentence what failed, and begins again from the last checkpoint', () => {
  const { trainer, store } = training();
  trainer.run.checkpoint(63);
  trainer.run.snapshot(80);
  trainer.run.failed('worker-crashed');
  expect(trainer.run.request).toMatchObject({ from: { step: 63 }, paused: false });
  trainer.run.ready();
  expect(store.getState()).toMatchObject({ status: 'training', notice: 'Sentence about worker-crashed.' });
  trainer.run.failed('worker-crashed');
  expect(store.getState()).toMatchObject({ status: 'failed', notice: 'Sentence about worker-crashed.' });
  store.actions.play();
  expect(trainer.runs).toHaveLength(3);
  expect(trainer.run.request.from?.step).toBe(63);
  expect(store.getState()).toMatchObject({ status: 'starting', notice: null });
});

it('starts anew when a live parameter moves after a failure', () => {
  const { trainer, store } = training();
  trainer.run.failed('diverged');
  store.actions.setParam('lr', 1e-4);
  expect(trainer.runs).toHaveLength(2);
  expect(trainer.run.request.config.instances[0]?.learningRate).toBe(1e-4);
});

it('goes on with another engine, and says so', () => {
  const { trainer, store } = training();
  for (const _ of [1, 2]) {
    trainer.run.failed('device-lost');
    trainer.run.ready();
  }
  expect(trainer.run.request).toMatchObject({ engine: 'auto', without: ['cpu'] });
  expect(store.getState()).toMatchObject({ status: 'training', notice: 'Sentence about device-lost.', engine: { name: 'cpu' } });
});

it('begins slowly and ends as fast as it goes', () => {
  const { trainer, clock, frames } = training();
  expect(trainer.run.request.pace.stepsPerSecond).toBe(100);
  for (let step = 1; step < 700; step++) {
    clock.ms += 14;
    trainer.run.snapshot(step, 1, step / 1e6);
    frames();
  }
  const rates = trainer.run.told.flatMap((told) => (told.do === 'resume' ? [told.stepsPerSecond] : []));
  expect(rates[0]).toBeGreaterThan(100);
  expect(rates.at(-1)).toBe('max');
});

it('says whose density holds in a set for as long as members differ, and once', () => {
  const { store } = fakePage();
  const fields = () => store.getState().problems.map(({ field }) => field);
  store.actions.setParams({ sets: 'corr2', alpha: 1 });
  expect(fields()).toEqual(['S in a set']);
  store.actions.setParams({ lr: 0.01 });
  expect(fields()).toEqual(['S in a set']);
  store.actions.setParams({ alpha: 0 });
  expect(fields()).toEqual([]);
});
