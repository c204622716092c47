/** The figure of chapter 9: data, model and loss, with one example passing through. */
import type { FigureMeta } from '../../figure/meta.ts';

const meta: FigureMeta = {
  id: 'setup',
  title: 'One example, in and out',
  caption: 'An example passes through the network while it trains: features in, hidden units, features out, and the error of each.',
  preset: { n: 5, m: 2, S: 0.9, I: 0.9, k: 8 },
  needs: 'experiment',
  controls: [],
};

export default meta;
