/** What the WebGPU engine asks of the device: one dispatch and one readback a frame, and memory that stays flat. */
import { memory } from '@tensorflow/tfjs-core';
import { afterEach, expect, it, vi } from 'vitest';
import { openGpu } from '../../../src/engine/webgpu/device.ts';
import { createWebgpuEngine } from '../../../src/engine/webgpu/engine.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../../src/model/config/config.ts';

const counted = {
  dispatches: () => vi.spyOn(GPUComputePassEncoder.prototype, 'dispatchWorkgroups'),
  readbacks: () => vi.spyOn(GPUBuffer.prototype, 'mapAsync'),
  submissions: () => vi.spyOn(GPUQueue.prototype, 'submit'),
};
const restore: (() => void)[] = [];

function count(what: keyof typeof counted): () => number {
  const spy = counted[what]();
  restore.push(() => spy.mockRestore());
  return () => spy.mock.calls.length;
}

afterEach(() => {
  for (const undo of restore.splice(0)) undo();
});

it.each<[string, TrainingOptions]>([
  ['a small model', { sparsity: 0.9, batchSize: 64 }],
  ['many models', { sparsity: 0.9, batchSize: 16, nInstances: 64 }],
  ['a model in tiles', { nFeatures: 30, nHidden: 6, sparsity: 0.95, batchSize: 8 }],
])('one displayed frame is one dispatch of the training program and one readback: %s', async (_, options) => {
  // Quick steps, whatever else the machine does: how many fit one dispatch is the pace's own test.
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  restore.push(() => clock.mockRestore());
  const engine = await createWebgpuEngine(resolveConfig(options));
  for (let chunk = 0; chunk < 20; chunk++) await engine.train(1);
  const counts = [count('dispatches'), count('readbacks'), count('submissions')];
  for (let frame = 1; frame <= 5; frame++) {
    await engine.train(2);
    await engine.snapshot();
    expect(counts.map((counter) => counter())).toEqual([frame, frame, 2 * frame]);
  }
  engine.dispose();
});

it('takes many steps a dispatch once it knows how long they take', async () => {
  const engine = await createWebgpuEngine(resolveConfig({ nFeatures: 2, nHidden: 1, sparsity: 0.9, batchSize: 4 }));
  await engine.train(2_000);
  const dispatches = count('dispatches');
  await engine.train(2_000);
  expect(dispatches()).toBeLessThan(200);
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
