/** The directions of the best trained model. */
import { type DrawPoster, firstTrained, poster } from '../../figure/poster.ts';
import { describeDirections } from './describe.ts';
import { drawDirections } from './draw.ts';
import { directionsLayout } from './layout.ts';

const directions: DrawPoster = (input, size) => {
  const { model } = firstTrained(input);
  return poster(drawDirections(directionsLayout(model, size), ''), describeDirections(model));
};

export default directions;
