/** The overlaps and biases of the best trained model. */
import { type DrawPoster, firstTrained, poster } from '../../figure/poster.ts';
import { describeInterference } from './describe.ts';
import { drawInterference } from './draw.ts';
import { interferenceLayout } from './layout.ts';

const interference: DrawPoster = (input, size) => {
  const { model } = firstTrained(input);
  return poster(drawInterference(interferenceLayout(model, size), ''), describeInterference(model));
};

export default interference;
