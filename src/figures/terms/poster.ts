/** Benefit and interference of the best trained model. */
import { viewOf } from '../../figure/concept/judgedView.ts';
import { type DrawPoster, firstTrained, poster } from '../../figure/poster.ts';
import { describeTerms } from './describe.ts';
import { drawTerms } from './draw.ts';
import { termsLayout } from './layout.ts';

const terms: DrawPoster = (input, size) => {
  const view = viewOf(firstTrained(input).model, input.params);
  return poster(drawTerms(termsLayout(view, size), ''), describeTerms(view));
};

export default terms;
