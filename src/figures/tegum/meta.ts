/** What the article, the share dialog and embeds know of the figure of shapes put together at right angles. */
import type { FigureMeta } from '../../figure/meta.ts';
import { TEGUM, type TegumSettings } from './settings.ts';

const meta: FigureMeta<TegumSettings> = {
  id: 'tegum',
  title: 'Shapes put together at right angles',
  caption:
    'Two or three shapes, each in dimensions of its own: what they make together, and the share of a dimension that each feature keeps.',
  needs: 'nothing',
  settings: TEGUM,
};

export default meta;
