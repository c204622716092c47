/**
 * The public scripting interface of the site, built to `superposition.js`: what any page may import. Importing defines
 * `<superposition-figure>` and starts nothing; the first figure or `train` starts the workers.
 */
import { defineFigureElement } from './embed/element.ts';
import { provideTrainer, sharedTrainer } from './scripting/sharedTrainer.ts';
import { createPagePool } from './training/page/pagePool.ts';

export type { SuperpositionFigure } from './embed/superpositionFigure.ts';
export * from './scripting/public.ts';

provideTrainer(createPagePool);
defineFigureElement({ trainer: sharedTrainer, home: new URL(/* @vite-ignore */ '.', import.meta.url).href });
