/** One training, recorded and looked at moment by moment. */
import { INITIAL_CAMERA } from '../../charts/camera.ts';
import { defineOwnFigure } from '../../figure/defineFigure.tsx';
import { describeLearning, learningTable } from './describe.ts';
import { drawLearning } from './draw.ts';
import LearningFigure from './Figure.tsx';
import { type LearningInput, learningHeight, learningLayout } from './layout.ts';
import meta from './meta.ts';
import { momentOf } from './recording.ts';
import type { LearningSettings } from './settings.ts';
import { fittedToShape, trainingOf } from './training.ts';

/** Moments that a poster is drawn from: enough to see the way. */
const MOMENTS = 25;

function posterSteps({ steps }: LearningSettings): readonly number[] {
  return Array.from({ length: MOMENTS }, (_, at) => Math.max(1, Math.round((steps * (at + 1)) / MOMENTS)));
}

export default defineOwnFigure({
  meta,
  Component: LearningFigure,
  height: learningHeight,
  layout: learningLayout,
  draw: drawLearning,
  describe: describeLearning,
  table: learningTable,
  still: ({ settings, trained }): LearningInput => ({
    settings: fittedToShape(settings),
    moments: posterSteps(settings).flatMap((step, at) => {
      const found = trained[at];
      return found ? [momentOf(step, found.model, found.loss, trainingOf(settings))] : [];
    }),
    camera: INITIAL_CAMERA,
  }),
  // The rate is constant, so that a shorter training is the beginning of a longer one.
  poster: { from: 620, training: ({ settings }) => posterSteps(settings).map((steps) => ({ ...trainingOf(settings), steps })) },
});
