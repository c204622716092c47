/** What can go wrong with a graphics device is told as an EngineError of the right kind, and a new engine goes on from the last checkpoint. */
import { memory } from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { EngineError, FailureKind } from '../../../src/engine/engine.ts';
import { createReferenceEngine } from '../../../src/engine/reference.ts';
import { createTfjsEngine } from '../../../src/engine/tfjs/engine.ts';
import { openGpu } from '../../../src/engine/webgpu/device.ts';
import { createWebgpuEngine } from '../../../src/engine/webgpu/engine.ts';
import { guarded } from '../../../src/engine/webgpu/guard.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../../src/model/config/config.ts';

const small: TrainingOptions = { sparsity: 0.8, batchSize: 128, nInstances: 2 };
const config = resolveConfig(small);

async function destroyDevice(): Promise<void> {
  const { device, lost } = await openGpu();
  device.destroy();
  await lost;
}

function failure(kind: FailureKind): Partial<EngineError> {
  return expect.objectContaining({ name: 'EngineError', kind });
}

const restore: (() => void)[] = [];

/** Undone after the test, or by `restoreNow`. */
function hinder(spy: { mockRestore(): void }): void {
  restore.push(() => spy.mockRestore());
}

function restoreNow(): void {
  for (const undo of restore.splice(0)) undo();
}

afterEach(restoreNow);

describe('a device destroyed in the middle of a run', () => {
  it.each<[string, TrainingOptions, number]>([
    ['a small model', small, 30],
    ['a model in tiles', { ...small, nFeatures: 30, nHidden: 6 }, 10],
    ['a model too large for workgroup memory', { ...small, nFeatures: 202, nHidden: 22, batchSize: 24 }, 5],
  ])('fails the training at hand and all that follows, and a new engine goes on from the checkpoint: %s', async (_, options, steps) => {
    const config = resolveConfig(options);
    const engine = await createWebgpuEngine(config);
    await engine.train(steps);
    const checkpoint = await engine.checkpoint();
    const endless = engine.train(10_000_000);
    setTimeout(destroyDevice, 50);
    await expect(endless).rejects.toEqual(failure('device-lost'));
    await expect(engine.train(1)).rejects.toEqual(failure('device-lost'));
    await expect(engine.snapshot()).rejects.toEqual(failure('device-lost'));
    await expect(engine.checkpoint()).rejects.toEqual(failure('device-lost'));
    engine.dispose();

    const next = await createWebgpuEngine(config, checkpoint);
    await next.train(steps);
    const straight = createReferenceEngine(config);
    await straight.train(2 * steps);
    const [own, expected] = [await next.snapshot(), await straight.snapshot()];
    expect(own.step).toBe(2 * steps);
    expect(Math.max(...own.W.map((value, at) => Math.abs(value - (expected.W[at] ?? Number.NaN))))).toBeLessThan(1e-5);
    next.dispose();
  });

  it('fails a readback under way', async () => {
    const engine = await createWebgpuEngine(config);
    await engine.train(3);
    const snapshot = engine.snapshot();
    await Promise.all([expect(snapshot).rejects.toEqual(failure('device-lost')), destroyDevice()]);
    engine.dispose();
  });

  it('fails the tfjs engine in the same way', async () => {
    const engine = await createTfjsEngine(config, undefined, 'webgpu');
    await engine.train(2);
    const endless = engine.train(100_000);
    setTimeout(destroyDevice, 50);
    await expect(endless).rejects.toEqual(failure('device-lost'));
    await expect(engine.snapshot()).rejects.toEqual(failure('device-lost'));
    engine.dispose();
  });

  it('leaves no tensor behind', async () => {
    const before = memory().numTensors;
    const engine = await createWebgpuEngine(config);
    await engine.train(3);
    await destroyDevice();
    await expect(engine.train(3)).rejects.toEqual(failure('device-lost'));
    engine.dispose();
    expect(memory().numTensors).toBe(before);
  });
});

describe('no device to be had', () => {
  it.each<[string, () => { mockRestore(): void }]>([
    ['no adapter', () => vi.spyOn(navigator.gpu, 'requestAdapter').mockResolvedValue(null)],
    ['an adapter request that fails', () => vi.spyOn(navigator.gpu, 'requestAdapter').mockRejectedValue(new Error('blocklisted'))],
    ['no WebGPU', () => vi.spyOn(navigator, 'gpu', 'get').mockReturnValue(Object.create(null))],
    ['a refused device', () => vi.spyOn(GPUAdapter.prototype, 'requestDevice').mockRejectedValue(new Error('refused'))],
  ])('%s', async (_, spy) => {
    await destroyDevice();
    hinder(spy());
    await expect(createWebgpuEngine(config)).rejects.toEqual(failure('no-webgpu'));
    restoreNow();
    (await createWebgpuEngine(config)).dispose();
  });
});

describe('a device that objects', () => {
  it.each<[string, FailureKind, (device: GPUDevice) => void]>([
    ['a shader that does not compile', 'shader', (device) => device.createShaderModule({ code: 'fn main() -> nonsense {}' })],
    [
      'a call against the rules',
      'shader',
      (device) => device.createBuffer({ size: 4, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.STORAGE }),
    ],
  ])('%s', async (_, kind, offend) => {
    const gpu = await openGpu();
    await expect(guarded(gpu, () => offend(gpu.device)).accepted).rejects.toEqual(failure(kind));
    await expect(guarded(gpu, () => gpu.device.createBuffer({ size: 4, usage: GPUBufferUsage.STORAGE })).accepted).resolves.toBeUndefined();
  });

  it('a program that does not compile', async () => {
    const { createShaderModule } = GPUDevice.prototype;
    const spy = vi.spyOn(GPUDevice.prototype, 'createShaderModule').mockImplementation(function (this: GPUDevice, descriptor) {
      return createShaderModule.call(this, { ...descriptor, code: `${descriptor.code} nonsense` });
    });
    hinder(spy);
    const before = memory().numTensors;
    const fresh = resolveConfig({ nFeatures: 4, nHidden: 3, batchSize: 16 });
    await expect(createWebgpuEngine(fresh)).rejects.toEqual(failure('shader'));
    expect(memory().numTensors).toBe(before);
  });

  it('submissions it refuses, which were not waited for', async () => {
    const { dispatchWorkgroups } = GPUComputePassEncoder.prototype;
    const spy = vi.spyOn(GPUComputePassEncoder.prototype, 'dispatchWorkgroups').mockImplementation(function (this: GPUComputePassEncoder) {
      return dispatchWorkgroups.call(this, 2 ** 31);
    });
    hinder(spy);
    const engine = await createWebgpuEngine(config);
    await engine.train(1);
    await expect(engine.train(10_000)).rejects.toEqual(failure('shader'));
    await expect(engine.snapshot()).rejects.toEqual(failure('shader'));
    engine.dispose();
  });

  it('a state that is too large for it', async () => {
    const { device } = await openGpu();
    const small = { ...device.limits, maxStorageBufferBindingSize: 100, maxBufferSize: 1e9 };
    hinder(vi.spyOn(device, 'limits', 'get').mockReturnValue(small));
    await expect(createWebgpuEngine(config)).rejects.toEqual(failure('out-of-memory'));
  });
});
