/** What the article, the share dialog and embeds know of the figure of the perturbed pentagon. */
import type { FigureMeta } from '../../figure/meta.ts';
import { PERTURBED, type PerturbedSettings } from './settings.ts';

const meta: FigureMeta<PerturbedSettings> = {
  id: 'perturbed',
  title: 'One feature rarer than the others',
  caption:
    'Five features in two dimensions: the losses of a pentagon and of two pairs, followed while one feature gets rarer and while it gets more frequent.',
  needs: 'trainer',
  settings: PERTURBED,
};

export default meta;
