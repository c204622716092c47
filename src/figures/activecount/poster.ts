/** Where the loss of the best trained model comes from. */
import { viewOf } from '../concept/judgedView.ts';
import { type DrawPoster, firstTrained, poster } from '../poster.ts';
import { describeActiveCount } from './describe.ts';
import { drawActiveCount } from './draw.ts';
import { activeCountLayout } from './layout.ts';

const activeCount: DrawPoster = (input, size) => {
  const view = viewOf(firstTrained(input).model, input.params);
  return poster(drawActiveCount(activeCountLayout(view, size), ''), describeActiveCount(view));
};

export default activeCount;
