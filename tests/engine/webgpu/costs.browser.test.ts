/** What the WebGPU engine asks of the device: few dispatches and submissions, small readings, nothing made anew, and memory that stays flat. */
import { memory } from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openGpu } from '../../../src/engine/webgpu/device.ts';
import { createWebgpuEngine } from '../../../src/engine/webgpu/engine.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../../src/model/config/config.ts';

const restore: (() => void)[] = [];

afterEach(() => {
  for (const undo of restore.splice(0)) undo();
});

function spied<T extends { mock: { readonly calls: readonly (readonly unknown[])[] }; mockRestore(): void }>(spy: T): T {
  restore.push(() => spy.mockRestore());
  return spy;
}

/** What has been asked of the device since. Submissions of nothing only make the browser look for finished work. */
function counters() {
  const dispatches = spied(vi.spyOn(GPUComputePassEncoder.prototype, 'dispatchWorkgroups'));
  const passes = spied(vi.spyOn(GPUCommandEncoder.prototype, 'beginComputePass'));
  const readings = spied(vi.spyOn(GPUBuffer.prototype, 'mapAsync'));
  const submissions = spied(vi.spyOn(GPUQueue.prototype, 'submit'));
  const bindGroups = spied(vi.spyOn(GPUDevice.prototype, 'createBindGroup'));
  const pipelines = spied(vi.spyOn(GPUDevice.prototype, 'createComputePipelineAsync'));
  const errorScopes = spied(vi.spyOn(GPUDevice.prototype, 'pushErrorScope'));
  const bytes = () =>
    readings.mock.contexts.reduce((sum: number, context) => sum + (context instanceof GPUBuffer ? context.size : Number.NaN), 0);
  return () => ({
    dispatches: dispatches.mock.calls.length,
    passes: passes.mock.calls.length,
    readings: readings.mock.calls.length,
    bytes: bytes(),
    submissions: submissions.mock.calls.filter(([buffers]) => [...buffers].length > 0).length,
    made: bindGroups.mock.calls.length + pipelines.mock.calls.length + errorScopes.mock.calls.length,
  });
}

/** An engine that knows its steps to be quick, whatever else the machine does. */
async function quickEngine(options: TrainingOptions) {
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  restore.push(() => clock.mockRestore());
  const engine = await createWebgpuEngine(resolveConfig(options));
  for (let chunk = 0; chunk < 4; chunk++) {
    await engine.train(2);
    await engine.snapshot();
  }
  return engine;
}

const tiled: TrainingOptions = { nFeatures: 30, nHidden: 6, sparsity: 0.95, batchSize: 8 };

describe('two steps and a snapshot', () => {
  it.each<[string, TrainingOptions, number, number]>([
    ['a small model', { sparsity: 0.9, batchSize: 64 }, 1, 4 * (15 + 1)],
    ['many small models', { sparsity: 0.9, batchSize: 16, nInstances: 64 }, 1, 64 * 4 * (15 + 1)],
    ['a model in tiles', tiled, 4, 16 * (30 * 2 + 8 + 1)],
    ['many models in tiles', { ...tiled, nInstances: 9 }, 4, 9 * 16 * (30 * 2 + 8 + 1)],
    ['a model too large for workgroup memory', { nFeatures: 250, nHidden: 30, sparsity: 0.99, batchSize: 8 }, 4, 16 * (250 * 8 + 63 + 16)],
  ])('are %s: so many dispatches in one pass, one reading of the parameters alone', async (_, options, dispatches, bytes) => {
    const engine = await quickEngine(options);
    const count = counters();
    for (let frame = 1; frame <= 3; frame++) {
      await engine.train(2);
      await engine.snapshot();
      expect(count()).toEqual({
        dispatches: frame * dispatches,
        passes: frame,
        readings: frame,
        bytes: frame * bytes,
        submissions: 2 * frame,
        made: 0,
      });
    }
    engine.dispose();
  });
});

it('trains on while snapshots are under way', async () => {
  const engine = await quickEngine(tiled);
  const snapshots: Promise<{ readonly step: number }>[] = [];
  for (let frame = 0; frame < 3; frame++) {
    await engine.train(2);
    snapshots.push(engine.snapshot());
  }
  expect(engine.step).toBe(14);
  expect((await Promise.all(snapshots)).map(({ step }) => step)).toEqual([10, 12, 14]);
  engine.dispose();
});

it('compiles a program once, also for later runs and after a live change back', async () => {
  const options: TrainingOptions = { ...tiled, nFeatures: 31 };
  (await quickEngine(options)).dispose();
  const pipelines = spied(vi.spyOn(GPUDevice.prototype, 'createComputePipelineAsync'));
  const engine = await quickEngine({ ...options, batchSize: 12, nInstances: 2, seed: 3 });
  engine.tune({ sparsity: 0.96 });
  await engine.train(1);
  expect(pipelines).not.toHaveBeenCalled();
  engine.tune({ sparsity: 0 });
  await engine.train(1);
  expect(pipelines).toHaveBeenCalledTimes(2);
  engine.tune({ sparsity: 0.95 });
  await engine.train(1);
  expect(pipelines).toHaveBeenCalledTimes(2);
  engine.dispose();
});

it('takes many steps a submission once it knows how long they take', async () => {
  const engine = await createWebgpuEngine(resolveConfig({ nFeatures: 2, nHidden: 1, sparsity: 0.9, batchSize: 4 }));
  await engine.train(2_000);
  await engine.snapshot();
  const count = counters();
  await engine.train(2_000);
  expect(count().submissions).toBeLessThan(200);
  engine.dispose();
});

it('leaves memory flat over 200 000 steps', { timeout: 120_000 }, async () => {
  const { backend } = await openGpu();
  const before = memory().numTensors;
  const engine = await createWebgpuEngine(resolveConfig({ nFeatures: 2, nHidden: 1, sparsity: 0.95, batchSize: 4 }));
  const use = () => ({ tensors: memory().numTensors, gpu: backend.memory(), buffers: backend.bufferManager.getNumUsedBuffers() });
  const chunk = async (steps: number) => {
    await engine.train(steps);
    await engine.snapshot();
    engine.tune({ learningRate: 1e-3 });
  };
  for (let warmUp = 0; warmUp < 10; warmUp++) await chunk(1_000);
  const early = use();
  for (let turn = 0; turn < 19; turn++) await chunk(10_000);
  expect(engine.step).toBe(200_000);
  expect(use()).toEqual(early);
  engine.dispose();
  expect(memory().numTensors).toBe(before);
});
