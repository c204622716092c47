/** What the WebGPU engine trains to the end is as good as the independent records of five features in two dimensions. */
import { expect, it } from 'vitest';
import { createWebgpuEngine } from '../../../src/engine/webgpu/engine.ts';
import { convergedReferences } from '../../fixtures/reference.ts';
import { ratioToRecord } from '../convergedRecords.ts';

it.each(convergedReferences.filter(({ nFeatures }) => nFeatures === 5))(
  '$name, S = $sparsity: the best of 24 seeds is as good as the reference',
  async (record) => {
    expect(await ratioToRecord(createWebgpuEngine, record, 0)).toBeLessThanOrEqual(1.03);
  },
);
