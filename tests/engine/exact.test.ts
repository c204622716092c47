/** Descent on the expected loss: its gradient against finite differences, and where it ends against the closed forms of the field. */
import { describe, expect, it } from 'vitest';
import { createExactEngine } from '../../src/engine/exact.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../src/model/config/config.ts';
import { ExactGradient } from '../../src/model/loss/exactGradient.ts';
import { createExactJudge } from '../../src/model/loss/exactLoss.ts';
import { createGradientSums } from '../../src/model/network/network.ts';
import { uniforms } from '../model/randomModels.ts';

const CASES: readonly [string, TrainingOptions][] = [
  ['relu', { sparsity: 0.5 }],
  ['dense', { sparsity: 0 }],
  ['linear', { activation: 'linear', sparsity: 0.6 }],
  ['untied', { tied: false, sparsity: [0.3, 0.8, 0.5, 0.9] }],
  ['without a bias', { bias: false, sparsity: 0.7 }],
  ['binary values', { values: 'binary', sparsity: 0.6 }],
  ['exactly one active', { active: 1 }],
  ['correlated sets', { sparsity: 0.7, featureSets: { kind: 'correlated', sets: [[0, 2]], strength: 0.5 } }],
  ['anticorrelated sets', { sparsity: 0.4, featureSets: { kind: 'anticorrelated', sets: [[1, 3]] } }],
];

describe.each(CASES)('%s', (_, options) => {
  const config = resolveConfig({ nFeatures: 4, nHidden: 2, importanceDecay: 0.8, ...options });
  const [data] = config.instances;

  it.each([1, 2, 3, 4])('has the gradient of finite differences (weights %i)', (seed) => {
    const uniform = uniforms(seed);
    const draw = () => 2 * uniform() - 1;
    const W = Float64Array.from({ length: 8 }, draw);
    const WOut = config.tied ? W : Float64Array.from({ length: 8 }, draw);
    const b = config.bias ? Float64Array.from({ length: 4 }, () => 0.5 * draw()) : new Float64Array(4);
    const sums = createGradientSums(config);
    new ExactGradient(config).addTo(sums, { W, WOut, b }, data);
    const judge = createExactJudge(config);
    expect(sums.loss).toBeCloseTo(judge.loss({ W, WOut, b }, data), 14);
    const slope = (parameters: Float64Array, at: number) => {
      const before = parameters[at];
      const losses = [before + 1e-5, before - 1e-5].map((value) => {
        parameters[at] = value;
        return judge.loss({ W, WOut, b }, data);
      });
      parameters[at] = before;
      return (losses[0] - losses[1]) / 2e-5;
    };
    const parts = [
      [W, sums.W],
      ...(config.tied ? [] : [[WOut, sums.WOut] as const]),
      ...(config.bias ? [[b, sums.b] as const] : []),
    ] as const;
    for (const [parameters, half] of parts) {
      expect([...half].map((value) => 2 * value)).toEqual(Array.from(parameters, (__, at) => expect.closeTo(slope(parameters, at), 7)));
    }
  });
});

/** l*, b* and h_k = 3k · (summed loss) of the regular k-gon, for samples with one active feature (Chen et al., table A.1). */
const POLYGONS = [
  [4, 1, 0, 0],
  [5, 1.17046, -0.2823, 0.23738],
  [6, 1.32053, -0.61814, 0.86746],
] as const;

it.each(POLYGONS)('ends in the best regular %i-gon on data with one active feature', async (k, norm, bias, h) => {
  const engine = createExactEngine(
    resolveConfig({
      nFeatures: k,
      nHidden: 2,
      active: 1,
      start: { polygon: k, noise: 0.01 },
      steps: 3000,
      learningRate: 0.01,
      learningRateSchedule: 'linear',
    }),
  );
  await engine.train(3000);
  const { W, b, loss } = await engine.snapshot();
  for (let f = 0; f < k; f++) {
    expect(Math.abs(Math.hypot(W[2 * f], W[2 * f + 1]) - norm)).toBeLessThan(1e-4);
    expect(Math.abs(b[f] - bias)).toBeLessThan(1e-4);
  }
  expect(loss[0] * 3 * k * k).toBeCloseTo(h, 4);
});

it.each<[TrainingOptions, RegExp]>([
  [{ nFeatures: 7 }, /nFeatures must be at most 6 for the engine exact/],
  [{ hiddenActivation: 'relu' }, /hiddenActivation must be identity for an exact loss/],
  [{ values: 'signed' }, /values must be uniform or binary for an exact loss/],
  [{ dataset: { size: 5 } }, /dataset must be null for the engine exact/],
])('refuses %j with a sentence', (options, sentence) => {
  expect(() => createExactEngine(resolveConfig(options))).toThrow(sentence);
});
