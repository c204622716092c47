/** Feature benefit against interference, of chapter 11. */
import type { FigureMeta } from '../../figure/meta.ts';

const meta: FigureMeta = {
  id: 'terms',
  title: 'Benefit against interference',
  caption: 'What the present weights would cost a linear model, and what they cost behind a ReLU, feature by feature.',
  preset: { n: 5, m: 2, S: 0.9, I: 0.9, k: 8 },
  needs: 'experiment',
  controls: ['S', 'act'],
};

export default meta;
