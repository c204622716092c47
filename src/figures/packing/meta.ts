/** The figure of chapter 6: how many almost perpendicular directions fit into a few dimensions. */
import type { FigureMeta } from '../../figure/meta.ts';
import { PACKING, type PackingSettings } from './settings.ts';

const meta: FigureMeta<PackingSettings> = {
  id: 'packing',
  title: 'How many directions fit?',
  caption:
    'Place directions by hand or let a search push them apart: the number that fit grows fast with the overlap allowed and with the dimensions.',
  needs: 'nothing',
  settings: PACKING,
};

export default meta;
