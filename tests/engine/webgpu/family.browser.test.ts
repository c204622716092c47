/** The WebGPU engine trains the members of the family, some of them in each of its programs. All of them, and for longer: family.long. */
import { describe, expect, it } from 'vitest';
import { openGpu } from '../../../src/engine/webgpu/device.ts';
import { createWebgpuEngine } from '../../../src/engine/webgpu/engine.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';
import { dataChecksum } from '../dataChecksum.ts';
import { allMembers, pairedMembers } from '../familyCases.ts';
import { distanceToReference, familySuite } from '../familySuite.ts';
import { shaderChecksum } from './checksum.ts';
import { casesOf } from './familyShapes.ts';

const members = pairedMembers(allMembers);

familySuite('webgpu', createWebgpuEngine, {
  members,
  checksumOf: async (config, step) => shaderChecksum((await openGpu()).device, 'unrolled', config, step),
});

describe.each(['tiled', 'split'] as const)('the %s program', (program) => {
  it.each(casesOf(program).filter((_, at) => at % 3 === 0))('trains like the reference: %s', async (_, options) => {
    expect(await distanceToReference(createWebgpuEngine, resolveConfig(options), 100)).toBeLessThanOrEqual(1e-5);
  });
});

it.each(members)('the tiled program draws the very samples: %s', async (_, own) => {
  const config = resolveConfig({ ...own, nFeatures: 14, nHidden: 6 });
  const { device } = await openGpu();
  expect(await shaderChecksum(device, 'tiled', config, 77)).toBe(dataChecksum(config, 0, 77));
});
