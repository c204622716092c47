/** The one instance of an experiment that the figures look at, as plain data. */
import type { ModelView } from '../charts/view.ts';
import type { ExperimentState } from '../state/experiment.ts';

const NOTHING = new Float32Array(0);

/** The reader's choice, else the best. */
export function frontInstance(state: ExperimentState): number {
  const last = (state.snapshot?.nInstances ?? 1) - 1;
  return Math.min(state.chosen ?? state.best, last);
}

/** Views into the snapshot: valid until the next one replaces it. Before the first there is a model of zeros. */
export function instanceModel(state: ExperimentState, instance: number): ModelView {
  const { snapshot, selectedFeature } = state;
  if (!snapshot) return { W: NOTHING, b: NOTHING, nFeatures: 1, nHidden: 2, selectedFeature: null };
  const { nFeatures, nHidden } = snapshot;
  const length = nFeatures * nHidden;
  const W = snapshot.W.subarray(instance * length, (instance + 1) * length);
  const b = snapshot.b.subarray(instance * nFeatures, (instance + 1) * nFeatures);
  return { W, b, nFeatures, nHidden, selectedFeature: selectedFeature !== null && selectedFeature < nFeatures ? selectedFeature : null };
}

export function frontModel(state: ExperimentState): ModelView {
  return instanceModel(state, frontInstance(state));
}
