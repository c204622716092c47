/** A figure's map: a store of its own, begun when the figure is first seen, waiting while it is not, following the slot's query. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { readSweepSettings } from '../../state/sweepSettings.ts';
import { createMapStore, type MapState, type MapStore } from '../../state/sweepStore.ts';
import type { FigureProps } from '../meta.ts';
import { watchVisibility } from '../visibility.ts';

export interface FigureMap {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly state: MapState;
  readonly actions: MapStore['actions'];
}

export function useMap({ trainer, query }: Pick<FigureProps, 'trainer' | 'query'>): FigureMap {
  const root = useRef<HTMLDivElement>(null);
  const [store] = useState(() => createMapStore(trainer, readSweepSettings(query)));
  const state = useStore(store);
  const opened = useRef(query);
  useEffect(() => {
    if (opened.current === query) return;
    opened.current = query;
    store.actions.open(readSweepSettings(query));
  }, [store, query]);
  useEffect(() => {
    if (!root.current) return;
    return watchVisibility(root.current, (visible) => (visible ? store.actions.show() : store.actions.hide()));
  }, [store]);
  useEffect(() => () => store.actions.dispose(), [store]);
  return { root, state, actions: store.actions };
}
