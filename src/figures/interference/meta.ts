/** What the figure says of itself. */
import { LINEAR_KEEPS_TOP, PAIRS_AMONG_LESS_IMPORTANT } from '../../figure/claims.ts';
import type { FigureMeta } from '../../figure/meta.ts';

const meta: FigureMeta = {
  id: 'interference',
  title: 'Overlaps and biases',
  caption: 'What feature g adds to the output for feature f, and the bias that keeps small sums silent.',
  preset: 'n=20&m=5&S=0.9&I=0.7',
  claims: [LINEAR_KEEPS_TOP, PAIRS_AMONG_LESS_IMPORTANT],
  needs: 'experiment',
};

export default meta;
