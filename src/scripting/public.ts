/** What scripts import, the same in browsers and in Node: training, sweeps, measures. */

import { DEFAULT_EVALUATION, type EvaluationOptions } from '../model/loss/evaluateLoss.ts';
import type { JudgedModel } from '../model/loss/judgedModel.ts';
import { type ManyModels, modelsOf } from './measures/models.ts';
import type { TrainOptions } from './runs/from.ts';
import type { TrainingRun } from './runs/trainingRun.ts';
import { startTraining } from './scripting.ts';
import type { TrainSettings } from './settings.ts';
import { sharedTrainer } from './sharedTrainer.ts';
import { type Sweep, type SweepSettings, startSweep } from './sweeps/sweepScripting.ts';
import type { AxisValue, NumericAxis, ScriptSweep } from './sweeps/sweepTypes.ts';

export { FileError } from '../exchange/formats/fileError.ts';
export type {
  Activation,
  DatasetOptions,
  HiddenActivation,
  InstanceOptions,
  LearningRateSchedule,
  Optimiser,
  StartOptions,
  Target,
  TrainingOptions,
  WeightDecayOn,
} from '../model/config/config.ts';
export { ConfigError, type Problem } from '../model/config/problem.ts';
export type { FeatureSetOptions, FeatureSets } from '../model/data/featureGroups.ts';
export { type SampleOptions, sampleData } from '../model/data/sampleData.ts';
export type { Values } from '../model/data/sampling.ts';
export type { Directions } from '../model/geometry/geometry.ts';
export type { EvaluationOptions } from '../model/loss/evaluateLoss.ts';
export type { JudgedModel } from '../model/loss/judgedModel.ts';
export { type ForwardInput, type ForwardResult, forward } from '../model/network/forward.ts';
export type { EngineName } from '../model/network/parameters.ts';
export type { AxisOptions } from '../sweep/axes.ts';
export type { EngineChoice } from '../training/protocol.ts';
export type { Configuration, InstanceConfiguration } from './configuration.ts';
export { type ExportFormat, type ExportSettings, exportModel, type ImportedWeights, type ImportOptions, importWeights } from './files.ts';
export {
  dimensionsPerFeature,
  evaluateLoss,
  exactLoss,
  featureDimensionality,
  featureNorms,
  gram,
  superposition,
} from './measures/measures.ts';
export type { ManyModels } from './measures/models.ts';
export type { RunChange } from './runs/changes.ts';
export type { RunCheckpoint, StartWeights, TrainOptions } from './runs/from.ts';
export { type InstanceModel, instanceOf, type RunSnapshot, type RunSnapshot as Snapshot, type SnapshotLike } from './runs/snapshots.ts';
export { TrainingError, type TrainingRun } from './runs/trainingRun.ts';
export type { TrainSettings } from './settings.ts';
export type { StopSignal } from './stopSignal.ts';
export type { Sweep, SweepSettings } from './sweeps/sweepScripting.ts';
export type {
  AxisValue,
  NumericAxis,
  OwnAxisOptions,
  ScriptAxis,
  ScriptCell as SweepCell,
  ScriptSweep as SweepOptions,
  SeedAxisOptions,
  SweepModel,
} from './sweeps/sweepTypes.ts';

/**
 * Trains the models of one configuration. A bad configuration or setting rejects with a ConfigError that names the field, the
 * value and the allowed range; what else goes wrong with a TrainingError.
 *
 * `from` gives weights to start from: a snapshot's, or a file's by `importWeights`.
 *
 *     for await (const { step, loss } of train({ nFeatures: 5, nHidden: 2, sparsity: 0.9, seed: 7 })) console.log(step, loss[0]);
 */
export function train(options: TrainOptions, settings?: TrainSettings): TrainingRun {
  return startTraining(sharedTrainer, options, settings);
}

/**
 * As `exactLoss`, in workers: the page is not kept waiting, and all cores judge. Rejects with a ConfigError where `exactLoss` throws one.
 *
 *     const losses = await exactLossAsync(await run.finished);   // one a model
 */
export function exactLossAsync(snapshot: ManyModels): Promise<readonly number[]>;
export function exactLossAsync(model: JudgedModel): Promise<number>;
export async function exactLossAsync(input: JudgedModel | ManyModels) {
  const models = modelsOf(input);
  return (await import('./measures/judges.ts')).judgeExactly(sharedTrainer(), models);
}

/** As `evaluateLoss`, in workers: the page is not kept waiting, and all cores judge. Rejects with a ConfigError where `evaluateLoss` throws one. */
export function evaluateLossAsync(snapshot: ManyModels & EvaluationOptions): Promise<readonly number[]>;
export function evaluateLossAsync(model: JudgedModel & EvaluationOptions): Promise<number>;
export async function evaluateLossAsync(input: (JudgedModel | ManyModels) & EvaluationOptions) {
  const models = modelsOf(input);
  const { samples = DEFAULT_EVALUATION.samples, seed = DEFAULT_EVALUATION.seed } = input;
  return (await import('./measures/judges.ts')).judgeOnSamples(sharedTrainer(), models, { samples, seed });
}

/**
 * Trains models over one axis or two, some seeds a cell: all cells so far again and again, coarse first, then refined. An axis has numbers,
 * seeds, or values of any key, for each of which there is a grid of at most 65 536 cells and 1 024 seeds. A bad axis or setting rejects with a ConfigError that names the field, the value and what is allowed.
 *
 *     for await (const cells of sweep({ base: { nFeatures: 2, nHidden: 1 }, x, y, seeds: 4, steps: 2500 })) draw(cells);
 */
export function sweep(options: ScriptSweep<NumericAxis>, settings?: SweepSettings): Sweep;
export function sweep(options: ScriptSweep, settings?: SweepSettings): Sweep<AxisValue>;
export function sweep(options: ScriptSweep, settings?: SweepSettings): Sweep<AxisValue> {
  return startSweep(sharedTrainer, options, settings);
}
