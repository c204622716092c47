/** The format of stored models, for pictures drawn at build time. `keptFile.ts` reads them. */
import { emptyHistory } from '../experiment/losses/lossHistory.ts';
import type { TrainedModel } from '../figure/trainedState.ts';

/** One JSON file per picture, written by the long test that trains its models. */
export interface KeptFile {
  /** A sentence: what this is, and the command that made it. */
  readonly origin: string;
  readonly command: string;
  readonly trained: readonly KeptModel[];
}

/** Weights and biases with four decimals. */
export interface KeptModel {
  readonly nFeatures: number;
  readonly nHidden: number;
  /** Row-major [feature, hidden] */
  readonly W: readonly number[];
  /** Of untied models. Row-major [feature, hidden] */
  readonly WOut?: readonly number[];
  /** [feature] */
  readonly b: readonly number[];
  readonly loss: number;
  /** The index of its seed; meaningless where no history is stored. */
  readonly front?: number;
  /** The average loss of each seed at some steps: losses[point][seed]. Stored only for a single training. */
  readonly history?: { readonly steps: readonly number[]; readonly losses: readonly (readonly number[])[] };
}

export function trainedFrom({ history, loss, front = 0, ...weights }: KeptModel): TrainedModel {
  return {
    model: { ...weights, selectedFeature: null },
    ...{ loss, front },
    history: history
      ? {
          nInstances: history.losses[0]?.length ?? 0,
          steps: history.steps,
          losses: history.losses.map((row) => Float32Array.from(row)),
        }
      : emptyHistory(0),
  };
}
