/** React's view of an experiment store: one selected value, re-rendered only when it changes. */
import { useStore } from 'zustand';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';

/** `select` returns a primitive or a value kept by the state itself; a fresh object each call would render for ever. */
export function useExperiment<T>(store: ExperimentStore, select: (state: ExperimentState) => T): T {
  return useStore(store, select);
}
