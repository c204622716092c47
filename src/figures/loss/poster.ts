/** The loss of all seeds from the first step to the last. */
import { type DrawPoster, firstTrained, poster } from '../../figure/poster.ts';
import { describeLoss } from './describe.ts';
import { drawLoss } from './draw.ts';
import { lossLayout } from './layout.ts';

const loss: DrawPoster = (input, size) => {
  const view = { ...firstTrained(input), changes: [] };
  return poster(drawLoss(lossLayout(view, size), ''), describeLoss(view));
};

export default loss;
