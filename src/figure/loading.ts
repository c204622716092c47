/** Where the code of each figure lies, the ids of all, which are the names of their folders, and those loaded so far. */
import type { Figure } from './defineFigure.tsx';

// Not `meta.ts`: it would become a chunk of its own for every figure, beside the registry that reads them all.
const FIGURE_FILES = import.meta.glob<Figure>('../figures/*/figure.ts', { import: 'default' });

export const FIGURE_IDS: readonly string[] = Object.keys(FIGURE_FILES).map((path) => path.split('/').at(-2) ?? '');

const loaded = new Map<string, Figure>();

/** @throws Error where no figure has this id: callers look in `FIGURE_IDS` first */
export async function loadFigure(id: string): Promise<Figure> {
  const load = FIGURE_FILES[`../figures/${id}/figure.ts`];
  if (!load) throw new Error(`no figure ${id}`);
  const figure = await load();
  loaded.set(id, figure);
  return figure;
}

/** A figure that has been loaded before, at once; else null. */
export function loadedFigure(id: string): Figure | null {
  return loaded.get(id) ?? null;
}
