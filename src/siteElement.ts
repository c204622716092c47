/** Built to `element.js`, for pages that embed figures and script nothing: defines `<superposition-figure>`. The first figure starts the workers. */
import { defineFigureElement } from './embed/element.ts';
import { provideTrainer, sharedTrainer } from './scripting/sharedTrainer.ts';
import { createPagePool } from './training/page/pagePool.ts';

export type { SuperpositionFigure } from './embed/superpositionFigure.ts';

provideTrainer(createPagePool);
defineFigureElement({ trainer: sharedTrainer, home: new URL(/* @vite-ignore */ '.', import.meta.url).href });
