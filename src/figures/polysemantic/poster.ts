/** The hidden units of the best trained model, the first of them looked at. */
import { type DrawPoster, firstTrained, type PosterRoom, poster } from '../../figure/poster.ts';
import { describePolysemantic } from './describe.ts';
import { drawPolysemantic } from './draw.ts';
import { polysemanticLayout } from './layout.ts';

export const room: PosterRoom = { wide: 678, from: 620 };

const polysemantic: DrawPoster = (input, size) => {
  const view = { ...firstTrained(input).model, unit: 0 };
  return poster(drawPolysemantic(polysemanticLayout(view, size), ''), describePolysemantic(view));
};

export default polysemantic;
