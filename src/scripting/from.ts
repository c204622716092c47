/** `train({ …, from })`: a run that starts from given weights, those of a file or of a snapshot, in place of random ones. */
import { DEFAULTS, type TrainingOptions } from '../model/config/config.ts';
import { ConfigError, problem } from '../model/config/problem.ts';
import type { RunWeights, Shape } from '../model/network/parameters.ts';

/** Weights with their shape; a snapshot is some, and so is what `importWeights` gives. */
export interface StartWeights extends Shape, RunWeights {
  readonly nInstances: number;
}

/** A configuration, and weights to start from. Shape, number of models and `tied` need not be said again. */
export interface TrainOptions extends TrainingOptions {
  readonly from?: StartWeights | null;
}

/** @throws ConfigError where the weights do not go with the other options */
export function withStart({ from, ...options }: TrainOptions): TrainingOptions {
  if (from === undefined || from === null) return options;
  const { nFeatures, nHidden, nInstances, W, WOut, b } = checkedWeights(from);
  if (options.start) throw new ConfigError([problem('from', 'weights', 'left out where start is given: both say where training starts')]);
  const fixed = { nFeatures, nHidden, tied: WOut === undefined };
  const problems = (['nFeatures', 'nHidden', 'tied'] as const)
    .filter((key) => options[key] !== undefined && options[key] !== fixed[key])
    .map((key) => problem(key, options[key], `left out, or ${fixed[key]} as in the weights of from`));
  if (problems.length > 0) throw new ConfigError(problems);
  const bias = options.bias ?? DEFAULTS.bias;
  const count = options.nInstances ?? options.seeds?.length ?? options.instances?.length;
  return {
    ...options,
    ...fixed,
    ...(count === undefined && { nInstances }),
    start: { W, ...(WOut && { WOut }), ...((bias || b.some((value) => value !== 0)) && { b }) },
  };
}

function checkedWeights(from: StartWeights): StartWeights {
  const isWeights = typeof from === 'object' && ArrayBuffer.isView(from.W) && ArrayBuffer.isView(from.b);
  if (!isWeights) throw new ConfigError([problem('from', from, 'weights: an object with nFeatures, nHidden, nInstances, W and b')]);
  return from;
}
