/** Results and checkpoints of a cell as safetensors files: the numbers as tensors, everything else as text beside them. */
import { readSafetensors, safetensorsFile } from '../exchange/formats/safetensors.ts';
import { decodeTensor, type StoredTensors } from '../exchange/formats/tensor.ts';
import type { TrainingConfig } from '../model/config/config.ts';
import { stateLength } from '../model/network/parameters.ts';
import { configurationHash, type Origin } from './cells.ts';
import type { CellCheckpoint, CellResult } from './openCell.ts';

const RESULT_FORMAT = 'superposition-cell-1';
const CHECKPOINT_FORMAT = 'superposition-checkpoint-1';

/** Metadata that identifies a cell's file without reading its numbers. */
export interface CellLabel {
  /** Hash of the configuration. */
  readonly configuration: string;
  readonly engine: string;
  readonly version: string;
}

export function resultFile(config: TrainingConfig, origin: Origin, { W, WOut, b, losses, trainingLosses }: CellResult): Uint8Array {
  const { nFeatures, nHidden, instances } = config;
  const models = instances.length;
  const tensors = new Map([
    ['W', { shape: [models, nFeatures, nHidden], values: W }],
    ...(WOut ? [['W_out', { shape: [models, nFeatures, nHidden], values: WOut }] as const] : []),
    ['b', { shape: [models, nFeatures], values: b }],
    ['training_loss', { shape: [models], values: trainingLosses }],
  ]);
  const seeds = JSON.stringify(instances.map(({ seed }) => seed));
  const metadata = {
    format: RESULT_FORMAT,
    ...labelOf(config, origin),
    seeds,
    losses: writeLosses(losses),
    config: JSON.stringify(config),
  };
  return safetensorsFile(tensors, metadata);
}

function labelOf(config: TrainingConfig, { engine, version }: Origin): CellLabel & Readonly<Record<string, string>> {
  return { configuration: configurationHash(config), engine, version };
}

/** Double precision; JSON has no Infinity. */
export function writeLosses(losses: Float64Array): string {
  return JSON.stringify(Array.from(losses, (loss) => (Number.isFinite(loss) ? loss : null)));
}

/** @returns null where the file is not a result or is damaged */
export function readLabel(bytes: Uint8Array): CellLabel | null {
  try {
    const { format, configuration, engine, version } = readSafetensors(bytes).metadata;
    return format === RESULT_FORMAT && configuration && engine && version ? { configuration, engine, version } : null;
  } catch {
    return null;
  }
}

/** @throws FileError where the file is not a result */
export function readResult(bytes: Uint8Array): CellResult {
  const { tensors, metadata } = readSafetensors(bytes);
  const losses: unknown = JSON.parse(metadata.losses ?? '[]');
  const numbers = Array.isArray(losses) ? losses.map((loss) => (typeof loss === 'number' ? loss : Number.POSITIVE_INFINITY)) : [];
  return {
    losses: Float64Array.from(numbers),
    trainingLosses: values(tensors, 'training_loss'),
    W: values(tensors, 'W'),
    ...(tensors.has('W_out') ? { WOut: values(tensors, 'W_out') } : {}),
    b: values(tensors, 'b'),
  };
}

function values(tensors: StoredTensors, name: string): Float32Array {
  const stored = tensors.get(name);
  if (!stored) throw new Error(`The file has no ${name}.`);
  return decodeTensor(name, stored).values;
}

export function checkpointFile(config: TrainingConfig, origin: Origin, { steps, state }: CellCheckpoint): Uint8Array {
  const tensors = new Map([['state', { shape: [config.instances.length, stateLength(config)], values: state }]]);
  return safetensorsFile(tensors, { format: CHECKPOINT_FORMAT, ...labelOf(config, origin), steps: JSON.stringify([...steps]) });
}

/** @returns null where it is not a checkpoint of this configuration, or is damaged */
export function readCheckpoint(bytes: Uint8Array, config: TrainingConfig): CellCheckpoint | null {
  try {
    const { tensors, metadata } = readSafetensors(bytes);
    const steps: unknown = JSON.parse(metadata.steps ?? 'null');
    const state = values(tensors, 'state');
    const fits = metadata.configuration === configurationHash(config) && state.length === config.instances.length * stateLength(config);
    return fits && isSteps(steps, config) ? { steps: Uint32Array.from(steps), state } : null;
  } catch {
    return null;
  }
}

function isSteps(steps: unknown, { instances, steps: most }: TrainingConfig): steps is readonly number[] {
  return (
    Array.isArray(steps) && steps.length === instances.length && steps.every((step) => Number.isInteger(step) && step >= 0 && step <= most)
  );
}
