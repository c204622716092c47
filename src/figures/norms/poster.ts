/** The norms of the best trained model. */
import { type DrawPoster, firstTrained, poster } from '../../figure/poster.ts';
import { describeNorms } from './describe.ts';
import { drawNorms } from './draw.ts';
import { normsLayout } from './layout.ts';

const norms: DrawPoster = (input, size) => {
  const { model } = firstTrained(input);
  return poster(drawNorms(normsLayout(model, size), ''), describeNorms(model));
};

export default norms;
