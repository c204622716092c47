/** Two networks that differ in one thing, trained side by side. */
import { defineOwnFigure } from '../../figure/defineFigure.tsx';
import { momentOf } from '../learning/recording.ts';
import { type CompareInput, comparedTable, describeCompared } from './describe.ts';
import { drawCompared } from './draw.ts';
import CompareFigure from './Figure.tsx';
import { compareHeight, compareLayout } from './layout.ts';
import meta from './meta.ts';
import type { CompareSettings } from './settings.ts';
import { trainingsOf } from './training.ts';

/** Moments that a poster is drawn from: enough for the curves. */
const MOMENTS = 12;

function posterSteps({ steps }: CompareSettings): readonly number[] {
  return Array.from({ length: MOMENTS }, (_, at) => Math.max(1, Math.round(steps * ((at + 1) / MOMENTS) ** 2)));
}

export default defineOwnFigure({
  meta,
  Component: CompareFigure,
  height: compareHeight,
  layout: compareLayout,
  draw: drawCompared,
  describe: describeCompared,
  table: comparedTable,
  still: ({ settings, trained }): CompareInput => {
    const steps = posterSteps(settings);
    const recordings = trainingsOf(settings).map((options, side) =>
      steps.flatMap((step, at) => {
        const found = trained[side * MOMENTS + at];
        return found ? [momentOf(step, found.model, found.loss, options)] : [];
      }),
    );
    return { settings, recordings };
  },
  // The rate is constant, so that a shorter training is the beginning of a longer one.
  poster: {
    from: 620,
    training: ({ settings }) => trainingsOf(settings).flatMap((options) => posterSteps(settings).map((steps) => ({ ...options, steps }))),
  },
});
