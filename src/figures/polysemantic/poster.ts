/** The hidden units of the best trained model, the first of them looked at. */
import { type DrawPoster, firstTrained, poster } from '../poster.ts';
import { describePolysemantic } from './describe.ts';
import { drawPolysemantic } from './draw.ts';
import { polysemanticLayout } from './layout.ts';

const polysemantic: DrawPoster = (input, size) => {
  const view = { ...firstTrained(input).model, unit: 0 };
  return poster(drawPolysemantic(polysemanticLayout(view, size), ''), describePolysemantic(view));
};

export default polysemantic;
