/** The custom element for tests in a page: a small quick figure, what it tells, and what it holds. */
import { defineFigureElement } from '../../src/embed/element.ts';
import type { SuperpositionFigure } from '../../src/embed/superpositionFigure.ts';
import type { FigureTrainer } from '../../src/training/figureTrainer.ts';
import { createPagePool } from '../../src/training/page/pagePool.ts';

export const HOME = 'https://name.example/superposition/';
let pool: FigureTrainer | null = null;
defineFigureElement({
  trainer: () => {
    pool ??= createPagePool();
    return pool;
  },
  home: HOME,
});

export const SMALL = { fig: 'directions', k: '2', batch: '64', lr: '3e-3', steps: '300', speed: 'max', engine: 'cpu' };

export function figure(attributes: Readonly<Record<string, string>> = {}): SuperpositionFigure {
  const element = document.createElement('superposition-figure');
  for (const [name, value] of Object.entries({ ...SMALL, ...attributes })) element.setAttribute(name, value);
  return element;
}

/** Puts it on the page and waits until it is there to be used. */
export async function shown(
  attributes: Readonly<Record<string, string>> = {},
  place: Element = document.body,
): Promise<SuperpositionFigure> {
  const element = figure(attributes);
  place.append(element);
  await event(element, 'ready');
  return element;
}

export function event(element: Element, type: string): Promise<unknown> {
  return new Promise((resolve) => {
    element.addEventListener(type, (found) => resolve(found instanceof CustomEvent ? found.detail : null), { once: true });
  });
}

/** The sentences of its `problem` events, as they come. */
export function problemsOf(element: Element): string[] {
  const messages: string[] = [];
  element.addEventListener('problem', (found) => messages.push(found instanceof CustomEvent ? found.detail.message : ''));
  return messages;
}

export const stepOf = (element: SuperpositionFigure) => element.snapshot()?.step ?? 0;
export const part = (element: Element, selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;
