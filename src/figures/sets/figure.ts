/** Sets of features at five densities, with an editor for any partition. */
import { INITIAL_CAMERA } from '../../charts/camera.ts';
import { defineOwnFigure } from '../../figure/defineFigure.tsx';
import { describeSets, setsTable } from './describe.ts';
import { drawSets } from './draw.ts';
import SetsFigure from './Figure.tsx';
import { type SetsInput, setsHeight, setsLayout } from './layout.ts';
import meta from './meta.ts';
import { tidied } from './partition.ts';
import { densitiesOf, sharedTraining } from './trainings.ts';

export default defineOwnFigure({
  meta,
  Component: SetsFigure,
  height: setsHeight,
  layout: setsLayout,
  draw: drawSets,
  describe: describeSets,
  table: setsTable,
  still: ({ settings, trained }): SetsInput => ({
    parts: tidied(settings.parts),
    nHidden: settings.m,
    densities: densitiesOf(settings),
    models: trained.map(({ model }) => model),
    camera: INITIAL_CAMERA,
  }),
  poster: {
    from: 620,
    training: ({ settings }) =>
      densitiesOf(settings).map((featureProbability) => {
        const { seed, k } = settings;
        return { ...sharedTraining(settings), featureProbability, seed, nInstances: k };
      }),
  },
});
