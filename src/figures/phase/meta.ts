/** The phase diagrams of chapter 11, and other maps of the same kind: many models trained over two axes. */
import type { FigureMeta } from '../../figure/meta.ts';
import { PHASE, type PhaseSettings } from './settings.ts';

const meta: FigureMeta<PhaseSettings> = {
  id: 'phase',
  title: 'What becomes of an extra feature',
  caption:
    'Each cell is a model trained here, the best of a few seeds. Over density and relative importance, the extra feature is ignored, gets a dimension of its own, or is stored in superposition.',
  needs: 'trainer',
  settings: PHASE,
};

export default meta;
