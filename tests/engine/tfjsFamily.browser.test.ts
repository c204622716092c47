/** The tfjs engine trains every member of the family, on tfjs's CPU backend. */
import { createTfjsEngine } from '../../src/engine/tfjs/engine.ts';
import { allMembers, pairedMembers } from './familyCases.ts';
import { familySuite } from './familySuite.ts';

familySuite('tfjs', (config, from) => createTfjsEngine(config, from, 'cpu'), { members: pairedMembers(allMembers), timeoutMs: 240_000 });
