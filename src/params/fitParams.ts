/** Changes parameters that are allowed alone but do not fit together, or are together too large for a page, and reports each change. */
import { type Problem, problem } from '../model/config/problem.ts';
import { setDensityConflict } from '../model/data/setDensities.ts';
import { ownBelow, valuesOfFeatures } from './ownValues.ts';
import type { Params } from './params.ts';
import { featureSetsOf } from './trainingOptions.ts';

/** Weights and biases of all seeds together. */
export const MAX_PAGE_PARAMETERS = 4_000_000;
/** Multiplications of a dense step; a step is the shortest time in which a run can be stopped. */
const MAX_STEP_WORK = 2e10;

export interface FittedParams {
  readonly params: Params;
  readonly problems: readonly Problem[];
}

export function fitParams(params: Params): FittedParams {
  const fitted = changedToFit(params);
  return { ...fitted, problems: [...fitted.problems, ...densityConflicts(fitted.params)] };
}

function changedToFit(params: Params): FittedParams {
  return RULES.reduce<FittedParams>(
    (fitted, rule) => {
      const change = rule(fitted.params);
      if (!change) return fitted;
      const { key, value, expected } = change;
      const found = problem(key, fitted.params[key], expected, String(value));
      return { params: { ...fitted.params, [key]: value }, problems: [...fitted.problems, found] };
    },
    { params, problems: [] },
  );
}

type FittedKey = 'own' | 'active' | 'sets' | 'start' | 'k' | 'data' | 'batch';
type Change = { readonly [Key in FittedKey]: { readonly key: Key; readonly value: Params[Key]; readonly expected: string } }[FittedKey];
/** What to change, if anything. */
type Rule = (params: Params) => Change | null;

/** Each is given what the ones before have made. */
const RULES: readonly Rule[] = [
  ({ n, own }) => {
    const value = ownBelow(own, n);
    return value === own ? null : { key: 'own', value, expected: `of features below n = ${n}` };
  },
  ({ n, active }) => (active > n ? { key: 'active', value: n, expected: `at most n = ${n}` } : null),
  ({ active, sets }) =>
    active > 0 && sets !== 'none'
      ? { key: 'sets', value: 'none', expected: `none beside active = ${active}, which picks any features` }
      : null,
  ({ m, start }) =>
    start > 0 && m !== 2 ? { key: 'start', value: 0, expected: `0 beside m = ${m}, since a polygon needs two dimensions` } : null,
  ({ n, start }) => (start > n ? { key: 'start', value: n < 2 ? 0 : n, expected: `at most n = ${n}` } : null),
  (params) => {
    const most = Math.max(1, Math.floor(MAX_PAGE_PARAMETERS / parametersOf(params)));
    return params.k > most ? { key: 'k', value: most, expected: `at most ${most} ${withSize(params)}` } : null;
  },
  (params) => {
    const key = params.data > 0 && params.pick === 'full' ? 'data' : 'batch';
    const most = Math.max(1, Math.floor(MAX_STEP_WORK / (parametersOf(params) * params.k)));
    return params[key] > most ? { key, value: most, expected: `at most ${most} ${withSize(params)}` } : null;
  },
];

/** The field of a problem that lasts as long as parameters are at odds: each edit finds out anew. */
export const SET_DENSITY = 'S in a set';

function densityConflicts(params: Params): readonly Problem[] {
  const found = setDensityConflict('S', featureSetsOf(params.sets, params.n), valuesOfFeatures(params).S);
  return found ? [found] : [];
}

function parametersOf({ n, m, tied }: Params): number {
  return (n + 1) * (m + 1) + (tied === '1' ? 0 : n * m);
}

function withSize({ n, m }: Params): string {
  return `with n = ${n} and m = ${m}`;
}
