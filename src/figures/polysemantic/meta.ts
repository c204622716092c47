/** The figure of chapter 2: hidden units that answer to several features. */
import type { FigureMeta } from '../../figure/meta.ts';

const meta: FigureMeta = {
  id: 'polysemantic',
  title: 'Hidden units and what they mean',
  caption: 'Each hidden unit as a stack of its weights, one block a feature; a unit with several large blocks means several things.',
  preset: { n: 10, m: 5, S: 0.9, I: 0.75, k: 8 },
  needs: 'experiment',
};

export default meta;
