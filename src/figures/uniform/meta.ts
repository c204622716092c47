/** What the article, the share dialog and embeds know of the figure of uniform superposition. */
import type { FigureMeta } from '../../figure/meta.ts';
import { UNIFORM, type UniformSettings } from './settings.ts';

const meta: FigureMeta<UniformSettings> = {
  id: 'uniform',
  title: 'Dimensions per feature',
  caption:
    'Models of many equally important features, from dense to sparse: dimensions per feature, the dimensionality of every feature, and the shapes that they form.',
  needs: 'trainer',
  settings: UNIFORM,
};

export default meta;
