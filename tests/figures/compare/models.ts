/** Recorded moments of models whose shapes are known. */
import type { CompareSettings } from '../../../src/figures/compare/settings.ts';
import { trainingsOf } from '../../../src/figures/compare/training.ts';
import { type Moment, momentOf } from '../../../src/figures/learning/recording.ts';
import { DIGON, polygon, tegumProduct } from '../../../src/model/geometry/polytopes.ts';

function fiveOf(directions: readonly (readonly number[])[], b: number) {
  const rows = [...directions, ...Array.from({ length: 5 - directions.length }, () => [0, 0])];
  return { W: rows.flat(), b: rows.map(() => b), nFeatures: 5, nHidden: 2, selectedFeature: null };
}

export const PENTAGON = fiveOf(
  polygon(5).map((corner) => corner.map((value) => 1.1 * value)),
  -0.2,
);
export const PAIRS = fiveOf(tegumProduct(DIGON, DIGON), 0);
export const TWO = fiveOf(
  [
    [1, 0],
    [0, 1],
  ],
  0.05,
);

/** The same model at some steps of the first (0) or second (1) network. */
export function recordingOf(settings: CompareSettings, side: number, model: typeof PENTAGON, steps: readonly number[]): readonly Moment[] {
  return steps.map((step) => momentOf(step, model, 1, trainingsOf(settings)[side] ?? {}));
}
