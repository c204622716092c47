/** The selected instance of an experiment, which the figures show, as plain data. */
import type { ModelView } from '../charts/view.ts';
import type { ExperimentState } from '../experiment/experiment.ts';
import { fillInitialWeights } from '../model/network/initialWeights.ts';
import { instanceWeights } from '../model/network/parameters.ts';

/** The reader's choice, else the best. */
export function frontInstance(state: ExperimentState): number {
  const last = (state.snapshot?.nInstances ?? 1) - 1;
  return Math.min(state.chosen ?? state.best, last);
}

/** Views into the snapshot: valid until the next one replaces it. Before the first snapshot, the run's initial model. */
export function instanceModel(state: ExperimentState, instance: number): ModelView {
  const { snapshot, selectedFeature } = state;
  if (!snapshot) return { ...initialModel(state.params.n, state.params.m, state.params.seed + instance), selectedFeature };
  const { nFeatures, nHidden } = snapshot;
  const feature = selectedFeature !== null && selectedFeature < nFeatures ? selectedFeature : null;
  return { ...instanceWeights(snapshot, snapshot, instance), nFeatures, nHidden, selectedFeature: feature };
}

let lastInitial: (Omit<ModelView, 'selectedFeature'> & { readonly seed: number }) | null = null;

/** Cached: several figures ask for it repeatedly until the engine has started. */
function initialModel(nFeatures: number, nHidden: number, seed: number): Omit<ModelView, 'selectedFeature'> {
  if (lastInitial?.nFeatures !== nFeatures || lastInitial.nHidden !== nHidden || lastInitial.seed !== seed) {
    const W = new Float32Array(nFeatures * nHidden);
    fillInitialWeights(W, seed, { nFeatures, nHidden });
    lastInitial = { W, b: new Float32Array(nFeatures), nFeatures, nHidden, seed };
  }
  return lastInitial;
}

export function frontModel(state: ExperimentState): ModelView {
  return instanceModel(state, frontInstance(state));
}
