/** What the pages know of all figures, from their folders: adding one edits no list here. Loads none of their code. */
import type { FigureMeta } from './meta.ts';

const METAS = import.meta.glob<FigureMeta>('../figures/*/meta.ts', { eager: true, import: 'default' });

const BY_ID: ReadonlyMap<string, FigureMeta> = new Map(Object.values(METAS).map((meta) => [meta.id, meta]));

export function figureMeta(id: string): FigureMeta | null {
  return BY_ID.get(id) ?? null;
}
