/** Members of the family in each WebGPU program: parameters within 1e-5 of the reference after 100 steps, and 1e-4 after 1 000. */
import { describe, expect, it } from 'vitest';
import { createWebgpuEngine } from '../../../src/engine/webgpu/engine.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';
import { allMembers, pairedMembers, trainingKinds } from '../familyCases.ts';
import { distanceToReference, longFamilySuite } from '../familySuite.ts';
import { type Case, casesOf } from './familyShapes.ts';

/** With more outputs and data sets learnt by heart, more members part from the reference by rounding. */
const PROGRAMS: readonly (readonly [name: string, cases: readonly Case[], mayPart: number])[] = [
  ['unrolled', [...pairedMembers(allMembers), ...trainingKinds], 0.1],
  ['tiled', casesOf('tiled'), 0.1],
  ['split', casesOf('split'), 0.2],
];

describe.each(PROGRAMS)('the %s program', (_, cases, mayPart) => {
  it('trains like the reference for 100 steps', async () => {
    for (const [label, options] of cases) {
      expect(await distanceToReference(createWebgpuEngine, resolveConfig(options), 100), label).toBeLessThanOrEqual(1e-5);
    }
  });

  longFamilySuite('webgpu', createWebgpuEngine, cases, mayPart);
});
