/** Defines `<superposition-figure>` in a bundled page. Where there is no document, as on a server, importing does nothing. */
import './browser.ts';
import { defineFigureElement } from './embed/element.ts';
import { sharedTrainer } from './scripting/sharedTrainer.ts';

export type { SuperpositionFigure } from './embed/superpositionFigure.ts';

/** Address of the published site that links of figures lead to, as the build was told; null for none. */
declare const SITE_ADDRESS: string | null;

defineFigureElement({ trainer: sharedTrainer, home: SITE_ADDRESS });
