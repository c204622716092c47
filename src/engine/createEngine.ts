/**
 * An engine by name. Which name to take is decided in `chooseEngine.ts`. All but the CPU engine are loaded on demand: a worker
 * that trains on the CPU never loads tfjs.
 */
import type { TrainingConfig } from '../model/config/config.ts';
import type { Checkpoint, EngineName } from '../model/network/parameters.ts';
import { createCpuEngine } from './cpu/engine.ts';
import { type Engine, EngineError } from './engine.ts';
import { refusalOf } from './offers.ts';

/**
 * @param from goes on from here; else from the initial weights
 * @throws EngineError where this engine cannot be had here
 */
export async function createEngine(name: EngineName, config: TrainingConfig, from?: Checkpoint): Promise<Engine> {
  const refusal = refusalOf(name, config);
  if (refusal) throw new EngineError('not-offered', refusal);
  switch (name) {
    case 'exact':
      return (await import('./exactTools.ts')).createExactEngine(config, from);
    case 'reference':
      return (await import('./reference.ts')).createReferenceEngine(config, from);
    case 'tfjs':
      return (await import('./tfjs/engine.ts')).createTfjsEngine(config, from);
    case 'cpu':
      return createCpuEngine(config, from);
    case 'webgpu':
      return (await import('./webgpu/engine.ts')).createWebgpuEngine(config, from);
    default:
      throw new Error(`unknown engine: ${name satisfies never}`);
  }
}
