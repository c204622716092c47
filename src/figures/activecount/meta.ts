/** The figure of chapter 11 that sorts the loss by how many features are active. */
import { viewOf } from '../../figure/concept/judgedView.ts';
import type { FigureMeta } from '../../figure/meta.ts';
import { lossParts } from './parts.ts';

const meta: FigureMeta = {
  id: 'activecount',
  title: 'Where the loss comes from',
  caption: 'The expected loss sorted by how many features are active, and what every output says while only one is.',
  preset: 'n=5&m=2&S=0.9&I=0.9&k=8',
  claims: [
    {
      when: { n: 5, m: 2, S: 0.99, I: 0.9, act: 'relu', sets: 'none' },
      text: 'At least three quarters of the loss comes from examples with exactly one active feature.',
      share: 0.9,
      holds: (model) => {
        const { parts } = lossParts(viewOf(model, { S: 0.99, I: 0.9 }));
        return (parts[1]?.loss ?? 0) > 0.75 * parts.reduce((sum, part) => sum + part.loss, 0);
      },
    },
  ],
  needs: 'experiment',
  controls: ['S', 'act'],
};

export default meta;
