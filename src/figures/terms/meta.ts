/** The figure of chapter 11 that sets feature benefit against interference. */

import { viewOf } from '../../figure/concept/judgedView.ts';
import type { FigureMeta } from '../../figure/meta.ts';
import { accountsOf, totalOf } from './accounts.ts';

const meta: FigureMeta = {
  id: 'terms',
  title: 'Benefit against interference',
  caption: 'What the present weights would cost a linear model, and what they cost behind a ReLU, feature by feature.',
  preset: 'n=5&m=2&S=0.9&I=0.9&k=8',
  claims: [
    {
      when: { n: 5, m: 2, S: 0.9, I: 0.9, act: 'relu' },
      text: 'Behind the ReLU these weights cost less than half of what a linear model would pay for them.',
      share: 0.9,
      holds: (model) => {
        const { linear, relu } = accountsOf(viewOf(model, { S: 0.9, I: 0.9 }));
        return totalOf(relu) < 0.5 * totalOf(linear);
      },
    },
  ],
  needs: 'experiment',
  controls: ['S', 'act'],
};

export default meta;
