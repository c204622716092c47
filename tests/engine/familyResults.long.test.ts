/** What members of the family learn, against what the paper and the work on memorisation report: over many seeds, on the CPU engine. */
import { expect, it } from 'vitest';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../src/model/config/config.ts';
import { sampleData } from '../../src/model/data/sampleData.ts';
import { featureDimensionality } from '../../src/model/geometry/geometry.ts';
import { evaluateLosses } from '../../src/model/loss/evaluateLoss.ts';
import { instanceWeights, type RunWeights } from '../../src/model/network/parameters.ts';

/** The models of all seeds [instance] */
async function trained(options: TrainingOptions): Promise<readonly RunWeights[]> {
  const config = resolveConfig(options);
  const engine = await createCpuEngine(config);
  await engine.train(config.steps);
  const snapshot = await engine.snapshot();
  engine.dispose();
  return config.instances.map((_, i) => instanceWeights(snapshot, snapshot, i));
}

it('computes absolute values of three features with six units, in at least 15 of 20 seeds', async () => {
  const kind = { nFeatures: 3, nHidden: 6, hiddenActivation: 'relu', tied: false, target: 'abs', values: 'signed' } as const;
  const training = { batchSize: 256, learningRate: 0.01, learningRateSchedule: 'cosine', steps: 10_000 } as const;
  const models = await trained({ ...kind, ...training, nInstances: 20 });
  const losses = evaluateLosses(models, { ...kind, samples: 50_000 }).map(({ loss }) => loss);
  expect(losses.filter((loss) => loss < 1e-6).length).toBeGreaterThanOrEqual(15);
});

it('gives five features of dense data a ReLU unit each, in the best of 200 seeds', async () => {
  const kind = { nFeatures: 10, nHidden: 5, hiddenActivation: 'relu', importanceDecay: 0.75 } as const;
  const training = { batchSize: 256, learningRate: 0.01, learningRateSchedule: 'cosine', steps: 8000 } as const;
  const models = await trained({ ...kind, ...training, nInstances: 200 });
  const losses = evaluateLosses(models, { ...kind, samples: 50_000 }).map(({ loss }) => loss);
  const { W } = models[losses.indexOf(Math.min(...losses))];
  const meant = [0, 1, 2, 3, 4].map((unit) => {
    const weights = Array.from({ length: 10 }, (_, f) => Math.abs(W[f * 5 + unit]));
    expect(weights.filter((weight) => weight < 0.1)).toHaveLength(9);
    return weights.findIndex((weight) => weight > 0.9);
  });
  expect(meant.sort()).toEqual([0, 1, 2, 3, 4]);
});

it('stores five samples of a data set as a pentagon, in at least four of six seeds', async () => {
  const data = { nFeatures: 1000, nHidden: 2, sparsity: 0.99, dataset: { size: 5, unitLength: true }, nInstances: 6 } as const;
  const training = { weightDecay: 0.01, warmupSteps: 2500, learningRateSchedule: 'cosine', steps: 50_000 } as const;
  const models = await trained({ ...data, ...training });
  const x = sampleData(data);
  const pentagons = models.filter(({ W }, i) => {
    const shares = featureDimensionality({ W: hiddenVectors(x.subarray(5000 * i, 5000 * (i + 1)), W), nFeatures: 5, nHidden: 2 });
    return shares.every((share) => Math.abs(share - 0.4) < 0.02);
  });
  expect(pentagons.length).toBeGreaterThanOrEqual(4);
});

/** W·x of each of five samples [sample, hidden] */
function hiddenVectors(x: Float32Array, W: ArrayLike<number>): Float64Array {
  const hidden = new Float64Array(10);
  x.forEach((value, at) => {
    const [sample, f] = [Math.floor(at / 1000), at % 1000];
    for (const k of [0, 1]) hidden[2 * sample + k] += value * W[2 * f + k];
  });
  return hidden;
}
