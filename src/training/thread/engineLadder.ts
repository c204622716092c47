/** Starts the engine a run asks for; where that cannot be had, what `auto` would take of the rest, and says why. */
import type { Capabilities } from '../../engine/adapter.ts';
import { chooseEngine, workOf } from '../../engine/chooseEngine.ts';
import type { createEngine } from '../../engine/createEngine.ts';
import type { EngineName } from '../../model/network/parameters.ts';
import { toFailure } from '../failure.ts';
import type { Failure } from '../protocol.ts';
import type { EngineRequest, StartEngine } from './startEngine.ts';

/** @param probe what this thread can train with; asked only when the wanted engine is not to be had */
export function createEngineStarter(create: typeof createEngine, probe: () => Promise<Capabilities>): StartEngine {
  return async (request) => {
    const failed = [...request.without];
    let fallback: Failure | null = null;
    for (;;) {
      const { name, reason } = await nextChoice(request, failed, probe);
      try {
        return { engine: await create(name, request.config, request.from), reason, fallback };
      } catch (error) {
        const failure = toFailure(error);
        if (request.strict || failure.kind === 'bad-config' || name === 'reference') throw error;
        fallback ??= failure;
        failed.push(name);
      }
    }
  };
}

async function nextChoice({ engine, reason, config }: EngineRequest, failed: readonly EngineName[], probe: () => Promise<Capabilities>) {
  if (!failed.includes(engine)) return { name: engine, reason };
  return chooseEngine(workOf(config), await probe(), failed);
}
