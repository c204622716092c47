/**
 * `train({ …, from })`: a run that starts from given weights, those of a file or of a snapshot, in place of random ones; or that goes on from a
 * checkpoint as if it had never stopped.
 */
import { checkWithin } from '../../model/config/checkNumber.ts';
import { DEFAULTS, type TrainingOptions } from '../../model/config/config.ts';
import { ConfigError, type Problem, problem } from '../../model/config/problem.ts';
import type { Checkpoint, RunWeights, Shape } from '../../model/network/parameters.ts';
import { type Configuration, replaced } from '../configuration.ts';
import type { RunChange } from './changes.ts';

/** Weights with their shape; a snapshot is some, and so is what `importWeights` gives. */
export interface StartWeights extends Shape, RunWeights {
  /** How many models, from 1 to 65 536. */
  readonly nInstances: number;
}

/** All that a run needs to go on: its weights, its optimiser's moments, and its configuration as it then was. May be stored as it is. */
export interface RunCheckpoint extends Checkpoint {
  /** Complete, with the changes made so far. */
  readonly configuration: Configuration;
}

/** A configuration, what to start from, and changes on the way. */
export interface TrainOptions extends TrainingOptions {
  /**
   * Weights to start from, in place of random ones: shape, number of models and `tied` need not be said again. Or a checkpoint: then no key
   * needs to be said again, keys given replace the checkpoint's, and `steps` counts from the beginning of the first run.
   */
  readonly from?: StartWeights | RunCheckpoint | null;
  /** Live values that change on the way: from the step after `step` on, a whole number from 0 to `steps`. */
  readonly changes?: readonly RunChange[];
}

export interface Beginning {
  readonly options: TrainingOptions;
  readonly checkpoint?: Checkpoint;
}

/** @throws ConfigError where what to start from does not go with the other options */
export function beginning({ from, changes: _changes, ...options }: TrainOptions): Beginning {
  if (from === undefined || from === null) return { options };
  if (!isCheckpoint(from)) return { options: withWeights(from, options) };
  if (options.start) throw startsTwice('a checkpoint');
  const { configuration, ...checkpoint } = checked(from);
  return { options: configuration ? replaced(configuration, options) : options, checkpoint };
}

/** The options, with the weights in `start`. @throws ConfigError */
export function withStart(options: TrainOptions): TrainingOptions {
  return beginning(options).options;
}

function isCheckpoint(from: StartWeights | RunCheckpoint): from is RunCheckpoint {
  return typeof from === 'object' && 'state' in from;
}

function startsTwice(what: string): ConfigError {
  return new ConfigError([problem('from', what, 'left out where start is given: both say where training starts')]);
}

function checked(from: RunCheckpoint): RunCheckpoint {
  const problems: Problem[] = [];
  if (!(from.state instanceof Float32Array))
    problems.push(problem('from.state', from.state, 'a Float32Array, as run.checkpoint() gives it'));
  const step = checkWithin({ min: 0, max: 2 ** 32 - 1, integer: true }, from.step, 'from.step');
  if (step) problems.push(step);
  const { configuration } = from;
  const isList = configuration === undefined || (typeof configuration === 'object' && Array.isArray(configuration?.instances));
  if (!isList) problems.push(problem('from.configuration', configuration, 'that of run.checkpoint()'));
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...from, state: from.state.slice() };
}

function withWeights(from: StartWeights, options: TrainingOptions): TrainingOptions {
  const { nFeatures, nHidden, nInstances, W, WOut, b } = checkedWeights(from);
  if (options.start) throw startsTwice('weights');
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
