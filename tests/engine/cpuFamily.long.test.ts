/** The CPU engine stays with the reference on every member of the family. */
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { allMembers, trainingKinds } from './familyCases.ts';
import { longFamilySuite } from './familySuite.ts';

longFamilySuite('cpu', createCpuEngine, [...allMembers, ...trainingKinds], 0.02);
