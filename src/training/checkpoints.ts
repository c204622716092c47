/** Checks that a state can be continued from. */
import { EngineError } from '../engine/engine.ts';
import type { TrainingConfig } from '../model/config/config.ts';
import { ConfigError, problem } from '../model/config/problem.ts';
import { type Checkpoint, type Snapshot, stateLength } from '../model/network/parameters.ts';

/** @throws EngineError 'diverged'. The loss before the first step is NaN by definition. */
export function assertFiniteSnapshot({ step, W, WOut = W, b, loss }: Snapshot): void {
  const areFinite = [W, WOut, b].every((values) => values.every(Number.isFinite));
  if (!areFinite || !(step === 0 || loss.every(Number.isFinite))) throw diverged(step);
}

/** @throws EngineError 'diverged' */
export function assertFiniteCheckpoint({ step, state }: Checkpoint): void {
  if (!state.every(Number.isFinite)) throw diverged(step);
}

function diverged(step: number): EngineError {
  return new EngineError('diverged', `a weight, bias or loss is no longer finite at step ${step}`);
}

/** @throws ConfigError where a checkpoint is not one of a run of this configuration */
export function assertCheckpointFits(config: TrainingConfig, checkpoint: Checkpoint): void {
  const { nFeatures, nHidden, instances } = config;
  const expected = { nInstances: instances.length, nFeatures, nHidden, floats: instances.length * stateLength(config) };
  const actual = {
    nInstances: checkpoint.nInstances,
    nFeatures: checkpoint.nFeatures,
    nHidden: checkpoint.nHidden,
    floats: checkpoint.state.length,
  };
  const keys = ['nInstances', 'nFeatures', 'nHidden', 'floats'] as const;
  const problems = keys
    .filter((key) => expected[key] !== actual[key])
    .map((key) => problem(`checkpoint.${key}`, actual[key], `${expected[key]}, as the run has`));
  if (!checkpoint.state.every(Number.isFinite)) problems.push(problem('checkpoint.state', 'NaN or infinite', 'made of finite numbers'));
  if (problems.length > 0) throw new ConfigError(problems);
}
