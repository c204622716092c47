/** The plane as the reader finds it. */
import { type DrawPoster, type PosterRoom, poster } from '../../figure/poster.ts';
import { drawBasis } from './draw.ts';
import { basisLayout } from './layout.ts';
import { readBasis } from './readBasis.ts';
import { describeBasis } from './words.ts';

export const room: PosterRoom = { wide: 1000, from: 620 };

const basis: DrawPoster = ({ query }, size) => {
  const state = readBasis(query);
  return poster(drawBasis(basisLayout(state, size), state), describeBasis(state));
};

export default basis;
