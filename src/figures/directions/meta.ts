/** The feature directions in the hidden space. */
import type { FigureMeta } from '../../figure/meta.ts';

const meta: FigureMeta = {
  id: 'directions',
  title: 'Feature directions',
  caption: "Each arrow is a feature's direction in the hidden space; its length says how well the feature is represented.",
  preset: { n: 5, m: 2, S: 0.9, I: 0.9 },
  needs: 'experiment',
};

export default meta;
