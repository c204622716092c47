/** Directions packed by hand (in the plane) or by the machine, and how many fit as the allowed overlap grows. */
import { defineOwnFigure } from '../../figure/defineFigure.tsx';
import { describePacking, packingTable } from './describe.ts';
import { drawPacking } from './draw.ts';
import PackingFigure from './Figure.tsx';
import { type PackingState, packingHeight, packingLayout } from './layout.ts';
import meta from './meta.ts';
import { OVERLAPS, Packer } from './packer.ts';
import { PACKER_SEED, readPacking } from './readPacking.ts';

export default defineOwnFigure({
  meta,
  Component: PackingFigure,
  height: packingHeight,
  layout: packingLayout,
  draw: (layout, _, state) => drawPacking(layout, state),
  describe: describePacking,
  table: packingTable,
  still: ({ query }) => packed(query),
  poster: { from: 620 },
});

/** What the machine has found when it has finished. */
function packed(query: string): PackingState {
  const { m, allowed } = readPacking(query);
  const packer = new Packer(m, PACKER_SEED);
  while (!packer.finished) packer.step();
  const counts = new Map([[m, packer.found.map((lines) => lines.length / m)]]);
  return { nDimensions: m, overlap: OVERLAPS[allowed] ?? 0, lines: packer.found[allowed] ?? packer.lines, counts };
}
