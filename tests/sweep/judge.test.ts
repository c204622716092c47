/** How a sweep judges models of any kind: exactly where it can, else by a run that learns nothing. */
import { expect, it } from 'vitest';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../src/model/config/config.ts';
import { evaluateLosses } from '../../src/model/loss/evaluateLoss.ts';
import { instanceWeights } from '../../src/model/network/parameters.ts';
import { isJudgedExactly, judgingRun } from '../../src/sweep/judge.ts';

it.each<[TrainingOptions, boolean]>([
  [{ nFeatures: 10 }, true],
  [{ nFeatures: 11 }, false],
  [{ nFeatures: 4, tied: false, values: 'binary' }, true],
  [{ nFeatures: 4, values: 'signed' }, false],
  [{ nFeatures: 4, hiddenActivation: 'relu' }, false],
])('judges %j exactly: %s', (options, exactly) => {
  expect(isJudgedExactly(resolveConfig(options))).toBe(exactly);
});

it.each<[string, TrainingOptions]>([
  ['untied, absolute values', { tied: false, hiddenActivation: 'relu', values: 'signed', target: 'abs', optimiser: 'sgd', momentum: 0.9 }],
  ['a data set of unit length', { values: 'signed', dataset: { size: 20, unitLength: true }, warmupSteps: 9 }],
])('judges by fresh samples and changes nothing: %s', async (_, options) => {
  const config = resolveConfig({ nFeatures: 4, nHidden: 3, sparsity: 0.5, nInstances: 2, ...options });
  const trained = createReferenceEngine(config);
  await trained.train(20);
  const weights = await trained.snapshot();
  const { config: judging, from } = judgingRun(config, weights);
  const judge = createReferenceEngine(judging, from);
  await judge.train(40);
  const { W, WOut, b, loss } = await judge.snapshot();
  expect([W, WOut, b]).toEqual([weights.W, weights.WOut, weights.b]);
  const candidates = [0, 1].map((i) => instanceWeights(weights, config, i));
  const data = { ...config, sparsity: 0.5, samples: 50_000 };
  for (const [i, estimate] of evaluateLosses(candidates, data).entries()) expect(Math.abs(loss[i] / estimate.loss - 1)).toBeLessThan(0.05);
});
