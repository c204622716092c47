/** A map's store with sweeps that train nothing: what the reader does, what becomes of it, what is shown. */
import { describe, expect, it } from 'vitest';
import { createMapStore, type MapStore, mapCellAt, mapMeasures } from '../../src/map/sweepStore.ts';
import { FakeSweeps } from './fakeSweeps.ts';
import { readSweep } from './readSweep.ts';

interface Page {
  readonly trainer: FakeSweeps;
  readonly store: MapStore;
}

function page(query = 'n=2&m=1&cells=16'): Page {
  const trainer = new FakeSweeps();
  return { trainer, store: createMapStore(trainer, readSweep(query)) };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const doneCells = ({ store }: Page) => store.getState().progress?.cellsDone ?? 0;
const status = ({ store }: Page) => store.getState().status;

/** Seen, begun, and the engine has answered. */
async function begun(query?: string): Promise<Page> {
  const made = page(query);
  made.store.actions.show();
  await turn();
  made.trainer.sweep.ready();
  return made;
}

describe('beginning', () => {
  it('waits for the first sight', async () => {
    const made = page();
    await turn();
    expect(made.trainer.sweeps).toHaveLength(0);
    expect(status(made)).toBe('poster');
    made.store.actions.show();
    expect(status(made)).toBe('starting');
    await turn();
    made.trainer.sweep.ready();
    expect(status(made)).toBe('training');
  });

  it('starts one sweep, however often it is seen', async () => {
    const made = page();
    made.store.actions.show();
    made.store.actions.show();
    await turn();
    made.store.actions.show();
    expect(made.trainer.sweeps).toHaveLength(1);
  });

  it('has what was trained before as soon as it begins', async () => {
    const first = await begun();
    first.trainer.sweep.finishNext();
    const trainer = new FakeSweeps();
    const made = { trainer, store: createMapStore(trainer, readSweep('n=2&m=1&cells=16'), first.store.getState().sweep?.results) };
    made.store.actions.show();
    await turn();
    trainer.sweep.ready();
    expect(doneCells(made)).toBe(doneCells(first));
    expect(mapMeasures(made.store.getState())).toEqual(mapMeasures(first.store.getState()));
  });

  it('asks for the engine of the address', async () => {
    const { trainer } = await begun('n=2&m=1&engine=reference');
    expect(trainer.sweep.engineAsked).toBe('reference');
  });

  it('rests at once where the figure was left before the sweep began', async () => {
    const made = page();
    made.store.actions.show();
    made.store.actions.hide();
    await turn();
    expect(made.trainer.sweep.told).toEqual(['pause']);
  });

  it('begins with the settings there are by then', async () => {
    const made = page();
    made.store.actions.show();
    made.store.actions.open(readSweep('n=3&m=2&cells=8'));
    await turn();
    expect(made.trainer.sweep.view.state.plan).toBe(made.store.getState().plan);
    expect(made.store.getState().plan.base.nFeatures).toBe(3);
  });

  it('says so where its code cannot be loaded, and tries again when asked', async () => {
    const made = page();
    made.trainer.failures = 1;
    made.store.actions.show();
    await turn();
    expect(status(made)).toBe('failed');
    expect(made.store.getState().notice).toMatch(/could not be loaded/);
    made.store.actions.play();
    await turn();
    made.trainer.sweep.ready();
    expect(status(made)).toBe('training');
    expect(made.store.getState().notice).toBe(null);
  });

  it('ends a sweep that comes after the figure has gone', async () => {
    const made = page();
    made.store.actions.show();
    made.store.actions.dispose();
    await turn();
    expect(made.trainer.sweep.told).toEqual(['dispose']);
  });
});

describe('stopping', () => {
  it('goes on when it is seen again, unless the reader had paused it', async () => {
    const made = await begun();
    made.store.actions.hide();
    expect(status(made)).toBe('paused');
    made.store.actions.show();
    expect(status(made)).toBe('training');
    made.store.actions.pause();
    made.store.actions.hide();
    made.store.actions.show();
    expect(status(made)).toBe('paused');
    made.store.actions.play();
    expect(status(made)).toBe('training');
  });

  it('keeps what is trained when it is cancelled, and goes on from there', async () => {
    const made = await begun();
    made.trainer.sweep.finishNext();
    expect(doneCells(made)).toBe(64);
    made.store.actions.cancel();
    expect(made.store.getState()).toMatchObject({ status: 'paused', isCancelled: true });
    expect(mapMeasures(made.store.getState()).filter((cell) => cell !== null)).toHaveLength(64);
    made.store.actions.play();
    made.trainer.sweep.finishNext();
    expect(doneCells(made)).toBe(256);
    expect(made.store.getState().isDone).toBe(true);
    expect(made.trainer.sweeps).toHaveLength(1);
  });

  it('tells why it failed, and does not try again before the reader asks', async () => {
    const made = await begun();
    made.trainer.sweep.fail();
    expect(made.store.getState()).toMatchObject({ status: 'failed', notice: 'Sentence about worker-crashed.' });
    made.store.actions.hide();
    made.store.actions.show();
    expect(status(made)).toBe('failed');
    made.store.actions.play();
    expect(status(made)).toBe('training');
  });
});

describe('other settings', () => {
  it('keep the cells that hold', async () => {
    const made = await begun('n=2&m=1&cells=8');
    made.trainer.sweep.finishNext();
    const { settings } = made.store.getState();
    // Ends and middles of 15 values are those of 8.
    made.store.actions.set({ ...settings, cells: 15 });
    expect(doneCells(made)).toBe(64);
    expect(status(made)).toBe('training');
    made.store.actions.set(settings);
    expect(made.store.getState().isDone).toBe(true);
  });

  it('that hold nowhere show nothing, and the first ones show everything again', async () => {
    const made = await begun('n=2&m=1&cells=8');
    made.trainer.sweep.finishNext();
    const { settings } = made.store.getState();
    made.store.actions.set({ ...settings, params: { ...settings.params, steps: 100 } });
    expect(doneCells(made)).toBe(0);
    made.store.actions.set(settings);
    expect(doneCells(made)).toBe(64);
  });

  it('that make no sweep are refused in a sentence and change nothing', async () => {
    const made = await begun();
    const { settings, plan } = made.store.getState();
    made.store.actions.set({ ...settings, x: { ...settings.x, to: Number.NaN } });
    expect(made.store.getState().plan).toBe(plan);
    expect(made.store.getState().problems.map(({ message }) => message)).toEqual([
      'x.to (relativeImportance) must be a number from 0.001 to 1000, not NaN.',
    ]);
    made.store.actions.dismissProblems();
    expect(made.store.getState().problems).toEqual([]);
  });

  it('of another engine begin a sweep with it, and with all that is trained', async () => {
    const made = await begun('n=2&m=1&cells=16');
    made.trainer.sweep.finishNext();
    const [first] = made.trainer.sweeps;
    made.store.actions.open(readSweep('n=2&m=1&cells=16&engine=reference'));
    expect(first?.told.at(-1)).toBe('dispose');
    expect(status(made)).toBe('starting');
    await turn();
    expect(made.trainer.sweep.engineAsked).toBe('reference');
    made.trainer.sweep.ready();
    expect(doneCells(made)).toBe(64);
    expect(status(made)).toBe('training');
    first?.finishNext();
    expect(doneCells(made)).toBe(64);
  });

  it('of another engine while the first is still asked for leave one sweep, at rest where the map was', async () => {
    const made = page();
    made.store.actions.show();
    made.store.actions.open(readSweep('n=2&m=1&cells=16&engine=reference'));
    made.store.actions.pause();
    await turn();
    expect(made.trainer.sweeps.map(({ engineAsked, told }) => [engineAsked, told])).toEqual([
      ['auto', ['dispose']],
      ['reference', ['pause']],
    ]);
  });

  it('that cannot be read are told, and change nothing', async () => {
    const made = await begun();
    const { settings, plan, sweep } = made.store.getState();
    made.store.actions.tell([{ field: 'steps', value: '"a lot"', message: 'No number.' }]);
    expect(made.store.getState()).toMatchObject({ settings, plan, sweep, problems: [{ message: 'No number.' }] });
    expect(made.trainer.sweep.told).toEqual([]);
  });

  it('do not set a map going that the reader had stopped', async () => {
    const made = await begun();
    made.store.actions.cancel();
    made.store.actions.set({ ...made.store.getState().settings, cells: 8 });
    expect(made.store.getState()).toMatchObject({ status: 'paused', isCancelled: true });
  });
});

describe('what is shown', () => {
  it('a coarse cell stands for its block, with its own values', async () => {
    const made = await begun();
    made.trainer.sweep.finishNext();
    const state = made.store.getState();
    expect(mapMeasures(state)[1]).toBe(null);
    expect(mapCellAt(state, 17)).toMatchObject({ cell: 0, seed: 0, outcome: 'superposed', losses: [0.01, 0.011, 0.012, 0.013] });
    expect(mapCellAt({ sweep: null }, 17)).toBe(null);
  });

  it.each([
    ['n=2&m=1&cells=8', 'converged'],
    ['n=2&m=1&cells=8&sched=constant', 'paused'],
  ])('%s ends as %s', async (query, expected) => {
    const made = await begun(query);
    expect(status(made)).toBe('training');
    made.trainer.sweep.finishNext();
    expect(status(made)).toBe(expected);
  });
});
