/** An experiment's selected model with the data it is trained on, for figures about the loss. */
import type { ModelView } from '../../charts/view.ts';
import type { ExperimentState } from '../../experiment/experiment.ts';
import type { DataKind, ModelKind } from '../../model/config/config.ts';
import { resolveData } from '../../model/loss/judgedModel.ts';
import { fitParams } from '../../params/fitParams.ts';
import type { Params } from '../../params/params.ts';
import { INITIAL_PARAMS } from '../../params/paramValues.ts';
import { toTrainingOptions } from '../../params/trainingOptions.ts';
import { frontModel } from '../frontModel.ts';

export interface DataLaw extends DataKind, Pick<ModelKind, 'hiddenActivation' | 'activation' | 'target'> {
  /** S_f [feature] */
  readonly sparsity: readonly number[];
  /** I_f [feature] */
  readonly importance: readonly number[];
}

export interface JudgedView extends Omit<ModelView, 'hiddenActivation'>, DataLaw {}

const known = new WeakMap<Params, DataLaw>();

/** Matches the current model even while its shape has not yet followed changed parameters. */
export function judgedView(state: ExperimentState): JudgedView {
  const model = frontModel(state);
  return { ...model, ...dataView(state.params, model.nFeatures, model.nHidden) };
}

function dataView(params: Params, nFeatures: number, nHidden: number): DataLaw {
  const cached = known.get(params);
  if (cached?.sparsity.length === nFeatures) return cached;
  const { shape, values } = resolveData({
    ...toTrainingOptions(fitParams({ ...params, n: nFeatures, m: nHidden }).params),
    nFeatures,
    nHidden,
  });
  const data = { ...shape, ...values };
  known.set(params, data);
  return data;
}

/** A model and the default data, for posters and tests. */
export function viewOf(model: ModelView, params: Partial<Params>): JudgedView {
  return { ...model, ...dataView({ ...INITIAL_PARAMS, ...params }, model.nFeatures, model.nHidden) };
}
