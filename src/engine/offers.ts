/** Which members of the family of models, data and optimisers each engine trains. Pure: what this browser can do is another matter. */
import type { TrainingConfig } from '../model/config/config.ts';
import { exactDescentProblem } from '../model/loss/exactDescent.ts';
import type { EngineName } from '../model/network/parameters.ts';

/** Why an engine does not train a configuration, as a sentence; null where it does. */
export function refusalOf(name: EngineName, config: TrainingConfig): string | null {
  switch (name) {
    case 'reference':
    case 'cpu':
      return null;
    case 'exact':
      return exactDescentProblem(config)?.message ?? null;
    case 'webgpu':
    case 'tfjs':
      return unusualKey(name, config);
    default:
      throw new Error(`unknown engine: ${name satisfies never}`);
  }
}

/** The first key by which a configuration differs from the paper's basic model. */
function unusualKey(name: EngineName, config: TrainingConfig): string | null {
  const { hiddenActivation, tied, bias, target, values, active, featureSets, dataset, optimiser, warmupSteps } = config;
  const { weightDecay, weightDecayOn } = config;
  const isUnusual = {
    hiddenActivation: hiddenActivation !== 'identity',
    tied: !tied,
    bias: !bias,
    target: target !== 'identity',
    values: values !== 'uniform',
    active: active !== 'independent',
    'featureSets.strength': (featureSets?.strength ?? 1) !== 1,
    dataset: dataset !== null,
    optimiser: optimiser !== 'adam',
    warmupSteps: warmupSteps !== 0,
    weightDecay: weightDecay < 0,
    weightDecayOn: weightDecayOn !== 'all' && weightDecay !== 0,
  };
  const key = Object.entries(isUnusual).find(([, unusual]) => unusual)?.[0];
  return key === undefined ? null : `The engine ${name} does not train models with this ${key}.`;
}
