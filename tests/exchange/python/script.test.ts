/** The script and the notebook: parsed by Python where there is one, and run where it has torch. */
import { describe, expect, it } from 'vitest';
import { pythonNotebook } from '../../../src/exchange/python/notebook.ts';
import { type ContinuedModel, pythonScript } from '../../../src/exchange/python/script.ts';
import { importWeights } from '../../../src/exchange/weights/importWeights.ts';
import type { TrainingOptions } from '../../../src/model/config/config.ts';
import { HOSTILE } from '../../address/hostileAddresses.ts';
import { sampleModel } from '../sampleModel.ts';
import { pythonWith, runPython } from './runPython.ts';

const PYTHON = pythonWith();
const TORCH = pythonWith('torch', 'numpy');

const CONFIGURATIONS: Readonly<Record<string, TrainingOptions>> = {
  plain: {},
  'correlated sets': {
    nFeatures: 6,
    featureSets: {
      kind: 'correlated',
      sets: [
        [0, 1],
        [4, 2, 5],
      ],
    },
  },
  'anticorrelated sets': {
    nFeatures: 6,
    featureSets: {
      kind: 'anticorrelated',
      sets: [
        [0, 1],
        [4, 2, 5],
      ],
    },
  },
  'a sparsity for each feature': { sparsity: [0, 0.5, 0.9, 0.99, 0.999] },
  'instances that differ': { nInstances: undefined, instances: [{ sparsity: 0.5 }, { learningRate: 0.01 }, { importanceDecay: 0.5 }] },
  'hidden units with ReLU, untied, on absolute values': { hiddenActivation: 'relu', tied: false, target: 'abs', values: 'signed' },
  'a finite data set of unit length': { dataset: { size: 16, unitLength: true, batch: 'full' }, batchSize: undefined },
  'two active features and SGD': { active: 2, sparsity: undefined, optimiser: 'sgd', momentum: 0.9, values: 'binary', warmupSteps: 5 },
  'coupled sets and rows pulled to length 1': {
    featureSets: { kind: 'anticorrelated', sets: [[0, 1]], strength: 0.5 },
    weightDecay: -0.1,
    weightDecayOn: 'weights',
    bias: false,
  },
  'a linear output and a falling rate': { activation: 'linear', learningRateSchedule: 'linear', weightDecay: 0.01 },
};

/** Near its end, so that a run takes few steps. */
const almostDone = (options: TrainingOptions): ContinuedModel => ({ ...sampleModel({ ...options, steps: 1254 }), step: 1234 });

/** The cells of a notebook as Jupyter would run them. */
function notebookCode(notebook: string): string {
  const cells: readonly { readonly cell_type: string; readonly source: string }[] = JSON.parse(notebook).cells;
  return cells.flatMap(({ cell_type: kind, source }) => (kind === 'code' ? [source] : [])).join('\n\n');
}

describe.each(Object.entries(CONFIGURATIONS))('with %s', (_, options) => {
  const model = almostDone(options);

  it.skipIf(!PYTHON)('script and notebook are Python', () => {
    for (const text of [pythonScript(model), notebookCode(pythonNotebook(model))]) {
      const { stderr } = runPython(PYTHON ?? '', `import ast\nast.parse(${JSON.stringify(text)})`);
      expect(stderr).toBe('');
    }
  });
});

it.skipIf(!TORCH)('a run trains on and writes weights that are read back', { timeout: 60_000 }, async () => {
  const model = almostDone(CONFIGURATIONS['instances that differ'] ?? {});
  const run = runPython(TORCH ?? '', pythonScript(model));
  expect(run.stderr).toBe('');
  expect(run.stdout).toMatch(/^best: seed \d+, loss 0\.\d+ /m);
  const { nFeatures, nHidden, nInstances, W } = await importWeights(run.file('superposition.npz'));
  expect([nInstances, nFeatures, nHidden]).toEqual([3, 5, 2]);
  const moved = Math.max(...W.map((value, at) => Math.abs(value - (model.weights.W[at] ?? 0))));
  expect(moved).toBeGreaterThan(1e-4);
  expect(moved).toBeLessThan(0.3);
});

it.skipIf(!TORCH)(
  'a model that is trained already is shown with its weights as they are, by the notebook too',
  { timeout: 60_000 },
  async () => {
    const model = { ...sampleModel(), step: 10_000 };
    for (const text of [pythonScript(model), notebookCode(pythonNotebook(model))]) {
      const run = runPython(TORCH ?? '', text);
      expect(run.stderr).toBe('');
      expect(await importWeights(run.file('superposition.npz'))).toMatchObject(model.weights);
    }
  },
);

it.skipIf(!PYTHON)('nothing in an address becomes code', () => {
  for (const value of HOSTILE.values) {
    const permalink = `https://name.example/?v=1&x=${value}`;
    const cell = /^PERMALINK = .*$/m.exec(pythonScript({ ...sampleModel(), permalink }))?.[0];
    const { stdout } = runPython(PYTHON ?? '', `${cell}\nimport json\nprint(json.dumps(PERMALINK))`);
    expect(JSON.parse(stdout)).toBe(permalink);
  }
});
