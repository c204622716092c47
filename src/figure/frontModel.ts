/** The selected instance of an experiment, which the figures show, as plain data. */
import { MOST_NAMED, type Naming } from '../charts/featureNames.ts';
import type { ModelView } from '../charts/view.ts';
import type { ExperimentState } from '../experiment/experiment.ts';
import { seedOf } from '../experiment/seeds.ts';
import { resolveConfig } from '../model/config/checkConfig.ts';
import { initialCheckpoint } from '../model/network/initialWeights.ts';
import { instanceState, instanceWeights } from '../model/network/parameters.ts';
import type { Params } from '../params/params.ts';
import { toTrainingOptions } from '../params/trainingOptions.ts';

/** The reader's choice, else the best. */
export function frontInstance(state: ExperimentState): number {
  const last = (state.snapshot?.nInstances ?? 1) - 1;
  return Math.min(state.chosen ?? state.best, last);
}

export function frontSeed(state: ExperimentState): number {
  return seedOf(state.startParams, frontInstance(state));
}

/** Views into the snapshot: valid until the next one replaces it. Before the first snapshot, the run's initial model. */
export function instanceModel(state: ExperimentState, instance: number): ModelView {
  const { snapshot, selectedFeature } = state;
  const kind = state.params.hact === 'relu' ? ({ hiddenActivation: 'relu' } as const) : {};
  if (!snapshot) {
    const model = initialModel(state.params, instance);
    return { ...model, ...kind, ...namingOf(state.params, model.nFeatures), selectedFeature };
  }
  const { nFeatures, nHidden } = snapshot;
  const look = { ...kind, ...namingOf(state.params, nFeatures) };
  const feature = selectedFeature !== null && selectedFeature < nFeatures ? selectedFeature : null;
  return { ...instanceWeights(snapshot, snapshot, instance), nFeatures, nHidden, ...look, selectedFeature: feature };
}

function namingOf({ names }: Pick<Params, 'names'>, nFeatures: number): Naming {
  return names === 'words' && nFeatures <= MOST_NAMED ? { isNamed: true } : {};
}

type Weighted = Omit<ModelView, 'selectedFeature'>;

/** Cached: several figures ask for them repeatedly until the engine has started. [instance] */
const initialModels = new WeakMap<Params, Weighted[]>();

function initialModel(params: Params, instance: number): Weighted {
  const known = initialModels.get(params) ?? [];
  initialModels.set(params, known);
  known[instance] ??= drawnModel({ ...params, k: 1, seed: (params.seed + instance) % 2 ** 32 });
  return known[instance];
}

function drawnModel(params: Params): Weighted {
  const { nFeatures, nHidden, tied, state } = initialCheckpoint(resolveConfig(toTrainingOptions(params)));
  const { W, WOut, b } = instanceState(state, { nFeatures, nHidden, tied }, 0);
  return { W, b, nFeatures, nHidden, ...(tied ? {} : { WOut }) };
}

export function frontModel(state: ExperimentState): ModelView {
  return instanceModel(state, frontInstance(state));
}
