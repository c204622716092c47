/** PyTorch reaches the page’s losses: from random weights and on from half-way, the best of eight seeds or more, for seven configurations. */
import { expect, it } from 'vitest';
import { createEngine } from '../../../src/engine/createEngine.ts';
import { refusalOf } from '../../../src/engine/offers.ts';
import { pythonScript } from '../../../src/exchange/python/script.ts';
import { importWeights } from '../../../src/exchange/weights/importWeights.ts';
import type { ModelWeights } from '../../../src/exchange/weights/weightTypes.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';
import type { TrainingConfig, TrainingOptions } from '../../../src/model/config/config.ts';
import { evaluateLosses } from '../../../src/model/loss/evaluateLoss.ts';
import { instanceWeights } from '../../../src/model/network/parameters.ts';
import { pythonWith, runPython } from './runPython.ts';

const TORCH = pythonWith('torch', 'numpy');
const shared: TrainingOptions = { nInstances: 8, learningRate: 5e-3, learningRateSchedule: 'cosine', steps: 6000 };
/** Hidden ReLUs end in many minima that differ by a few percent, so that the best of eight is luck. */
const MANY_MINIMA: TrainingOptions = { nInstances: 48 };
const CONFIGURATIONS: Readonly<Record<string, TrainingOptions>> = {
  'the paper’s first figure': { nFeatures: 5, nHidden: 2, sparsity: 0.9, importanceDecay: 0.9 },
  'correlated sets': {
    nFeatures: 6,
    nHidden: 3,
    sparsity: 0.9,
    featureSets: {
      kind: 'correlated',
      sets: [
        [0, 1, 2],
        [3, 4, 5],
      ],
    },
  },
  'anticorrelated sets': {
    nFeatures: 8,
    nHidden: 3,
    sparsity: 0.8,
    featureSets: {
      kind: 'anticorrelated',
      sets: [
        [0, 1],
        [2, 3],
        [4, 5, 6],
      ],
    },
  },
  'a sparsity for each feature': { nFeatures: 6, nHidden: 2, sparsity: [0, 0.5, 0.8, 0.9, 0.95, 0.99] },
  'ReLU hidden units': { ...MANY_MINIMA, nFeatures: 10, nHidden: 5, sparsity: 0.7, importanceDecay: 0.75, hiddenActivation: 'relu' },
  'absolute values': {
    ...MANY_MINIMA,
    nFeatures: 6,
    nHidden: 8,
    sparsity: 0.8,
    importanceDecay: 0.8,
    target: 'abs',
    values: 'signed',
    hiddenActivation: 'relu',
    tied: false,
  },
  'weight decay': { nFeatures: 20, nHidden: 5, sparsity: 0.95, importanceDecay: 0.7, weightDecay: 0.05 },
};

it.skipIf(!TORCH).each(Object.entries(CONFIGURATIONS))('with %s', async (name, options) => {
  const config = resolveConfig({ ...shared, ...options });
  const engine = await createEngine(refusalOf('cpu', config) ? 'reference' : 'cpu', config);
  await engine.train(config.steps / 2);
  const half = await engine.snapshot();
  await engine.train(config.steps / 2);
  const page = bestLoss(await engine.snapshot(), config);
  engine.dispose();
  const script = pythonScript({ config, weights: half, step: half.step, permalink: '' });
  const losses = { page, continued: await torchLoss(script, config), fromScratch: await torchLoss(script, config, '--from-scratch') };
  console.info(name, losses);
  expect(Math.abs(losses.continued / page - 1)).toBeLessThan(0.03);
  expect(Math.abs(losses.fromScratch / page - 1)).toBeLessThan(0.03);
});

async function torchLoss(script: string, config: TrainingConfig, ...flags: readonly string[]): Promise<number> {
  const run = runPython(TORCH ?? '', script, ...flags);
  expect(run.stderr).toBe('');
  return bestLoss(await importWeights(run.file('superposition.npz'), { layout: 'feature-hidden' }), config);
}

/** On the same million samples for all. */
function bestLoss(weights: ModelWeights, config: TrainingConfig): number {
  const models = config.instances.map((_, i) => instanceWeights(weights, weights, i));
  const [{ sparsity, importance }] = config.instances;
  const losses = evaluateLosses(models, { ...config, sparsity, importance, samples: 1_000_000 });
  return Math.min(...losses.map(({ loss }) => loss));
}
