/** The figure of chapter 5: what a rotation of the space changes, and what it does not. */
import type { FigureMeta } from '../../figure/meta.ts';
import { BASIS, type BasisSettings } from './settings.ts';

const meta: FigureMeta<BasisSettings> = {
  id: 'basis',
  title: 'Turn the space',
  caption:
    'Turning all directions changes their coordinates and no dot product; with a ReLU on each coordinate it changes what comes out too.',
  needs: 'nothing',
  settings: BASIS,
};

export default meta;
