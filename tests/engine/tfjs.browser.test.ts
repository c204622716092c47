/**
 * The tfjs engine keeps the contract, and leaves no tensor behind. The whole suite runs on tfjs's CPU backend; on its WebGPU
 * backend, where a step is dozens of dispatches, a few trainings are compared with the reference.
 */
import { memory } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import { createTfjsEngine } from '../../src/engine/tfjs/engine.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../src/model/config/config.ts';
import { engineSuite } from './suite.ts';
import { medium, small } from './suiteCases.ts';

engineSuite('tfjs', (config, from) => createTfjsEngine(config, from, 'cpu'), { onlyShort: true });

describe('tfjs on its WebGPU backend', () => {
  it.each<[string, TrainingOptions]>([
    ['values per instance', { ...small, instances: [{ sparsity: 0 }, { sparsity: [0.1, 0.2, 0.9, 0.9, 0.5], learningRate: 5e-3 }] }],
    ['sets, weight decay', { ...small, weightDecay: 0.1, featureSets: { kind: 'anticorrelated', sets: [[4, 0, 2]] } }],
    ['linear, n=20, m=5', { ...medium, activation: 'linear' }],
  ])('agrees with the reference, goes on from a checkpoint: %s', async (_, options) => {
    const config = resolveConfig(options);
    const reference = createReferenceEngine(config);
    await reference.train(20);
    const first = await createTfjsEngine(config, undefined, 'webgpu');
    await first.train(9);
    const engine = await createTfjsEngine(config, await first.checkpoint(), 'webgpu');
    await engine.train(11);
    const [expected, { W, b, loss }] = [await reference.snapshot(), await engine.snapshot()];
    for (const [own, known] of [[W, expected.W] as const, [b, expected.b] as const, [loss, expected.loss] as const]) {
      expect(Math.max(...own.map((value, at) => Math.abs(value - (known[at] ?? Number.NaN))))).toBeLessThan(1e-5);
    }
    for (const one of [first, engine]) one.dispose();
  });
});

describe.each(['cpu', 'webgpu'] as const)('tfjs memory on the %s backend', (backend) => {
  it('holds as many tensors after many steps as after 10, and none after dispose', async () => {
    const before = memory().numTensors;
    const engine = await createTfjsEngine(resolveConfig({ sparsity: 0.9, nInstances: 2, batchSize: 16 }), undefined, backend);
    await engine.train(10);
    await engine.snapshot();
    const early = memory().numTensors;
    expect(early).toBeGreaterThan(before);
    await engine.train(backend === 'cpu' ? 990 : 90);
    engine.tune({ sparsity: 0.5 });
    await engine.snapshot();
    await engine.checkpoint();
    expect(memory().numTensors).toBe(early);
    engine.dispose();
    expect(memory().numTensors).toBe(before);
  });
});
