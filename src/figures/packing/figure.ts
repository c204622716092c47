/** Directions packed by hand (in the plane) or by a search, and how many fit as the allowed overlap grows. */
import { defineOwnFigure } from '../../figure/defineFigure.tsx';
import { describePacking, packingTable } from './describe.ts';
import { drawPacking } from './draw.ts';
import PackingFigure from './Figure.tsx';
import { type PackingState, packingHeight, packingLayout } from './layout.ts';
import meta from './meta.ts';
import { PACKER_SEED, Packer } from './packer.ts';
import { allowedIndex, type PackingSettings } from './settings.ts';

export default defineOwnFigure({
  meta,
  Component: PackingFigure,
  height: packingHeight,
  layout: packingLayout,
  draw: (layout, _, state) => drawPacking(layout, state),
  describe: describePacking,
  table: packingTable,
  still: ({ settings }) => packed(settings),
  poster: { from: 620 },
});

/** The finished search's result. */
function packed(settings: PackingSettings): PackingState {
  const { m, overlap } = settings;
  const packer = new Packer(m, PACKER_SEED);
  while (!packer.finished) packer.step();
  const counts = new Map([[m, packer.found.map((lines) => lines.length / m)]]);
  return { nDimensions: m, overlap, lines: packer.found[allowedIndex(settings)] ?? packer.lines, counts };
}
