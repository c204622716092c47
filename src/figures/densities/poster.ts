/** The linear model and the best ReLU model of each density. */

import { type DrawPoster, type PosterRoom, poster } from '../../figure/poster.ts';
import type { TrainingOptions } from '../../model/config/config.ts';
import { DENSITIES } from './densities.ts';
import { drawDensities } from './draw.ts';
import { densitiesLayout } from './layout.ts';
import { isAsInPaper, readOptions } from './readOptions.ts';
import { describeDensities } from './words.ts';

export const room: PosterRoom = { wide: 1000, from: 880 };

const densities: DrawPoster = ({ query, trained }, size) => {
  const { options } = readOptions(query);
  const models = trained.map(({ model }) => model);
  const words = describeDensities(models);
  return poster(drawDensities(densitiesLayout(models, options.nFeatures, size), words, isAsInPaper(options)), words);
};

export default densities;

export function training(query: string): readonly TrainingOptions[] {
  const { seeds, ...options } = readOptions(query).options;
  const linear: TrainingOptions = { ...options, activation: 'linear', featureProbability: 1 };
  return [linear, ...DENSITIES.map((featureProbability) => ({ ...options, nInstances: seeds, featureProbability }))];
}
