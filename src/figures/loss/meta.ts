/** The loss over the steps of training. */
import type { FigureMeta } from '../../figure/meta.ts';

const meta: FigureMeta = {
  id: 'loss',
  title: 'Loss over training',
  caption: 'The average loss of each seed; the one shown stands in front, and marks say where a parameter was moved.',
  preset: { n: 5, m: 2, S: 0.9, I: 0.9 },
  needs: 'experiment',
};

export default meta;
