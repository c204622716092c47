/** Turns an edit into parameters: checks each value, fits them together, and gives a sentence for each that is not used as given. Pure. */
import type { Problem } from '../model/config/problem.ts';
import { fitParams } from './fitParams.ts';
import { isParamKey, type ParamKey, type Params } from './params.ts';
import { asParams, checkParam } from './paramValues.ts';

export interface EditedParams {
  readonly params: Params;
  readonly problems: readonly Problem[];
}

/** A value that cannot be read leaves its parameter unchanged. */
export function editParams(params: Params, values: Readonly<Partial<Record<ParamKey, number | string>>>): EditedParams {
  const problems: Problem[] = [];
  const next: Partial<Record<ParamKey, number | string>> = {};
  for (const [key, given] of Object.entries(values)) {
    if (!isParamKey(key) || given === undefined) continue;
    const { value, problem } = checkParam(key, given, params[key]);
    if (problem) problems.push(problem);
    if (value !== null) next[key] = value;
  }
  const fitted = fitParams(asParams({ ...params, ...next }));
  return { params: fitted.params, problems: [...problems, ...fitted.problems] };
}

/** Problems of an edit replace earlier ones of the same fields. */
export function mergeProblems(before: readonly Problem[], fields: readonly string[], now: readonly Problem[]): readonly Problem[] {
  return [...before.filter(({ field }) => !fields.includes(field)), ...now];
}
