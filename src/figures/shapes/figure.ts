/** A catalogue of the shapes that features settle into, each turnable, with a training that starts from the one chosen. */
import type { Figure } from '../../figure/defineFigure.tsx';
import { CATALOGUE_FIGURE } from './catalogueFigure.ts';
import ShapesFigure from './Figure.tsx';
import type { ShapesSettings } from './settings.ts';

const figure: Figure<ShapesSettings> = { ...CATALOGUE_FIGURE, Component: ShapesFigure };

export default figure;
