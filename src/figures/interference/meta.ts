/** WᵀW as a matrix, and the biases beside it. */
import type { FigureMeta } from '../../figure/meta.ts';
import { interferenceTitle } from './names.ts';

const meta: FigureMeta = {
  id: 'interference',
  title: interferenceTitle({ isTied: true, hiddenActivation: 'identity' }),
  titleFor: ({ tied, hact }) => interferenceTitle({ isTied: tied === '1', hiddenActivation: hact }),
  caption: 'What feature g adds to the output for feature f, and the bias that keeps small sums silent.',
  preset: { n: 20, m: 5, S: 0.9, I: 0.7 },
  needs: 'experiment',
};

export default meta;
