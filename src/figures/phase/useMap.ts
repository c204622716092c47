/** A figure's map: a store of its own, begun when the figure is first seen, waiting while it is not, following the slot's query. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { prefersLessMotion } from '../../figure/hooks/motion.ts';
import { watchVisibility } from '../../figure/hooks/visibility.ts';
import type { FigureProps } from '../../figure/meta.ts';
import { mapShelf } from '../../map/mapShelf.ts';
import { readSweepSettings, sweepQuery } from '../../map/sweepSettings.ts';
import { createMapStore, type MapState, type MapStore } from '../../map/sweepStore.ts';

export interface FigureMap {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly state: MapState;
  readonly actions: MapStore['actions'];
  /** Trains all cells anew. */
  readonly restart: () => void;
}

export function useMap({ trainer, query, home, waits }: Pick<FigureProps, 'trainer' | 'query' | 'home' | 'waits'>): FigureMap {
  const root = useRef<HTMLDivElement>(null);
  // As part of somebody's page it keeps nothing there.
  const [shelf] = useState(() => (home === '' ? mapShelf(() => sessionStorage, query) : null));
  const [store, setStore] = useState(() => createMapStore(trainer, readSweepSettings(query), shelf?.read()));
  const state = useStore(store);
  const restart = () => {
    const anew = createMapStore(trainer, { settings: state.settings, problems: [] });
    anew.actions.play();
    setStore(anew);
  };
  const opened = useRef(query);
  useEffect(() => {
    const [before, now] = [opened.current, query].map(readSweepSettings);
    opened.current = query;
    // Another colouring is no other map, and the reader may have changed this one by hand.
    const others = [before?.settings, store.getState().settings].map((settings) => settings && sweepQuery(settings));
    if (now && !others.includes(sweepQuery(now.settings))) store.actions.open(now);
  }, [store, query]);
  useEffect(() => {
    if (!root.current) return;
    return watchVisibility(root.current, (visible) => {
      if (!visible) store.actions.hide();
      else if (store.getState().status !== 'poster' || !(waits || prefersLessMotion())) store.actions.show();
    });
  }, [store, waits]);
  useEffect(() => {
    const keep = () => {
      const { sweep } = store.getState();
      if (sweep) shelf?.keep(sweep.results);
    };
    window.addEventListener('pagehide', keep);
    return () => window.removeEventListener('pagehide', keep);
  }, [store, shelf]);
  useEffect(() => () => store.actions.dispose(), [store]);
  return { root, state, actions: store.actions, restart };
}
