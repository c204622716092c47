/** Uniform superposition: dimensions per feature over sparsity, every feature's share, and the shapes behind them. */
import { INITIAL_CAMERA } from '../../charts/camera.ts';
import { defineOwnFigure } from '../../figure/defineFigure.tsx';
import { COARSE, DENSITIES, nearestDensity, trainingAt } from './densities.ts';
import { describeUniform, uniformTable } from './describe.ts';
import { drawUniform } from './draw.ts';
import UniformFigure from './Figure.tsx';
import { type UniformInput, uniformHeight, uniformLayout } from './layout.ts';
import meta from './meta.ts';

export default defineOwnFigure({
  meta,
  Component: UniformFigure,
  height: uniformHeight,
  layout: uniformLayout,
  draw: drawUniform,
  describe: describeUniform,
  table: uniformTable,
  still: ({ settings, trained }): UniformInput => ({
    models: DENSITIES.map((density) => {
      const found = trained[COARSE.indexOf(density)];
      return found ? { model: found.model, isFinished: true } : null;
    }),
    opened: nearestDensity(settings.d),
    component: settings.c,
    camera: INITIAL_CAMERA,
  }),
  poster: { from: 620, training: ({ settings }) => COARSE.map((density) => trainingAt(settings, density)) },
});
