/** The four questions, answered by the best trained model. */
import { viewOf } from '../../figure/concept/judgedView.ts';
import { type DrawPoster, firstTrained, poster } from '../../figure/poster.ts';
import { drawHierarchy } from './draw.ts';
import { hierarchyLayout } from './layout.ts';
import { describeHierarchy } from './words.ts';

const hierarchy: DrawPoster = (input, size) => {
  const view = viewOf(firstTrained(input).model, input.params);
  return poster(drawHierarchy(hierarchyLayout(view, size), ''), describeHierarchy(view));
};

export default hierarchy;
