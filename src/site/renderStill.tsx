/** Renders a live figure to text, with pictures in the places of its drawings. Runs when the site is built. */
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type Drawn, StillDrawing } from '../figure/panel/StillDrawing.ts';
import type { FigureTrainer } from '../training/figureTrainer.ts';

/** The placeholder for a drawing in the markup. */
const PLACE = /\[drawing (\d+)]/g;

export interface StillFrame {
  /** The figure's drawings, in order. */
  readonly drawings: readonly Drawn[];
  /** @param pictures what stands in the place of each drawing */
  markupWith(pictures: readonly string[]): string;
}

/** @param prefix of the ids in it: a page may hold several */
export function renderStill(figure: ReactNode, prefix: string): StillFrame {
  const drawings: Drawn[] = [];
  const still = (drawing: Drawn) => `[drawing ${drawings.push(drawing) - 1}]`;
  const markup = renderToStaticMarkup(<StillDrawing value={still}>{figure}</StillDrawing>, { identifierPrefix: `${prefix}-` });
  const poster = asPoster(markup);
  return { drawings, markupWith: (pictures) => poster.replaceAll(PLACE, (_, at) => pictures[Number(at)] ?? '') };
}

/** Removes the description of the untrained model and marks the figure as a poster for scripts. */
function asPoster(markup: string): string {
  return markup
    .replaceAll(/<(p|span) [^>]*class="visually-hidden"[^>]*>[^<]*<\/\1>/g, '')
    .replaceAll(/ data-(?:step|status)="[^"]*"/g, '')
    .replaceAll(/ data-figure="[^"]*"/g, '$& data-step="0" data-status="poster"');
}

function refuse(): never {
  throw new Error('A poster trains nothing.');
}

/** A trainer that trains nothing, for figures that are drawn once. */
export const IDLE: FigureTrainer = {
  open: refuse,
  capacity: refuse,
  startSweep: refuse,
  judge: refuse,
  describeFailure: refuse,
  dispose: () => {},
};
