/** Changes on the way, checkpoints, and what snapshots know of their run. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { parsePermalink } from '../../src/address/permalink.ts';
import { openLink } from '../../src/address/stateLinks.ts';
import { createExperimentStore } from '../../src/experiment/createExperimentStore.ts';
import type { TrainingOptions } from '../../src/model/config/config.ts';
import { INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import type { RunChange } from '../../src/scripting/runs/changes.ts';
import type { TrainOptions } from '../../src/scripting/runs/from.ts';
import { instanceOf, type RunSnapshot } from '../../src/scripting/runs/snapshots.ts';
import { startTraining } from '../../src/scripting/scripting.ts';
import type { TrainSettings } from '../../src/scripting/settings.ts';
import { describeFailure } from '../../src/training/failure.ts';
import { createPool } from '../../src/training/page/pool.ts';
import { inProcessStarter } from '../training/inProcess.ts';
import { inProcessTrainer } from '../training/inProcessTrainer.ts';

vi.mock('react', () => ({}));

const SMALL: TrainingOptions = { nFeatures: 3, nHidden: 2, batchSize: 16, steps: 300, seed: 7, nInstances: 2, sparsity: 0.5 };

function train(options: TrainOptions, settings: TrainSettings = {}) {
  const trainer = createPool({ size: 1, startWorker: inProcessStarter([]) });
  onTestFinished(() => trainer.dispose());
  return startTraining(() => trainer, options, { engine: 'reference', ...settings });
}

async function snapshotsOf(run: AsyncIterable<RunSnapshot>): Promise<RunSnapshot[]> {
  const seen: RunSnapshot[] = [];
  for await (const snapshot of run) seen.push(snapshot);
  return seen;
}

const weightsOf = ({ step, W, b, loss }: RunSnapshot) => ({ step, W, b, loss });

describe('changes on the way', () => {
  it('as a link’s ch give the link’s weights, number for number', async () => {
    const store = createExperimentStore(inProcessTrainer(), INITIAL_PARAMS, {
      frame: (callback) => void setImmediate(callback),
      describeFailure,
    });
    openLink(store, parsePermalink('?v=1&n=4&m=2&S=0.8&I=0.9&seed=5&k=2&batch=32&t=250&ch=100S0.3_100lr0.01_180I0.7'));
    await expect.poll(() => store.getState().snapshot?.step, { timeout: 20_000 }).toBe(250);
    const { steps, learningRate } = { steps: 250, learningRate: INITIAL_PARAMS.lr };
    const base = {
      nFeatures: 4,
      nHidden: 2,
      sparsity: 0.8,
      importanceDecay: 0.9,
      seed: 5,
      nInstances: 2,
      batchSize: 32,
      steps,
      learningRate,
    };
    const changes = [
      { step: 180, importanceDecay: 0.7 },
      { step: 100, sparsity: 0.3, learningRate: 0.01 },
    ];
    const last = await train({ ...base, changes }).finished;
    expect(last.W).toEqual(store.getState().snapshot?.W);
    expect(last.b).toEqual(store.getState().snapshot?.b);
  });

  it('by set() are recorded, and the record gives the same run again', async () => {
    const run = train(SMALL, { snapshotEvery: 10 });
    const seen: RunSnapshot[] = [];
    for await (const snapshot of run) {
      seen.push(snapshot);
      if (snapshot.step === 50) run.set({ sparsity: 0.9 });
      if (snapshot.step === 120) run.set({ learningRate: 0.01, importance: Float32Array.of(1, 0.5, 0.25) });
    }
    expect(run.changes).toHaveLength(2);
    expect(run.changes[0]).toMatchObject({ sparsity: 0.9 });
    const again = await snapshotsOf(train({ ...SMALL, changes: run.changes }, { snapshotEvery: 10 }));
    expect(again.map(weightsOf)).toEqual(seen.map(weightsOf));
    expect(seen.at(-1)?.configuration.instances[0]).toMatchObject({ sparsity: [0.9, 0.9, 0.9], learningRate: 0.01 });
    expect(seen[0]?.configuration.instances[0]).toMatchObject({ sparsity: [0.5, 0.5, 0.5], learningRate: 1e-3 });
  });

  it.each<[string, unknown, RegExp]>([
    ['no list', 5, /^changes must be a list of objects/],
    ['no object', [null], /^changes\[0\] must be an object with a step/],
    ['no step', [{ sparsity: 0.5 }], /^changes\[0\]\.step must be a whole number from 0 to 300, not undefined\.$/],
    ['a step past the end', [{ step: 301 }], /^changes\[0\]\.step must be a whole number from 0 to 300, not 301\.$/],
    ['a key', [{ step: 1, sparcity: 0.5 }], /^changes\[0\]\.live parameter must be one of sparsity/],
    ['a value', [{ step: 1 }, { step: 2, sparsity: 2 }], /^changes\[1\]\.sparsity must be a number from 0/],
    ['a list of another length', [{ step: 1, importance: [1] }], /^changes\[0\]\.importance must be a number or a list of 3/],
  ])('with %s are refused by name', async (_, changes, message) => {
    const given: readonly RunChange[] = JSON.parse(JSON.stringify(changes));
    await expect(train({ ...SMALL, changes: given }).finished).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringMatching(message),
    });
  });

  it('that set() cannot make are refused, and the run goes on', async () => {
    const run = train(SMALL);
    expect(() => run.set({ sparsity: 1 })).toThrow(/^sparsity must be a number from 0 to 0\.9999999, not 1\.$/);
    expect((await run.finished).step).toBe(300);
    expect(run.changes).toEqual([]);
  });
});

describe('a checkpoint', () => {
  it('continues a run as if it had never stopped, with nothing said again', async () => {
    const whole = await snapshotsOf(train(SMALL, { at: [150] }));
    const run = train(SMALL, { at: [100] });
    const reader = run[Symbol.asyncIterator]();
    await reader.next();
    const checkpoint = await run.checkpoint();
    run.stop();
    expect(checkpoint.step).toBeGreaterThanOrEqual(100);
    const stored = structuredClone(checkpoint);
    const last = await train({ from: stored }).finished;
    expect(weightsOf(last)).toEqual(weightsOf(whole.at(-1) ?? last));
  });

  it('of the end goes further with more steps, and with changes made before and after', async () => {
    const changes = [
      { step: 50, sparsity: 0.9 },
      { step: 320, learningRate: 0.01 },
    ];
    const first = train({ ...SMALL, changes: changes.slice(0, 1) });
    expect((await first.finished).step).toBe(300);
    const further = await train({ from: await first.checkpoint(), steps: 400, changes }).finished;
    const whole = await train({ ...SMALL, steps: 400, changes }).finished;
    expect(weightsOf(further)).toEqual(weightsOf(whole));
  });

  it('takes other values beside it', async () => {
    const run = train(SMALL);
    await run.finished;
    const further = await train({ from: await run.checkpoint(), steps: 310, featureProbability: 0.25 }).finished;
    expect(further.configuration.instances[1]).toMatchObject({ seed: 8, sparsity: [0.75, 0.75, 0.75] });
  });

  it.each<[string, object, RegExp]>([
    ['another shape', { nFeatures: 4 }, /nFeatures|numbers/],
    ['a start beside it', { start: { polygon: 3 } }, /^from must be left out where start is given/],
  ])('with %s is refused', async (_, more, message) => {
    const run = train(SMALL);
    await run.finished;
    await expect(train({ from: await run.checkpoint(), ...more }).finished).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringMatching(message),
    });
  });

  it.each<[string, object, RegExp]>([
    ['no state', { state: [1, 2] }, /^from\.state must be a Float32Array/],
    ['no step', { step: -1 }, /^from\.step must be a whole number/],
    ['no configuration', { configuration: 5 }, /^from\.configuration must be that of run\.checkpoint\(\)/],
  ])('that has %s is refused', async (_, more, message) => {
    const run = train(SMALL);
    await run.finished;
    const from = { ...(await run.checkpoint()), ...more };
    await expect(train({ from }).finished).rejects.toMatchObject({ name: 'ConfigError', message: expect.stringMatching(message) });
  });
});

describe('a snapshot', () => {
  it('knows its seeds and its configuration, and trains to the same weights with it', async () => {
    const last = await train(SMALL).finished;
    expect(last.seeds).toEqual([7, 8]);
    expect(last.configuration).toMatchObject({ nFeatures: 3, nHidden: 2, steps: 300, batchSize: 16 });
    expect(weightsOf(await train(last.configuration).finished)).toEqual(weightsOf(last));
  });

  it('gives each model by itself, copies of it too', async () => {
    const last = await train(SMALL).finished;
    const second = last.instance(1);
    expect(second).toMatchObject({ seeds: [8], sparsity: [0.5, 0.5, 0.5], step: 300, loss: last.loss[1] });
    expect(second.W).toEqual(last.W.slice(6));
    expect(second.b).toEqual(last.b.slice(3));
    expect(instanceOf(structuredClone(last), 1)).toEqual(second);
  });

  it.each([-1, 2, 0.5, Number.NaN])('refuses model %s', async (i) => {
    const last = await train(SMALL).finished;
    expect(() => last.instance(i)).toThrow(`instance must be a whole number from 0 to 1, not ${i}.`);
  });
});
