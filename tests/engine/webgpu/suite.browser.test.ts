/** The WebGPU engine keeps the contract. */
import { createWebgpuEngine } from '../../../src/engine/webgpu/engine.ts';
import { engineSuite } from '../suite.ts';

engineSuite('webgpu', createWebgpuEngine);
