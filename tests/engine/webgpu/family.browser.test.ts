/** The WebGPU engine trains the members of the family that it offers, in each of its programs. */
import { describe, expect, it } from 'vitest';
import { openGpu } from '../../../src/engine/webgpu/device.ts';
import { createWebgpuEngine } from '../../../src/engine/webgpu/engine.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../../src/model/config/config.ts';
import { dataChecksum } from '../../../src/model/data/checksum.ts';
import { allMembers, pairedMembers, trainingKinds } from '../familyCases.ts';
import { distanceToReference, familySuite, offeredBy } from '../familySuite.ts';
import { shaderChecksum } from './checksum.ts';

const members = pairedMembers(offeredBy('webgpu', allMembers));

familySuite('webgpu', createWebgpuEngine, {
  members,
  checksumOf: async (config, step) => shaderChecksum((await openGpu()).device, 'unrolled', config, step),
});

/** Of the tiled and the split program. Their outputs are further from their kinks with a falling importance. */
const SHAPES: Readonly<Record<string, TrainingOptions>> = {
  tiled: { nFeatures: 14, nHidden: 6 },
  split: { nFeatures: 202, nHidden: 22, importanceDecay: 0.97 },
};

describe.each(Object.entries(SHAPES))('the %s program', (_, shape) => {
  it.each([...members, ...trainingKinds.filter(([, { start }]) => !start)])('trains like the reference: %s', async (_name, own) => {
    const config = resolveConfig({ ...own, ...shape, ...(own.active && { active: 3 }) });
    expect(await distanceToReference(createWebgpuEngine, config, 25)).toBeLessThanOrEqual(1e-5);
  });
});

it.each(members)('the tiled program draws the very samples: %s', async (_, own) => {
  const config = resolveConfig({ ...own, nFeatures: 14, nHidden: 6 });
  const { device } = await openGpu();
  expect(await shaderChecksum(device, 'tiled', config, 77)).toBe(dataChecksum(config, 0, 77));
});
