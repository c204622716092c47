/** Training in time slices on the page's own thread, without tfjs. Loaded only where no worker starts. */
import { createCpuEngine } from '../../engine/cpu/engine.ts';
import { type Engine, EngineError } from '../../engine/engine.ts';
import { createExactEngine } from '../../engine/exact.ts';
import { refusalOf } from '../../engine/offers.ts';
import { createReferenceEngine } from '../../engine/reference.ts';
import type { TrainingConfig } from '../../model/config/config.ts';
import type { Checkpoint, EngineName } from '../../model/network/parameters.ts';
import { WITHOUT_GPU } from '../placement.ts';
import type { StartWorker } from '../port.ts';
import { startShell } from '../thread/shell.ts';

async function createPageEngine(name: EngineName, config: TrainingConfig, from?: Checkpoint): Promise<Engine> {
  const refusal = refusalOf(name, config);
  if (refusal) throw new EngineError('not-offered', refusal);
  switch (name) {
    case 'exact':
      return createExactEngine(config, from);
    case 'cpu':
      return createCpuEngine(config, from);
    case 'reference':
      return createReferenceEngine(config, from);
    case 'webgpu':
    case 'tfjs':
      throw new EngineError('no-webgpu', `no worker could be started here, and the engine ${name} runs in a worker only`);
    default:
      throw new Error(`unknown engine: ${name satisfies never}`);
  }
}

export const startOnPage: StartWorker = async ({ onMessage }) => {
  const post = startShell({ createEngine: createPageEngine, probe: async () => WITHOUT_GPU, post: onMessage });
  return { kind: 'page', post, end: () => {} };
};
