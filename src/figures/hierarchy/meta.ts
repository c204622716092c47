/** The figure of chapter 7: four properties of a representation, checked on the current model. */
import type { FigureMeta } from '../../figure/meta.ts';

const meta: FigureMeta = {
  id: 'hierarchy',
  title: 'Four questions to this model',
  caption: 'Decomposable, linear, in superposition, aligned with the units: asked of the network while it trains.',
  preset: { n: 5, m: 2, S: 0.9, I: 0.9, k: 8 },
  needs: 'experiment',
};

export default meta;
