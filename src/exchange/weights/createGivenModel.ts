/** Makes a model from a file the start of an experiment's runs, and knows what edits leave of it. */
import type { GivenModel } from '../../experiment/givenModel.ts';
import type { TrainingOptions } from '../../model/config/config.ts';
import type { ParamKey } from '../../params/params.ts';

/** Parameters whose edits make another model: its weights no longer fit. */
const FIXED: readonly ParamKey[] = ['n', 'm', 'k', 'tied', 'bias', 'start', 'noise', 'init'];
/** Parameters whose edits change the model's losses. */
const JUDGING: readonly ParamKey[] = ['S', 'I', 'r', 'own', 'sets', 'strength', 'active', 'values', 'act', 'hact', 'target'];
/** What an edit of a parameter replaces. */
const REPLACED: { readonly [Key in ParamKey]?: readonly (keyof TrainingOptions)[] } = {
  S: ['sparsity', 'instances'],
  active: ['sparsity', 'instances'],
  I: ['importance', 'importanceDecay', 'relativeImportance', 'instances'],
  r: ['importance', 'importanceDecay', 'relativeImportance', 'instances'],
  own: ['sparsity', 'importance', 'importanceDecay', 'relativeImportance', 'instances'],
  lr: ['instances'],
  seed: ['seeds', 'instances'],
  sets: ['featureSets'],
  strength: ['featureSets'],
};

/** @param losses of each model, where no formula gives them */
export function createGivenModel(name: string, options: TrainingOptions, losses: GivenModel['losses'] = null): GivenModel {
  const given: GivenModel = {
    name,
    options,
    losses,
    after: (keys) => {
      if (keys.some((key) => FIXED.includes(key))) return null;
      const replaced = keys.flatMap((key) => REPLACED[key] ?? []);
      const kept = Object.entries(options).filter(([key]) => !replaced.some((other) => other === key));
      const isSame = kept.length === Object.keys(options).length && !keys.some((key) => JUDGING.includes(key));
      return isSame ? given : createGivenModel(name, Object.fromEntries(kept));
    },
  };
  return given;
}
