/** Lowers the number of seeds and the batch size where parameters that are allowed alone are together too large for a page. */
import { type Problem, problem } from '../model/config/problem.ts';
import type { Params } from './params.ts';

/** Weights and biases of all seeds together. */
export const MAX_PAGE_PARAMETERS = 4_000_000;
/** Multiplications of a dense step; a step is the shortest time in which a run can be stopped. */
export const MAX_STEP_WORK = 2e10;

export interface FittedParams {
  readonly params: Params;
  readonly problems: readonly Problem[];
}

export function fitParams(params: Params): FittedParams {
  const each = (params.n + 1) * (params.m + 1);
  const k = Math.max(1, Math.min(params.k, Math.floor(MAX_PAGE_PARAMETERS / each)));
  const batch = Math.max(1, Math.min(params.batch, Math.floor(MAX_STEP_WORK / (each * k))));
  const size = `with n = ${params.n} and m = ${params.m}`;
  return {
    params: { ...params, k, batch },
    problems: [
      ...(k < params.k ? [problem('k', params.k, `at most ${k} ${size}`, String(k))] : []),
      ...(batch < params.batch ? [problem('batch', params.batch, `at most ${batch} ${size}`, String(batch))] : []),
    ],
  };
}
