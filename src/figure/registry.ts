/** All figures, from their folders: adding one edits no file outside of its folder. Their code loads when it is needed. */
import type { Figure } from './defineFigure.tsx';
import { FIGURE_FILES } from './ids.ts';
import type { FigureMeta } from './meta.ts';

const METAS = import.meta.glob<FigureMeta>('../figures/*/meta.ts', { eager: true, import: 'default' });

const BY_ID: ReadonlyMap<string, FigureMeta> = new Map(Object.values(METAS).map((meta) => [meta.id, meta]));

export function figureMeta(id: string): FigureMeta | null {
  return BY_ID.get(id) ?? null;
}

const loaded = new Map<string, Figure>();

/** @throws Error where no figure has this id: callers ask `figureMeta` first */
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
