/** Trained models as a table with one row for each: its configuration, what came out, and what trained it. */
import { decayingImportance } from '../../model/config/checkValues.ts';
import type { InstanceConfig, TrainingConfig } from '../../model/config/config.ts';
import { dimensionsPerFeature, featureStrengths } from '../../model/geometry/geometry.ts';
import { isRepresented } from '../../model/geometry/outcome.ts';
import type { Weights } from '../../model/network/network.ts';
import { VERSION } from '../citation.ts';
import type { ParquetColumn } from '../formats/parquet.ts';
import { writtenOptions } from '../weights/writtenOptions.ts';

/** One trained model. */
export interface TrainedResult extends Weights {
  /** Of this model alone: one instance. */
  readonly config: TrainingConfig;
  /** Evaluated, a mean over features; not finite where training diverged. */
  readonly loss: number;
  readonly engine: string;
}

/** In the order of `results`. What the columns of numbers cannot say stands in `configuration`, as JSON. */
export function resultColumns(results: readonly TrainedResult[]): readonly ParquetColumn[] {
  const instances = results.map(({ config }) => onlyInstance(config));
  const configs = results.map(({ config }) => config);
  const measures = results.map(measuresOf);
  return [
    integers('n_features', configs, ({ nFeatures }) => nFeatures),
    integers('n_hidden', configs, ({ nHidden }) => nHidden),
    numbers('sparsity', instances, ({ sparsity }) => mean(sparsity)),
    numbers('importance_decay', instances, ({ importance }) => decayOf(importance)),
    numbers('last_importance', instances, ({ importance }) => importance.at(-1) ?? Number.NaN),
    texts('weights', configs, ({ tied }) => (tied ? 'tied' : 'untied')),
    texts('hidden_activation', configs, ({ hiddenActivation }) => hiddenActivation),
    texts('activation', configs, ({ activation }) => activation),
    texts('target', configs, ({ target }) => target),
    texts('values', configs, ({ values }) => values),
    texts('feature_sets', configs, ({ featureSets }) => featureSets?.kind ?? 'none'),
    integers('batch_size', configs, ({ batchSize }) => batchSize),
    integers('steps', configs, ({ steps }) => steps),
    texts('optimiser', configs, ({ optimiser }) => optimiser),
    numbers('learning_rate', instances, ({ learningRate }) => learningRate),
    texts('schedule', configs, ({ learningRateSchedule }) => learningRateSchedule),
    numbers('weight_decay', configs, ({ weightDecay }) => weightDecay),
    integers('seed', instances, ({ seed }) => seed),
    numbers('loss', results, ({ loss }) => loss),
    integers('represented', measures, ({ represented }) => represented),
    numbers('dimensions_per_feature', measures, (own) => own.dimensionsPerFeature),
    texts('engine', results, ({ engine }) => engine),
    texts('version', results, () => VERSION),
    texts('configuration', configs, (config) => JSON.stringify(writtenOptions(config))),
  ];
}

function onlyInstance({ instances }: TrainingConfig): InstanceConfig {
  const [instance] = instances;
  if (!instance || instances.length > 1) throw new Error(`a result of ${instances.length} models`);
  return instance;
}

function measuresOf({ config: { nFeatures, nHidden, hiddenActivation }, W, WOut }: TrainedResult) {
  const directions = { W, WOut, nFeatures, nHidden, hiddenActivation };
  const represented = featureStrengths(directions).filter(isRepresented).length;
  return { represented, dimensionsPerFeature: dimensionsPerFeature(directions) };
}

function mean(values: readonly number[]): number {
  const [first = Number.NaN] = values;
  return values.every((value) => value === first) ? first : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** d where I_f = d^f, else NaN. */
function decayOf(importance: readonly number[]): number {
  const decay = importance[1] ?? 1;
  const decaying = decayingImportance(decay, importance.length);
  return importance.every((value, f) => value === decaying[f]) ? decay : Number.NaN;
}

function numbers<Row>(name: string, rows: readonly Row[], of: (row: Row) => number): ParquetColumn {
  return { name, type: 'number', values: rows.map(of) };
}

function integers<Row>(name: string, rows: readonly Row[], of: (row: Row) => number): ParquetColumn {
  return { name, type: 'integer', values: rows.map(of) };
}

function texts<Row>(name: string, rows: readonly Row[], of: (row: Row) => string): ParquetColumn {
  return { name, type: 'text', values: rows.map(of) };
}
