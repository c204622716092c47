/** The figure of chapter 9: data, model and loss, with one example passing through. */

import { viewOf } from '../../figure/concept/judgedView.ts';
import type { FigureMeta } from '../../figure/meta.ts';
import { passThrough } from './sample.ts';

const meta: FigureMeta = {
  id: 'setup',
  title: 'One example, in and out',
  caption: 'An example passes through the network while it trains: features in, hidden units, features out, and the error of each.',
  preset: 'n=5&m=2&S=0.9&I=0.9&k=8',
  claims: [
    {
      when: { n: 5, m: 2, S: 0.9, I: 0.9, r: 1, sets: 'none', act: 'relu' },
      text: 'Every feature, sent in alone, comes back as the strongest output.',
      share: 0.9,
      holds: (model) =>
        [0, 1, 2, 3, 4].every((alone) => {
          const { x, output } = passThrough(
            viewOf(model, { S: 0.9, I: 0.9 }),
            [0, 1, 2, 3, 4].map((f) => (f === alone ? 1 : 0)),
          );
          return output.indexOf(Math.max(...output)) === x.indexOf(1);
        }),
    },
  ],
  needs: 'experiment',
};

export default meta;
