/** Finds sets of features whose members are given different sparsities: a set is drawn by one, that of its member with the lowest index. */

import { type Problem, problem } from '../config/problem.ts';
import type { FeatureSets } from './featureGroups.ts';

/** The first set at odds is named for all. @param field what the writer calls the sparsity @param sparsity [feature] */
export function setDensityConflict(field: string, featureSets: FeatureSets | null, sparsity: readonly number[]): Problem | null {
  const sets = featureSets?.sets ?? [];
  const given = sets.map((set) => [...set].sort((f, g) => f - g).map((feature) => rounded(sparsity[feature])));
  const found = given.find(([first, ...others]) => others.some((value) => value !== first));
  return found ? problem(`${field} in a set`, found, 'the same for all its features', `${found[0]}, that of the first,`) : null;
}

/** Rounds away what the arithmetic leaves in the last digits. */
function rounded(value = Number.NaN): number {
  return Number(value.toPrecision(6));
}
