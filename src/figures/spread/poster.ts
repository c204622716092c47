/** All seeds where their training ended. */

import { paramsOf } from '../../address/permalink.ts';
import { type DrawPoster, poster } from '../../figure/poster.ts';
import type { TrainingOptions } from '../../model/config/config.ts';
import { toTrainingOptions } from '../../params/trainingOptions.ts';
import { describeSpread } from './describe.ts';
import { drawSpread } from './draw.ts';
import { spreadLayout } from './layout.ts';
import { seedOf } from './seeds.ts';

const spread: DrawPoster = ({ params, trained }, { width }) => {
  const models = trained.map(({ model, loss }, instance) => ({ ...model, loss, seed: seedOf(params, instance) }));
  const input = { seeds: params.k, models, nFeatures: params.n, nHidden: params.m };
  return poster(drawSpread(spreadLayout(input, width), ''), describeSpread(input));
};

export default spread;

/** One for each seed: of a training of many only the best model would be kept. */
export function training(query: string): readonly TrainingOptions[] {
  const params = paramsOf(query);
  return Array.from({ length: params.k }, (_, instance) => toTrainingOptions({ ...params, k: 1, seed: seedOf(params, instance) }));
}
