/** The reference engine keeps the contract that it is the oracle of; its gradient is checked against finite differences. */
import { createReferenceEngine } from '../../src/engine/reference.ts';
import { engineSuite } from './suite.ts';

engineSuite('reference', async (config, from) => createReferenceEngine(config, from));
