/** The arrows as the reader finds them. */
import { type DrawPoster, type PosterRoom, poster } from '../../figure/poster.ts';
import { drawVectors } from './draw.ts';
import { initialState, vectorsLayout } from './layout.ts';
import { readCount } from './readCount.ts';
import { describeVectors } from './words.ts';

export const room: PosterRoom = { wide: 1000, from: 620 };

const vectors: DrawPoster = ({ query }, size) => {
  const state = initialState(readCount(query).count);
  return poster(drawVectors(vectorsLayout(state, size), state), describeVectors(state));
};

export default vectors;
