/** The sampled loss against the model's own forward pass on the same samples, and its checks. */
import { expect, it } from 'vitest';
import { evaluationSampler } from '../../src/model/data/sampler.ts';
import { createActiveFeatures } from '../../src/model/data/sampling.ts';
import { evaluateLoss, evaluateLosses } from '../../src/model/loss/evaluateLoss.ts';
import { forward } from '../../src/model/network/forward.ts';
import { type RandomModel, randomModel } from './randomModels.ts';

const SAMPLES = 2000;

/** The same mean, sample by sample and feature by feature. */
function readably(model: RandomModel, seed: number): number {
  const { target } = model;
  const sampler = evaluationSampler(model, { seed, sparsity: model.sparsity });
  const active = createActiveFeatures(model.nFeatures);
  let sum = 0;
  for (let sample = 0; sample < SAMPLES; sample++) {
    sampler.draw(0, sample, active);
    const x = new Float64Array(model.nFeatures);
    for (let a = 0; a < active.count; a++) x[active.features[a]] = active.magnitudes[a];
    const { output } = forward({ ...model, x });
    x.forEach((own, f) => {
      sum += model.importance[f] * ((target === 'abs' ? Math.abs(own) : own) - output[f]) ** 2;
    });
  }
  return sum / (SAMPLES * model.nFeatures);
}

it.each([0, 1, 2, 3, 4, 5, 7, 8, 9])('is the mean loss of the evaluation samples (random model %i)', (index) => {
  const model = randomModel(index);
  expect(evaluateLoss({ ...model, samples: SAMPLES, seed: 3 })).toBeCloseTo(readably(model, 3), 12);
});

it('takes the short way through the hidden layer or through WᵀW to the same result', () => {
  const model = { ...randomModel(0), nFeatures: 12, nHidden: 3, featureSets: null };
  const weights = {
    W: Float64Array.from({ length: 36 }, (_, at) => Math.sin(at)),
    b: Float64Array.from({ length: 12 }, (_, f) => 0.1 - 0.02 * f),
  };
  for (const sparsity of [0, 0.95]) {
    const full = {
      ...model,
      ...weights,
      sparsity: Array.from({ length: 12 }, () => sparsity),
      importance: Array.from({ length: 12 }, () => 1),
    };
    expect(evaluateLoss({ ...full, samples: SAMPLES, seed: 5 })).toBeCloseTo(readably(full, 5), 12);
  }
});

it('judges all candidates on the same samples', () => {
  const model = { ...randomModel(0), nFeatures: 3, nHidden: 1, sparsity: 0.5, importance: [1, 1, 1], featureSets: null };
  const candidates = [1, -1, 0.5].map((w) => ({ W: [w, -w, 0], b: [0, 0, 0.1] }));
  const together = evaluateLosses(candidates, { ...model, samples: SAMPLES, seed: 1 });
  const alone = candidates.map((candidate) => evaluateLoss({ ...model, ...candidate, samples: SAMPLES, seed: 1 }));
  expect(together.map(({ loss }) => loss)).toEqual(alone);
  expect(evaluateLoss({ ...model, W: [1, -1, 0], b: [0, 0, 0.1], samples: SAMPLES, seed: 2 })).not.toBe(alone[0]);
});

it('tells its standard error', () => {
  // x² of one feature that is never rebuilt: variance 1/5 − 1/9.
  const [estimate] = evaluateLosses([{ W: [0], b: [0] }], { nFeatures: 1, nHidden: 1, samples: 100_000 });
  expect(estimate?.standardError).toBeCloseTo(Math.sqrt((1 / 5 - 1 / 9) / 100_000), 5);
  expect(Math.abs((estimate?.loss ?? 0) - 1 / 3)).toBeLessThan(4 * (estimate?.standardError ?? 0));
});

const FINE = { W: [1, -1], b: [0, 0], nFeatures: 2, nHidden: 1 };
it.each([
  [{ samples: 0 }, /samples must be a whole number from 1 to 4294967295, not 0\./],
  [{ samples: 1.5 }, /samples must be .* not 1\.5\./],
  [{ seed: -1 }, /seed must be a whole number from 0 to 4294967295, not -1\./],
  [{ b: [0] }, /b must be an array of nFeatures = 2 numbers, those of one instance, not "1 numbers"/],
])('refuses %j with a sentence', (options, sentence) => {
  expect(() => evaluateLoss({ ...FINE, ...options })).toThrow(sentence);
});
