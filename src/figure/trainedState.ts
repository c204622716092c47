/** An experiment as it stands after a training that was done beforehand: what posters, gallery and goldens draw. */
import type { ModelView } from '../charts/view.ts';
import { initialState } from '../experiment/createExperimentStore.ts';
import type { ExperimentState, LossHistory } from '../experiment/experiment.ts';
import type { Snapshot } from '../model/network/parameters.ts';
import { configurationInWords } from '../params/configurationInWords.ts';
import type { Params } from '../params/params.ts';

/** The best model of a training, and the losses of all its seeds. */
export interface TrainedModel {
  readonly model: ModelView;
  /** Evaluated, a mean over features. */
  readonly loss: number;
  /** Which of the seeds it is. */
  readonly front: number;
  readonly history: LossHistory;
}

export interface TrainedSlot<Settings extends object = object> {
  /** The figure's own; empty where it shows an experiment. */
  readonly settings: Settings;
  readonly params: Params;
  /** One of each training, in order; none where the figure trains nothing. */
  readonly trained: readonly TrainedModel[];
}

/** What a picture is made from. */
export interface StillSlot<Settings extends object = object> extends TrainedSlot<Settings> {
  /** Of a figure that shows an experiment. @throws Error where nothing was trained */
  readonly state: () => ExperimentState;
}

export function stillSlot<Settings extends object>(slot: TrainedSlot<Settings>): StillSlot<Settings> {
  return { ...slot, state: () => trainedState(slot) };
}

/** @throws Error where nothing was trained */
export function trainedState({ params, trained }: TrainedSlot): ExperimentState {
  const [first] = trained;
  if (!first) throw new Error(`No model has been trained for a poster with ${configurationInWords(params)}.`);
  const models = trained.length === 1 ? bestOfSeeds(first, params) : allSeeds(trained, params);
  return { ...initialState(params), history: first.history, ...models };
}

type Trained = Pick<ExperimentState, 'snapshot' | 'judgedLoss' | 'chosen'>;

/** Of the other seeds only the losses are kept. */
function bestOfSeeds({ model, loss, front, history }: TrainedModel, params: Params): Trained {
  const nInstances = Math.max(1, front + 1, history.nInstances);
  const losses = Array.from({ length: nInstances }, (_, i) => (i === front ? loss : Number.NaN));
  return { snapshot: snapshotOf([[front, model]], losses, params), judgedLoss: losses, chosen: front };
}

/** Trainings that differ by their seed alone. */
function allSeeds(trained: readonly TrainedModel[], params: Params): Trained {
  const losses = trained.map(({ loss }) => loss);
  const models = trained.map(({ model }, i) => [i, model] as const);
  return { snapshot: snapshotOf(models, losses, params), judgedLoss: losses, chosen: losses.indexOf(Math.min(...losses)) };
}

function snapshotOf(models: readonly (readonly [number, ModelView])[], losses: readonly number[], { steps }: Params): Snapshot {
  const { nFeatures, nHidden } = models[0]?.[1] ?? { nFeatures: 0, nHidden: 0 };
  const W = new Float32Array(losses.length * nFeatures * nHidden);
  const WOut = models.some(([, model]) => model.WOut) ? W.slice() : null;
  const b = new Float32Array(losses.length * nFeatures);
  for (const [instance, model] of models) {
    W.set(model.W, instance * nFeatures * nHidden);
    WOut?.set(model.WOut ?? model.W, instance * nFeatures * nHidden);
    b.set(model.b, instance * nFeatures);
  }
  const loss = Float32Array.from(losses);
  return { nFeatures, nHidden, nInstances: losses.length, step: steps, engine: 'cpu', elapsedMs: 0, W, ...(WOut && { WOut }), b, loss };
}
