/** Batches whose scratch no buffer of the device has room for, in portions: as the reference trains them, and on from a checkpoint. */
import { afterEach, expect, it } from 'vitest';
import { createReferenceEngine } from '../../../src/engine/reference.ts';
import { limitsOf, openGpu } from '../../../src/engine/webgpu/device.ts';
import { createWebgpuEngine } from '../../../src/engine/webgpu/engine.ts';
import { planTraining } from '../../../src/engine/webgpu/plan/plan.ts';
import { workloadOf } from '../../../src/engine/webgpu/plan/workload.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../../src/model/config/config.ts';
import { sampleLaw } from '../../../src/model/data/sampler.ts';

const wide: TrainingOptions = { nFeatures: 202, nHidden: 22, batchSize: 420, importanceDecay: 0.97, seed: 3 };

/** Each with the portions it takes. */
const CASES: Readonly<Record<string, readonly [number, TrainingOptions]>> = {
  'features listed': [2, { ...wide, sparsity: 0.97 }],
  'a product over all': [4, { ...wide, sparsity: 0.5 }],
  'two untied models of binary data': [8, { ...wide, sparsity: 0.95, tied: false, values: 'binary', nInstances: 2 }],
  'a data set in batches': [2, { ...wide, sparsity: 0.95, dataset: { size: 300, batch: 'random', unitLength: true } }],
  'rows pulled to length 1': [2, { ...wide, sparsity: 0.95, weightDecay: -1, weightDecayOn: 'weights' }],
};

let restore = () => {};
afterEach(() => restore());

/** A device with room for the state of two models, but not for the scratch of their batches. */
async function narrowDevice(): Promise<void> {
  const { device } = await openGpu();
  const { maxComputeWorkgroupStorageSize, maxComputeInvocationsPerWorkgroup } = device.limits;
  const bytes = 260_000;
  const limits = {
    maxComputeWorkgroupStorageSize,
    maxComputeInvocationsPerWorkgroup,
    maxBufferSize: bytes,
    maxStorageBufferBindingSize: bytes,
  };
  Object.defineProperty(device, 'limits', { configurable: true, get: () => limits });
  restore = () => Reflect.deleteProperty(device, 'limits');
}

it.each(Object.entries(CASES))('%s', async (_, [portions, options]) => {
  await narrowDevice();
  const config = resolveConfig(options);
  const tables = config.instances.map(({ sparsity }) => sampleLaw(config, sparsity).table);
  expect(planTraining(workloadOf(config, tables), limitsOf(await openGpu()))).toMatchObject({ portions });
  const first = await createWebgpuEngine(config);
  await first.train(7);
  const checkpoint = await first.checkpoint();
  first.dispose();
  const second = await createWebgpuEngine(config, checkpoint);
  await second.train(13);
  const reference = createReferenceEngine(config);
  await reference.train(20);
  const [own, expected] = [await second.snapshot(), await reference.snapshot()];
  second.dispose();
  for (const key of ['W', 'WOut', 'b', 'loss'] as const) {
    const differences = Array.from(own[key] ?? [], (value, at) => Math.abs(value - (expected[key]?.[at] ?? Number.NaN)));
    expect(Math.max(0, ...differences)).toBeLessThanOrEqual(1e-5);
  }
});
