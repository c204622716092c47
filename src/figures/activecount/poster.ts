/** Where the loss of the best trained model comes from. */
import { viewOf } from '../../figure/concept/judgedView.ts';
import { type DrawPoster, firstTrained, type PosterRoom, poster } from '../../figure/poster.ts';
import { describeActiveCount } from './describe.ts';
import { drawActiveCount } from './draw.ts';
import { activeCountLayout } from './layout.ts';

export const room: PosterRoom = { wide: 678, from: 620 };

const activeCount: DrawPoster = (input, size) => {
  const view = viewOf(firstTrained(input).model, input.params);
  return poster(drawActiveCount(activeCountLayout(view, size), ''), describeActiveCount(view));
};

export default activeCount;
