/** The data saved of a trained model: its weights, their configuration, and a link to it. */
import type { TrainingConfig } from '../../model/config/config.ts';
import { createExactJudge } from '../../model/loss/exactLoss.ts';
import { hasExactLoss } from '../../model/loss/exactLossProblem.ts';
import { instanceWeights, type Snapshot } from '../../model/network/parameters.ts';
import { VERSION } from '../citation.ts';
import type { Tensor, Tensors } from '../formats/tensor.ts';
import type { ModelWeights } from './weightTypes.ts';

/** Average losses over steps. */
export interface SavedHistory {
  readonly steps: readonly number[];
  /** losses[point][instance] */
  readonly losses: readonly ArrayLike<number>[];
}

export interface SavedModel {
  /** Live changes included. */
  readonly config: TrainingConfig;
  readonly weights: ModelWeights;
  /** Optimiser steps taken. */
  readonly step: number;
  /** The name of an engine. */
  readonly engine: string;
  /** Exact where there is a formula (n ≤ 10), else the average of recent batches; a mean over features, NaN where unknown. [instance] */
  readonly loss: ArrayLike<number>;
  readonly history: SavedHistory;
  /** The address that shows the same model. */
  readonly permalink: string;
}

/** A run as a script has it: its history is what the snapshot says. */
export function savedModel(snapshot: Snapshot, config: TrainingConfig, permalink: string): SavedModel {
  const { step, engine, loss } = snapshot;
  const history = { steps: [step], losses: [loss] };
  return { config, weights: snapshot, step, engine, loss: exactLosses(snapshot, config) ?? loss, history, permalink };
}

function exactLosses(weights: ModelWeights, config: TrainingConfig): readonly number[] | null {
  if (!hasExactLoss(config)) return null;
  const judge = createExactJudge(config);
  return config.instances.map((instance, i) => judge.loss(instanceWeights(weights, config, i), instance));
}

/** Raised when the meaning of a key changes. */
export const FILE_FORMAT = { name: 'superposition', version: 1 } as const;

/** Metadata of files of every format, as text. */
export function metadataOf({ permalink, step, engine }: Pick<SavedModel, 'permalink' | 'step' | 'engine'>): Record<string, string> {
  return {
    format: FILE_FORMAT.name,
    format_version: String(FILE_FORMAT.version),
    version: VERSION,
    permalink,
    step: String(step),
    engine,
    layout: 'W and W_out [instance, feature, hidden], b [instance, feature]',
  };
}

/** Untied models have a `W_out` beside W. */
export function tensorsOf({ nInstances, nFeatures, nHidden, W, WOut, b }: ModelWeights): Tensors {
  const matrix = (values: Float32Array): Tensor => ({ shape: [nInstances, nFeatures, nHidden], values });
  const bias: Tensor = { shape: [nInstances, nFeatures], values: b };
  return new Map([['W', matrix(W)], ...(WOut ? [['W_out', matrix(WOut)] as const] : []), ['b', bias]]);
}
