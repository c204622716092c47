/**
 * Which sets of features can be active together in a sample, and how probable each is: the law that `sampling.ts` draws from,
 * listed in full. For few features only, since there are up to 2ⁿ patterns.
 */
import type { FeatureGroups } from '../data/sampling.ts';

export interface ActivePattern {
  /** Bit f is set where feature f is active. */
  readonly active: number;
  /** How many features are active. */
  readonly count: number;
  /** In (0, 1]; all patterns together have 1. */
  readonly probability: number;
}

/** @param sparsity [feature]; within a set that of its first member counts, as in `sampling.ts` */
export function activePatterns(sparsity: readonly number[], { offsets, members, exclusive }: FeatureGroups): readonly ActivePattern[] {
  let patterns: ActivePattern[] = [{ active: 0, count: 0, probability: 1 }];
  for (let g = 0; g + 1 < offsets.length; g++) {
    const group = [...members.subarray(offsets[g], offsets[g + 1])];
    const choices = groupChoices(group, 1 - sparsity[group[0]], exclusive);
    patterns = patterns.flatMap((pattern) => choices.map((choice) => both(pattern, choice)));
  }
  return patterns;
}

function groupChoices(group: readonly number[], presence: number, exclusive: boolean): readonly ActivePattern[] {
  const bits = group.map((f) => 2 ** f);
  const present = exclusive
    ? bits.map((active) => ({ active, count: 1, probability: presence / bits.length }))
    : [{ active: bits.reduce((sum, bit) => sum + bit, 0), count: bits.length, probability: presence }];
  return [{ active: 0, count: 0, probability: 1 - presence }, ...present].filter(({ probability }) => probability > 0);
}

function both(one: ActivePattern, other: ActivePattern): ActivePattern {
  return { active: one.active | other.active, count: one.count + other.count, probability: one.probability * other.probability };
}
