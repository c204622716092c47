/** The first example that is not empty, on its way through the best trained model. */
import { viewOf } from '../../figure/concept/judgedView.ts';
import { type DrawPoster, firstTrained, poster } from '../../figure/poster.ts';
import { drawSetup } from './draw.ts';
import { setupLayout } from './layout.ts';
import { drawExample } from './sample.ts';
import { describeSetup } from './words.ts';

const setup: DrawPoster = (input, size) => {
  const view = viewOf(firstTrained(input).model, input.params);
  const shown = { ...view, example: drawExample(view, 0, true).example };
  return poster(drawSetup(setupLayout(shown, size)), describeSetup(shown));
};

export default setup;
