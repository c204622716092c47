/** What the machine has found when it has finished. */
import { type DrawPoster, type PosterRoom, poster } from '../../figure/poster.ts';
import { drawPacking } from './draw.ts';
import { type PackingState, packingLayout } from './layout.ts';
import { OVERLAPS, Packer } from './packer.ts';
import { PACKER_SEED, readPacking } from './readPacking.ts';
import { describePacking } from './words.ts';

export const room: PosterRoom = { wide: 1000, from: 620 };

const packing: DrawPoster = ({ query }, size) => {
  const state = packed(query);
  return poster(drawPacking(packingLayout(state, size), state), describePacking(state));
};

function packed(query: string): PackingState {
  const { m, allowed } = readPacking(query);
  const packer = new Packer(m, PACKER_SEED);
  while (!packer.finished) packer.step();
  const counts = new Map([[m, packer.found.map((lines) => lines.length / m)]]);
  return { nDimensions: m, overlap: OVERLAPS[allowed] ?? 0, lines: packer.found[allowed] ?? packer.lines, counts };
}

export default packing;
