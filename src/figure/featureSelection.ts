/** Selecting a feature with pointer or keys; every view of the experiment highlights it. */
import type { KeyboardEvent } from 'react';
import type { ExperimentStore } from '../experiment/experiment.ts';

export function selectFeature(store: ExperimentStore, feature: number | null): void {
  if (store.getState().selectedFeature !== feature) store.actions.selectFeature(feature);
}

const FORWARD = ['ArrowDown', 'ArrowRight'];
const BACK = ['ArrowUp', 'ArrowLeft'];

/** Arrow keys move the selection, Home and End jump, Escape ends it. Returns whether the key was one of these. */
export function selectByKey(event: KeyboardEvent, store: ExperimentStore): boolean {
  const { snapshot, selectedFeature } = store.getState();
  const last = (snapshot?.nFeatures ?? 1) - 1;
  const next = nextFeature(event.key, selectedFeature, last);
  if (next === undefined) return false;
  event.preventDefault();
  selectFeature(store, next);
  return true;
}

function nextFeature(key: string, selected: number | null, last: number): number | null | undefined {
  if (FORWARD.includes(key)) return selected === null ? 0 : Math.min(last, selected + 1);
  if (BACK.includes(key)) return selected === null ? last : Math.max(0, selected - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  return key === 'Escape' ? null : undefined;
}
