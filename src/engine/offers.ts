/** Which members of the family of models, data and optimisers each engine trains. Pure: what this browser can do is another matter. */
import type { TrainingConfig } from '../model/config/config.ts';
import { exactDescentProblem } from '../model/loss/exactDescent.ts';
import type { EngineName } from '../model/network/parameters.ts';

/** Why an engine does not train a configuration, as a sentence; null where it does. */
export function refusalOf(name: EngineName, config: TrainingConfig): string | null {
  switch (name) {
    case 'reference':
    case 'cpu':
    case 'tfjs':
    case 'webgpu':
      return null;
    case 'exact':
      return exactDescentProblem(config)?.message ?? null;
    default:
      throw new Error(`unknown engine: ${name satisfies never}`);
  }
}
