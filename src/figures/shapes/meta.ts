/** What the article, the share dialog and embeds know of the catalogue of shapes. */
import type { FigureMeta } from '../../figure/meta.ts';
import { SHAPES, type ShapesSettings } from './settings.ts';

const meta: FigureMeta<ShapesSettings> = {
  id: 'shapes',
  title: 'A catalogue of shapes',
  caption:
    'The shapes that features in superposition settle into, the share of a dimension that each of their features gets, and a training that starts from the one you choose.',
  needs: 'trainer',
  settings: SHAPES,
};

export default meta;
