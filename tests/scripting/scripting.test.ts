/** `train()` as a script sees it, over workers without threads. From other origins and in sandboxes: tests/e2e/scripting. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../src/model/config/config.ts';
import { ConfigError } from '../../src/model/config/problem.ts';
import { TrainingError } from '../../src/scripting/runs/trainingRun.ts';
import { startTraining } from '../../src/scripting/scripting.ts';
import type { TrainSettings } from '../../src/scripting/settings.ts';
import { Newest } from '../../src/scripting/streams/newest.ts';
import { createPool } from '../../src/training/page/pool.ts';
import { inProcessStarter } from '../training/inProcess.ts';

const SMALL: TrainingOptions = { nFeatures: 3, nHidden: 2, batchSize: 16, steps: 200, seed: 7, nInstances: 2 };

function train(options: TrainingOptions, settings: TrainSettings = {}) {
  const trainer = createPool({ size: 1, startWorker: inProcessStarter([]) });
  onTestFinished(() => trainer.dispose());
  return startTraining(() => trainer, options, settings && { engine: 'reference', ...settings });
}

async function stepsOf(run: AsyncIterable<{ step: number }>): Promise<number[]> {
  const steps: number[] = [];
  for await (const { step } of run) steps.push(step);
  return steps;
}

describe('a run', () => {
  it('gives snapshots, ends after the last step and finishes with what a direct training gives', async () => {
    const run = train(SMALL);
    const steps = await stepsOf(run);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.at(-1)).toBe(200);
    const direct = createReferenceEngine(resolveConfig(SMALL));
    await direct.train(200);
    const { W, b, loss, ...head } = await run.finished;
    expect({ W, b, loss }).toEqual((({ W, b, loss }) => ({ W, b, loss }))(await direct.snapshot()));
    expect(head).toMatchObject({ step: 200, engine: 'reference', nInstances: 2, nFeatures: 3, nHidden: 2 });
  });

  it('says whose density holds in a set for as long as members differ', async () => {
    const featureSets = { kind: 'correlated', sets: [[2, 0]] } as const;
    const run = train({ ...SMALL, featureSets, sparsity: [0.5, 0.7, 0.9] });
    const sentence = 'sparsity in a set must be the same for all its features, not [0.5,0.9]; 0.5, that of the first, is used instead.';
    expect(run.notices).toEqual([sentence]);
    await run.finished;
    expect(run.notices).toEqual([sentence]);
    expect(train({ ...SMALL, featureSets, sparsity: [0.5, 0.7, 0.5] }).notices).toEqual([]);
    expect(train({ ...SMALL, sparsity: [0.5, 0.7, 0.9] }).notices).toEqual([]);
  });

  it('says so of one model among several, and after a change', async () => {
    const featureSets = { kind: 'anticorrelated', sets: [[0, 1]] } as const;
    const instances = [{ sparsity: 0.5 }, { sparsity: [0.2, 0.3, 0.3] }];
    expect(train({ ...SMALL, featureSets, instances }).notices).toEqual([expect.stringContaining('not [0.2,0.3]; 0.2')]);
    const run = train({ ...SMALL, featureSets, sparsity: 0.5, steps: 1_000_000 });
    expect(run.notices).toEqual([]);
    run.set({ sparsity: [0.6, 0.7, 0.7] });
    await expect.poll(() => run.notices).toEqual([expect.stringContaining('not [0.6,0.7]; 0.6')]);
    run.stop();
    await run.finished;
  });

  it('needs nobody to iterate', async () => {
    expect((await train(SMALL).finished).step).toBe(200);
  });

  it('stop() ends it with the snapshot of that moment', async () => {
    const run = train({ ...SMALL, steps: 1_000_000 });
    const seen: number[] = [];
    for await (const { step } of run) {
      seen.push(step);
      if (step > 50) run.stop();
    }
    expect((await run.finished).step).toBe(seen.at(-1));
    expect(seen.at(-1)).toBeLessThan(1_000_000);
  });

  it('stop() before the first step gives the initial weights', async () => {
    const run = train({ ...SMALL, steps: 1_000_000 });
    run.stop();
    expect((await run.finished).step).toBe(0);
  });
});

describe('an aborted signal', () => {
  it.each(['before', 'during'])('%s the run rejects with its reason, in the iteration too', async (when) => {
    const controller = new AbortController();
    const reason = new Error('enough');
    if (when === 'before') controller.abort(reason);
    const run = train({ ...SMALL, steps: 1_000_000 }, { signal: controller.signal });
    setTimeout(() => controller.abort(reason), 30);
    await expect(stepsOf(run)).rejects.toBe(reason);
    await expect(run.finished).rejects.toBe(reason);
  });
});

describe('what cannot be done rejects', () => {
  const bad: readonly [string, TrainingOptions, TrainSettings, RegExp][] = [
    ['a value out of range', { nHidden: 0 }, {}, /^nHidden must be a whole number from 1 to 200, not 0\.$/],
    ['snapshotEvery', {}, { snapshotEvery: 0.5 }, /^snapshotEvery must be a whole number from 1 to 10000000, not 0\.5\.$/],
    ['an engine', {}, JSON.parse('{ "engine": "gpu" }'), /^engine must be one of auto, webgpu, cpu, tfjs, reference, exact, not "gpu"\.$/],
    ['a signal', {}, JSON.parse('{ "signal": 5 }'), /^signal must be an AbortSignal, not 5\.$/],
    ['half a signal', {}, JSON.parse('{ "signal": { "aborted": true } }'), /^signal must be an AbortSignal, not \{"aborted":true\}\.$/],
    ['a list for a configuration', JSON.parse('[]'), {}, /^configuration must be an object, not \[\]\.$/],
    ['null for settings', {}, JSON.parse('null'), /^settings must be an object, or left out, not null\.$/],
    ['null for a configuration', JSON.parse('null'), {}, /^configuration must be an object, not null\.$/],
    ['at beside snapshotEvery', {}, { at: [1], snapshotEvery: 1 }, /^at must be left out where snapshotEvery is given, not \[1\]\.$/],
    ['at that is no list', {}, JSON.parse('{ "at": 5 }'), /^at must be a list of steps, not 5\.$/],
    ['a step', {}, { at: [1, 2.5] }, /^at\[1\] must be a whole number from 0 to 10000000, not 2\.5\.$/],
    ['a setting', {}, JSON.parse('{ "every": 3 }'), /^setting must be one of engine, signal, snapshotEvery, at, not "every"\.$/],
  ];
  it('a list for settings, before anything is trained', async () => {
    const trainer = () => {
      throw new Error('a trainer was asked for');
    };
    const { finished } = startTraining(trainer, {}, JSON.parse('[]'));
    await expect(finished).rejects.toThrow(/^settings must be an object, or left out, not \[\]\.$/);
  });

  it.each(bad)('%s, naming field, value and range', async (_, options, settings, message) => {
    const { finished } = train(options, settings);
    await expect(finished).rejects.toBeInstanceOf(ConfigError);
    await expect(finished).rejects.toThrow(message);
  });

  it('an engine that is not there', async () => {
    const run = train(SMALL, { engine: 'webgpu' });
    await expect(stepsOf(run)).rejects.toBeInstanceOf(TrainingError);
    await expect(run.finished).rejects.toMatchObject({
      kind: 'no-webgpu',
      message: expect.stringContaining('WebGPU is not available here'),
    });
  });
});

it('a slow reader sees the newest item only, and always the last', async () => {
  const items = new Newest<number>();
  const reader = items[Symbol.asyncIterator]();
  items.push(1);
  const seen = [(await reader.next()).value];
  for (let i = 2; i <= 20; i++) items.push(i);
  items.end();
  for await (const item of reader) seen.push(item);
  expect(seen).toEqual([1, 20]);
});
