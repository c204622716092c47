/** The figure of chapters 1 and 4: features as arrows. */
import type { FigureMeta } from '../../figure/meta.ts';
import { VECTORS, type VectorsSettings } from './settings.ts';

const meta: FigureMeta<VectorsSettings> = {
  id: 'vectors',
  title: 'Taking a state apart',
  caption:
    'Drag the arrows and the state: with two arrows there is one way to make the state, with three in a plane there are infinitely many.',
  needs: 'nothing',
  settings: VECTORS,
};

export default meta;
