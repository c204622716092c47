/** What the article, the share dialog and embeds know of the figure of feature sets. */
import type { FigureMeta } from '../../figure/meta.ts';
import { SETS, type SetsSettings } from './settings.ts';

const meta: FigureMeta<SetsSettings> = {
  id: 'sets',
  title: 'Features that come together',
  caption:
    'Sets of features that appear together, or never do, at five densities: where each feature ends up, and which sets merge into one direction.',
  needs: 'trainer',
  settings: SETS,
};

export default meta;
