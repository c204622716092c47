/** A pentagon with one feature rarer or more frequent than the others, and the two pairs it snaps to. */
import { defineOwnFigure } from '../../figure/defineFigure.tsx';
import { beginningOf, followed, RELATIVE, stageTraining, WAYS } from './branches.ts';
import { describePerturbed, perturbedTable } from './describe.ts';
import { drawPerturbed } from './draw.ts';
import PerturbedFigure from './Figure.tsx';
import { type PerturbedInput, perturbedHeight, perturbedLayout } from './layout.ts';
import meta from './meta.ts';

export default defineOwnFigure({
  meta,
  Component: PerturbedFigure,
  height: perturbedHeight,
  layout: perturbedLayout,
  draw: drawPerturbed,
  describe: describePerturbed,
  table: perturbedTable,
  still: ({ settings, trained }): PerturbedInput => {
    const way = (index: number) =>
      RELATIVE.flatMap((relative, at) => {
        const model = trained[index * RELATIVE.length + at]?.model;
        return model ? [followed(settings.p, relative, { W: Array.from(model.W), b: Array.from(model.b) })] : [];
      });
    return { settings, ways: { down: way(0), up: way(1) } };
  },
  // Not followed: each place is trained from the beginning of its way.
  poster: {
    from: 620,
    training: ({ settings: { p, seed } }) =>
      WAYS.flatMap((way) =>
        RELATIVE.map((relative) => {
          const { instances, ...shared } = stageTraining(p, [relative], [beginningOf(way, p)], seed);
          return { ...shared, seed, featureProbability: instances?.[0]?.featureProbability, batchSize: 2048 };
        }),
      ),
  },
});
