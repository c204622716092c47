/** How the models of a slot's poster are kept: one JSON file a slot, written by the long test that trains them. */
import type { TrainedModel } from '../figures/poster.ts';
import { emptyHistory } from '../state/lossHistory.ts';

export const POSTER_FILES = 'tests/fixtures/posters';

export interface PosterFile {
  /** In words: what this is, and the command that made it. */
  readonly origin: string;
  readonly command: string;
  readonly figure: string;
  /** What was trained; a slot whose query is another needs other models. */
  readonly query: string;
  readonly trained: readonly KeptModel[];
}

/** W and b with four decimals. */
export interface KeptModel {
  readonly nFeatures: number;
  readonly nHidden: number;
  /** Row-major [feature, hidden] */
  readonly W: readonly number[];
  /** [feature] */
  readonly b: readonly number[];
  readonly loss: number;
  readonly front: number;
  /** The average loss of each seed at some steps: losses[point][seed]. Kept where there was one training only. */
  readonly history?: { readonly steps: readonly number[]; readonly losses: readonly (readonly number[])[] };
}

export function trainedFrom({ history, loss, front, ...weights }: KeptModel): TrainedModel {
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
