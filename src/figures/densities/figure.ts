/** The comparison of chapter 10: a linear model beside ReLU models over seven densities. */
import type { ModelView } from '../../charts/view.ts';
import { defineOwnFigure } from '../../figure/defineFigure.tsx';
import type { TrainingOptions } from '../../model/config/config.ts';
import { DENSITIES } from './densities.ts';
import { densitiesTable, describeDensities } from './describe.ts';
import { drawDensities } from './draw.ts';
import DensitiesFigure from './Figure.tsx';
import { densitiesHeight, densitiesLayout } from './layout.ts';
import meta from './meta.ts';
import { type DensitySettings, isAsInPaper } from './settings.ts';

interface Input {
  /** The linear one, then one per density; null where there is none yet. */
  readonly models: readonly (ModelView | null)[];
  readonly nFeatures: number;
  readonly asInPaper: boolean;
}

export default defineOwnFigure({
  meta,
  Component: DensitiesFigure,
  height: (width, { nFeatures }: Input) => densitiesHeight(width, nFeatures),
  layout: ({ models, nFeatures }, size) => densitiesLayout(models, nFeatures, size),
  draw: (layout, label, { asInPaper }) => drawDensities(layout, label, asInPaper),
  describe: ({ models }) => describeDensities(models),
  table: ({ models }) => densitiesTable(models),
  still: ({ settings, trained }) => ({
    models: trained.map(({ model }) => model),
    nFeatures: settings.n,
    asInPaper: isAsInPaper(settings),
  }),
  poster: { from: 880, training: ({ settings }) => trainings(settings) },
});

/** The linear model, then the ReLU models of each density. */
export function trainings({ n, m, I, seed, k, steps }: DensitySettings): readonly TrainingOptions[] {
  const shared: TrainingOptions = { nFeatures: n, nHidden: m, importanceDecay: I, seed, steps };
  const linear: TrainingOptions = { ...shared, activation: 'linear', featureProbability: 1 };
  return [linear, ...DENSITIES.map((featureProbability) => ({ ...shared, nInstances: k, featureProbability }))];
}
