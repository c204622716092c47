/** The CPU engine keeps the contract of all engines. Its own promises are in the other cpu tests. */
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { engineSuite } from './suite.ts';

engineSuite('cpu', createCpuEngine);
