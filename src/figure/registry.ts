/** All figures there are, from their folders: adding one edits no file outside of its folder. Components load when they are needed. */
import type { ComponentType } from 'react';
import type { FigureMeta, FigureProps } from './meta.ts';

const METAS = import.meta.glob<FigureMeta>('../figures/*/meta.ts', { eager: true, import: 'default' });
const COMPONENTS = import.meta.glob<ComponentType<FigureProps>>('../figures/*/Figure.tsx', { import: 'default' });

const BY_ID: ReadonlyMap<string, FigureMeta> = new Map(Object.values(METAS).map((meta) => [meta.id, meta]));

export function figureMeta(id: string): FigureMeta | null {
  return BY_ID.get(id) ?? null;
}

const loaded = new Map<string, ComponentType<FigureProps>>();

/** @throws Error where no figure has this id: callers ask `figureMeta` first */
export async function loadFigure(id: string): Promise<ComponentType<FigureProps>> {
  const load = COMPONENTS[`../figures/${id}/Figure.tsx`];
  if (!load) throw new Error(`no figure ${id}`);
  const component = await load();
  loaded.set(id, component);
  return component;
}

/** A component that has been loaded before, at once; else null. */
export function loadedFigure(id: string): ComponentType<FigureProps> | null {
  return loaded.get(id) ?? null;
}
