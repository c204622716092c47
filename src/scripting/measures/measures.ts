/** Measures as scripts call them: of one model, or of each model of a snapshot, which then give a list. What they compute stands in `model/`. */

import type { Directions } from '../../model/geometry/geometry.ts';
import * as geometry from '../../model/geometry/geometry.ts';
import { type EvaluationOptions, evaluateLoss as evaluateModel } from '../../model/loss/evaluateLoss.ts';
import { exactLoss as exactModel } from '../../model/loss/exactLoss.ts';
import type { JudgedModel } from '../../model/loss/judgedModel.ts';
import { type ManyModels, type Models, modelsOf, weightsOf } from './models.ts';

/** ‖W_f‖, from 0 on; above 0.5 a feature counts as represented. @returns [feature]; of a snapshot one for each model @throws ConfigError */
export function featureNorms(snapshot: ManyModels): readonly Float64Array[];
export function featureNorms(model: Directions): Float64Array;
export function featureNorms(input: Directions | ManyModels) {
  return each(weightsOf(input), geometry.featureNorms);
}

/** WᵀW: the entry [f, g] is W_f·W_g. @returns [feature, feature]; of a snapshot one for each model @throws ConfigError */
export function gram(snapshot: ManyModels): readonly Float64Array[];
export function gram(model: Directions): Float64Array;
export function gram(input: Directions | ManyModels) {
  return each(weightsOf(input), geometry.gram);
}

/** Σ_{g≠f} (Ŵ_f·W_g)², from 0 on; 0 where ‖W_f‖ = 0. @returns [feature]; of a snapshot one for each model @throws ConfigError */
export function superposition(snapshot: ManyModels): readonly Float64Array[];
export function superposition(model: Directions): Float64Array;
export function superposition(input: Directions | ManyModels) {
  return each(weightsOf(input), geometry.superposition);
}

/**
 * D_f = ‖W_f‖² / Σ_g (Ŵ_f·W_g)², a share of a dimension in [0, 1]: 1 alone, 1/2 in a pair of opposites, 2/5 in a pentagon.
 * @returns [feature]; of a snapshot one for each model @throws ConfigError
 */
export function featureDimensionality(snapshot: ManyModels): readonly Float64Array[];
export function featureDimensionality(model: Directions): Float64Array;
export function featureDimensionality(input: Directions | ManyModels) {
  return each(weightsOf(input), geometry.featureDimensionality);
}

/** D* = m / ‖W‖_F², dimensions per feature; Infinity for W = 0. Of a snapshot one for each model. @throws ConfigError */
export function dimensionsPerFeature(snapshot: ManyModels): readonly number[];
export function dimensionsPerFeature(model: Directions): number;
export function dimensionsPerFeature(input: Directions | ManyModels) {
  return each(weightsOf(input), geometry.dimensionsPerFeature);
}

/**
 * The exact expected loss, a mean over features, for up to 10. A model of a snapshot has its data with it; of other weights the sparsity must
 * be given. Of a snapshot one for each model. @throws ConfigError
 */
export function exactLoss(snapshot: ManyModels): readonly number[];
export function exactLoss(model: JudgedModel): number;
export function exactLoss(input: JudgedModel | ManyModels) {
  return each(modelsOf(input), exactModel);
}

/**
 * The expected loss, a mean over features, estimated on `samples` samples (200 000 where left out) drawn from `seed` (0): the same samples for
 * all models. The data is given as for `exactLoss`. Of a snapshot one for each model. @throws ConfigError
 */
export function evaluateLoss(snapshot: ManyModels & EvaluationOptions): readonly number[];
export function evaluateLoss(model: JudgedModel & EvaluationOptions): number;
export function evaluateLoss(input: (JudgedModel | ManyModels) & EvaluationOptions) {
  const { samples, seed } = input ?? {};
  // The seed of a model is that of its training, that of an evaluation is said beside it.
  const evaluation = { ...(samples !== undefined && { samples }), ...(seed !== undefined && { seed }) };
  return each(modelsOf(input), (model) => evaluateModel({ ...model, ...evaluation }));
}

function each<Model, Result>({ models, isList }: Models<Model>, measure: (model: Model) => Result): Result | readonly Result[] {
  const results = models.map(measure);
  const [only] = results;
  return isList || only === undefined ? results : only;
}
