/** Many seeds of one experiment as small multiples, grouped by the geometry they end in. */
import { indices } from '../../charts/view.ts';
import { seedOf } from '../../experiment/seeds.ts';
import { defineOwnFigure } from '../../figure/defineFigure.tsx';
import { trainedState } from '../../figure/trainedState.ts';
import { toTrainingOptions } from '../../params/trainingOptions.ts';
import { describeSpread, spreadLeftOut, spreadTable } from './describe.ts';
import { drawSpread } from './draw.ts';
import SpreadFigure from './Figure.tsx';
import type { SpreadInput } from './groups.ts';
import { spreadLayout } from './layout.ts';
import meta from './meta.ts';
import { spreadHeight } from './room.ts';
import { seedsOf } from './seeds.ts';

export default defineOwnFigure({
  meta,
  Component: SpreadFigure,
  height: (width, { seeds }: SpreadInput) => spreadHeight(seeds, width),
  layout: (input, { width }) => spreadLayout(input, width),
  draw: drawSpread,
  describe: describeSpread,
  table: spreadTable,
  leftOut: spreadLeftOut,
  still: (slot) => seedsOf(trainedState(slot)),
  // One for each seed: of a training of many only the best model would be kept.
  poster: {
    training: ({ params }) => indices(params.k).map((instance) => toTrainingOptions({ ...params, k: 1, seed: seedOf(params, instance) })),
  },
});
