/** The figure of chapter 11 that sorts the loss by how many features are active. */
import type { FigureMeta } from '../../figure/meta.ts';

const meta: FigureMeta = {
  id: 'activecount',
  title: 'Where the loss comes from',
  caption: 'The expected loss sorted by how many features are active, and what every output says while only one is.',
  preset: { n: 5, m: 2, S: 0.9, I: 0.9, k: 8 },
  needs: 'experiment',
  controls: ['S', 'act'],
};

export default meta;
