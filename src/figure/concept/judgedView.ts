/** An experiment's selected model with the data it is trained on, for figures about the loss. */
import type { ModelView } from '../../charts/view.ts';
import type { ExperimentState } from '../../experiment/experiment.ts';
import { experimentOptions } from '../../experiment/givenModel.ts';
import type { DataKind, ModelKind } from '../../model/config/config.ts';
import { resolveData } from '../../model/loss/judgedModel.ts';
import { fitParams } from '../../params/fitParams.ts';
import type { Params } from '../../params/params.ts';
import { INITIAL_PARAMS } from '../../params/paramValues.ts';
import { frontModel } from '../frontModel.ts';

export interface DataLaw extends DataKind, Pick<ModelKind, 'hiddenActivation' | 'activation' | 'target'> {
  /** S_f [feature] */
  readonly sparsity: readonly number[];
  /** I_f [feature] */
  readonly importance: readonly number[];
}

export interface JudgedView extends Omit<ModelView, 'hiddenActivation'>, DataLaw {}

type Experiment = Pick<ExperimentState, 'params' | 'given'>;

const known = new WeakMap<Params, DataLaw>();

/** Matches the current model even while its shape has not yet followed changed parameters. */
export function judgedView(state: ExperimentState): JudgedView {
  const model = frontModel(state);
  return { ...model, ...dataView(state, model.nFeatures, model.nHidden) };
}

function dataView({ params, given }: Experiment, nFeatures: number, nHidden: number): DataLaw {
  const cached = known.get(params);
  if (cached?.sparsity.length === nFeatures) return cached;
  const fitted = fitParams({ ...params, n: nFeatures, m: nHidden }).params;
  const own = experimentOptions({ params: fitted, given: params.n === nFeatures ? given : null });
  const { start: _start, seeds: _seeds, instances: _instances, ...options } = own;
  const { shape, values } = resolveData({ ...options, nFeatures, nHidden });
  const data = { ...shape, ...values };
  known.set(params, data);
  return data;
}

/** A model and the default data, for posters and tests. */
export function viewOf(model: ModelView, params: Partial<Params>): JudgedView {
  return { ...model, ...dataView({ params: { ...INITIAL_PARAMS, ...params }, given: null }, model.nFeatures, model.nHidden) };
}
