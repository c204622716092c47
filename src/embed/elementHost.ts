/** What an element is given by its page. Types only, so that the scripting module's types need no other package. */
import type { FigureTrainer } from '../training/figureTrainer.ts';

/** What an element's page gives it. */
export interface ElementHost {
  /** Asked for when the first figure is drawn: one for all. */
  readonly trainer: () => FigureTrainer;
  /** Address of the page that has lab and article; null where none is known. */
  readonly home: string | null;
}

export interface ElementPlace extends ElementHost {
  readonly element: HTMLElement;
  readonly shadow: ShadowRoot;
}
