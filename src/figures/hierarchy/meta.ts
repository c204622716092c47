/** The figure of chapter 7: four properties of a representation, checked on the model at hand. */
import { viewOf } from '../../figure/concept/judgedView.ts';
import type { FigureMeta } from '../../figure/meta.ts';
import { checksOf } from './checks.ts';

const meta: FigureMeta = {
  id: 'hierarchy',
  title: 'Four questions to this model',
  caption: 'Decomposable, linear, in superposition, aligned with the units: asked of the network while it trains.',
  preset: 'n=5&m=2&S=0.9&I=0.9&k=8',
  claims: [
    {
      when: { n: 5, m: 2, S: 0.9, I: 0.9, act: 'relu', sets: 'none' },
      text: 'Sparse data: more features are represented than there are dimensions, so the model is in superposition.',
      share: 0.95,
      holds: (model) => checksOf(viewOf(model, {})).superposition.holds,
    },
    {
      when: { n: 5, m: 2, S: 0, I: 0.9, act: 'relu', sets: 'none' },
      text: 'Dense data: two features are represented, and the model is not in superposition.',
      share: 0.95,
      holds: (model) => {
        const { holds, nRepresented } = checksOf(viewOf(model, { S: 0 })).superposition;
        return !holds && nRepresented === 2;
      },
    },
  ],
  needs: 'experiment',
};

export default meta;
