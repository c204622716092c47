/** Where training ends is luck: many seeds of one configuration side by side. */
import type { FigureMeta } from '../../figure/meta.ts';

const meta: FigureMeta = {
  id: 'spread',
  title: 'The same training from many seeds',
  caption:
    'Models that differ by their random seed alone, grouped by the geometry they end in. Many never find the best one: they rest in a worse minimum.',
  preset: { n: 5, m: 2, S: 0.9, I: 0.9, k: 64 },
  needs: 'experiment',
  controls: ['S', 'I', 'k'],
};

export default meta;
