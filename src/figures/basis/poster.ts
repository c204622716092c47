/** The plane as the reader finds it. */
import { type DrawPoster, poster } from '../poster.ts';
import { drawBasis } from './draw.ts';
import { basisLayout } from './layout.ts';
import { readBasis } from './readBasis.ts';
import { describeBasis } from './words.ts';

const basis: DrawPoster = ({ query }, size) => {
  const state = readBasis(query);
  return poster(drawBasis(basisLayout(state, size), state), describeBasis(state));
};

export default basis;
