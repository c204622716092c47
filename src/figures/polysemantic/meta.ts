/** The figure of chapter 2: hidden units that answer to several features. */

import type { FigureMeta } from '../../figure/meta.ts';
import { featureNorms } from '../../model/geometry/geometry.ts';
import { isRepresented } from '../../model/geometry/outcome.ts';
import { meaningsOf } from './layout.ts';

const TEN_IN_FIVE = { n: 10, m: 5, I: 0.75, r: 1, sets: 'none', act: 'relu' } as const;

const meta: FigureMeta = {
  id: 'polysemantic',
  title: 'Hidden units and what they mean',
  caption: 'Each hidden unit as a stack of its weights, one block a feature; a unit with several large blocks means several things.',
  preset: 'n=10&m=5&S=0.9&I=0.75&k=8',
  claims: [
    {
      when: { ...TEN_IN_FIVE, S: 0.9 },
      text: 'Every hidden unit answers to several features.',
      share: 0.9,
      holds: (model) => [0, 1, 2, 3, 4].every((unit) => meaningsOf(model, unit).length > 1),
    },
    {
      when: { ...TEN_IN_FIVE, S: 0 },
      text: 'Dense data: the five most important features are kept, the others dropped.',
      share: 0.95,
      holds: (model) => [...featureNorms(model)].every((norm, f) => isRepresented(norm) === f < 5),
    },
  ],
  needs: 'experiment',
};

export default meta;
