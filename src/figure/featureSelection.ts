/** Selecting a feature by keys; every figure of the experiment highlights it. */
import type { ExperimentState } from '../experiment/experiment.ts';
import type { Change, Key } from './definition.ts';

const FORWARD = ['ArrowDown', 'ArrowRight'];
const BACK = ['ArrowUp', 'ArrowLeft'];

/** Arrow keys move the selection, Home and End jump, Escape ends it; null for other keys. */
export function selectByKey({ key }: Key, { state }: { readonly state: ExperimentState }): Change<never> | null {
  const last = (state.snapshot?.nFeatures ?? 1) - 1;
  const feature = nextFeature(key, state.selectedFeature, last);
  return feature === undefined ? null : { feature };
}

function nextFeature(key: string, selected: number | null, last: number): number | null | undefined {
  if (FORWARD.includes(key)) return selected === null ? 0 : Math.min(last, selected + 1);
  if (BACK.includes(key)) return selected === null ? last : Math.max(0, selected - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  return key === 'Escape' ? null : undefined;
}
