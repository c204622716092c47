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
      return null;
    case 'exact':
      return exactDescentProblem(config)?.message ?? null;
    case 'webgpu':
      return refusalByKey(name, beyondWebgpu(config));
    default:
      throw new Error(`unknown engine: ${name satisfies never}`);
  }
}

/** By the first key that holds. */
function refusalByKey(name: EngineName, isBeyond: Readonly<Record<string, boolean>>): string | null {
  const key = Object.entries(isBeyond).find(([, beyond]) => beyond)?.[0];
  return key === undefined ? null : `The engine ${name} does not train models with this ${key}.`;
}

/** Shaders round square roots in their own way, so that samples of unit length would not be the same. */
function beyondWebgpu({ dataset }: TrainingConfig) {
  return { 'dataset.unitLength': dataset?.unitLength === true };
}
