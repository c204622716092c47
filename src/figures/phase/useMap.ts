/** A figure's map: a store of its own, begun when the figure is first seen, waiting while it is not, following the settings it is given. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { prefersLessMotion } from '../../figure/hooks/motion.ts';
import { watchVisibility } from '../../figure/hooks/visibility.ts';
import type { FigureProps } from '../../figure/meta.ts';
import { mapShelf } from '../../map/mapShelf.ts';
import { trainable } from '../../map/sweepPlanOf.ts';
import { SWEEP, type SweepSettings } from '../../map/sweepSettings.ts';
import { createMapStore, type MapState, type MapStore } from '../../map/sweepStore.ts';

interface MapProps extends Pick<FigureProps, 'trainer' | 'home' | 'waits'> {
  readonly given: SweepSettings;
  /** Called with what the reader has set the map to: it comes back as `given`. */
  readonly onMap: (settings: SweepSettings) => void;
}

export interface FigureMap {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly state: MapState;
  readonly actions: MapStore['actions'];
  /** Trains all cells anew. */
  readonly restart: () => void;
}

export function useMap({ trainer, given, onMap, home, waits }: MapProps): FigureMap {
  const root = useRef<HTMLDivElement>(null);
  // As part of somebody's page it keeps nothing there.
  const [shelf] = useState(() => (home === '' ? mapShelf(() => sessionStorage, nameOf(given)) : null));
  const [store, setStore] = useState(() => createMapStore(trainer, trainable(given), shelf?.read()));
  const state = useStore(store);
  const restart = () => {
    const anew = createMapStore(trainer, { settings: state.settings, problems: [] });
    anew.actions.play();
    setStore(anew);
  };
  const opened = useRef(given);
  useEffect(() => {
    if (opened.current !== given) store.actions.set(given);
    opened.current = given;
  }, [store, given]);
  // Settings that make no sweep leave the map as it is.
  useEffect(() => {
    if (state.settings !== opened.current) onMap(state.settings);
    opened.current = state.settings;
  });
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

/** Equal for equal settings. */
function nameOf(settings: SweepSettings): string {
  return new URLSearchParams(SWEEP.write(settings).map(([key, value]) => [key, value])).toString();
}
