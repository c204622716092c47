/** Checks of feature sets: members exist, no feature is in two sets, an exclusive set is small enough to draw from. */

import type { FeatureSets } from '../data/sampling.ts';
import { MAX_SET_SIZE } from './config.ts';
import { type Problem, problem } from './problem.ts';

export function* checkFeatureSets(featureSets: FeatureSets, nFeatures: number): Generator<Problem> {
  const { kind, sets } = featureSets;
  if (kind !== 'correlated' && kind !== 'anticorrelated') yield problem('featureSets.kind', kind, 'correlated or anticorrelated');
  if (!Array.isArray(sets) || !sets.every((set) => Array.isArray(set) && set.length > 0)) {
    yield problem('featureSets.sets', sets, 'a list of non-empty lists of feature indices');
    return;
  }
  const seen = new Set<number>();
  for (const [s, set] of sets.entries()) {
    if (set.length > MAX_SET_SIZE) yield problem(`featureSets.sets[${s}]`, `${set.length} members`, `of at most ${MAX_SET_SIZE} features`);
    for (const feature of set) {
      const exists = Number.isInteger(feature) && feature >= 0 && feature < nFeatures;
      if (!exists) yield problem(`featureSets.sets[${s}]`, feature, `made of whole numbers from 0 to ${nFeatures - 1}`);
      else if (seen.has(feature)) yield problem(`featureSets.sets[${s}]`, feature, 'made of features that are in no other set');
      seen.add(feature);
    }
  }
}
