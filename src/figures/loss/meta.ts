/** What the figure says of itself. */
import { BEST_IS_PENTAGON } from '../../figure/claims.ts';
import type { FigureMeta } from '../../figure/meta.ts';

const meta: FigureMeta = {
  id: 'loss',
  title: 'Loss over training',
  caption: 'The average loss of each seed; the one shown stands in front, and marks say where a parameter was moved.',
  preset: 'n=5&m=2&S=0.9&I=0.9',
  claims: [BEST_IS_PENTAGON],
  needs: 'experiment',
};

export default meta;
