/** What the article, the share dialog and embeds know of the figure of learning as it happens. */
import type { FigureMeta } from '../../figure/meta.ts';
import { LEARNING, type LearningSettings } from './settings.ts';

const meta: FigureMeta<LearningSettings> = {
  id: 'learning',
  title: 'Learning, moment by moment',
  caption:
    'One training, recorded: where the features are at every moment, how they share the dimensions, and where the loss rests or falls.',
  needs: 'trainer',
  settings: LEARNING,
};

export default meta;
