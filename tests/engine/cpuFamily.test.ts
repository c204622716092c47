/** The CPU engine trains every member of the family. */
import { createCpuEngine, createCpuKernel } from '../../src/engine/cpu/engine.ts';
import { allMembers } from './familyCases.ts';
import { familySuite } from './familySuite.ts';

familySuite('cpu', createCpuEngine, {
  members: allMembers,
  checksumOf: async (config, step) => (await createCpuKernel(config)).dataChecksum(0, step) >>> 0,
});
