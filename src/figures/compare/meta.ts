/** What the article, the share dialog and embeds know of the figure of two runs side by side. */
import type { FigureMeta } from '../../figure/meta.ts';
import { COMPARED, type CompareSettings } from './settings.ts';

const meta: FigureMeta<CompareSettings> = {
  id: 'compare',
  title: 'Same start, one change',
  caption: 'Two networks with the same seed, trained side by side: they differ in one thing, and one slider goes through both trainings.',
  needs: 'trainer',
  settings: COMPARED,
};

export default meta;
