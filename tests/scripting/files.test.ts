/** Weights into a run and models out of it, as scripts do it. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { exportModel, importWeights } from '../../src/scripting/files.ts';
import type { TrainOptions } from '../../src/scripting/runs/from.ts';
import { startTraining } from '../../src/scripting/scripting.ts';
import { createPool } from '../../src/training/page/pool.ts';
import { inProcessStarter } from '../training/inProcess.ts';

const SMALL: TrainOptions = { nFeatures: 3, nHidden: 2, batchSize: 16, steps: 50, seed: 7, nInstances: 2, sparsity: 0.5 };

function train(options: TrainOptions) {
  const trainer = createPool({ size: 1, startWorker: inProcessStarter([]) });
  onTestFinished(() => trainer.dispose());
  return startTraining(() => trainer, options, { engine: 'reference' });
}

async function firstOf(options: TrainOptions) {
  const run = train(options);
  run.stop();
  return run.finished;
}

describe.each([{}, { tied: false, hiddenActivation: 'relu' } as const])('a run with %j', (more) => {
  it.each(['json', 'safetensors', 'npz', 'card'] as const)('starts from weights that were exported as %s', async (format) => {
    const options = { ...SMALL, ...more };
    const last = await train(options).finished;
    const weights = await importWeights(await exportModel(last, options, { format }));
    const { W, WOut, b, nInstances, step } = await firstOf({ ...more, from: weights });
    expect({ W, WOut, b, nInstances, step }).toEqual({ W: last.W, WOut: last.WOut, b: last.b, nInstances: 2, step: 0 });
  });

  it('starts from a snapshot, and goes on from there', async () => {
    const last = await train({ ...SMALL, ...more }).finished;
    const further = await train({ ...SMALL, ...more, from: last }).finished;
    expect(further.step).toBe(50);
    expect(further.W).not.toEqual(last.W);
    expect(Math.max(...further.W.map((value, at) => Math.abs(value - last.W[at])))).toBeLessThan(0.1);
  });
});

describe('refused by name', () => {
  it.each<[string, TrainOptions, RegExp]>([
    ['another shape', { nFeatures: 4 }, /nFeatures must be left out, or 3 as in the weights of from, not 4\./],
    ['untied weights wanted', { tied: false }, /tied must be left out, or true as in the weights of from, not false\./],
    ['another start', { start: { polygon: 3 } }, /from must be left out where start is given/],
    ['more models', { nInstances: 3 }, /start\.W/],
  ])('%s', async (_, options, message) => {
    const from = await train(SMALL).finished;
    await expect(train({ ...options, from }).finished).rejects.toMatchObject({
      name: 'ConfigError',
      message: expect.stringMatching(message),
    });
  });

  it('what is no weights', async () => {
    const from: TrainOptions['from'] = JSON.parse('{"W": [1, 2]}');
    await expect(train({ from }).finished).rejects.toThrow(/from must be weights: an object with nFeatures/);
  });

  it('a format that there is not', async () => {
    const last = await train(SMALL).finished;
    const format: 'json' = JSON.parse('"pth"');
    await expect(exportModel(last, SMALL, { format })).rejects.toThrow(/format must be one of json, safetensors, npz/);
  });
});
