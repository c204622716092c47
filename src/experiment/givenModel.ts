/** A model from a file, from which an experiment's runs start in place of random weights. */
import type { TrainingOptions } from '../model/config/config.ts';
import type { ParamKey, Params } from '../params/params.ts';
import { toTrainingOptions } from '../params/trainingOptions.ts';

export interface GivenModel {
  /** What it was read from, such as the name of the file. */
  readonly name: string;
  /** `start`, and what the table of parameters cannot say of its configuration. */
  readonly options: TrainingOptions;
  /** Losses of the models before the first step; null where a formula gives them, or an edit has changed them. */
  readonly losses: readonly number[] | null;
  /** What remains of it after edits of these parameters; null where its weights no longer fit. */
  readonly after: (keys: readonly ParamKey[]) => GivenModel | null;
}

/** The configuration that the experiment trains. */
export function experimentOptions({ params, given }: { readonly params: Params; readonly given: GivenModel | null }): TrainingOptions {
  return { ...toTrainingOptions(params), ...given?.options };
}
