/**
 * Which sets of features can be active together in a sample, and how probable each is: the law that `sampling.ts` draws from,
 * listed in full. For few features only, since there are up to 2ⁿ patterns.
 */
import type { FeatureGroups } from '../data/featureGroups.ts';

export interface ActivePattern {
  /** Bit f is set where feature f is active. */
  readonly active: number;
  /** How many features are active. */
  readonly count: number;
  /** In (0, 1]; all patterns together have 1. */
  readonly probability: number;
}

/** @param sparsity [feature]; within a set that of its first member counts, as in `sampling.ts` */
export function activePatterns(
  sparsity: readonly number[],
  { offsets, members, exclusive, coupledBelow }: FeatureGroups,
): readonly ActivePattern[] {
  let patterns: readonly ActivePattern[] = [EMPTY];
  for (let g = 0; g + 1 < offsets.length; g++) {
    const group = [...members.subarray(offsets[g], offsets[g + 1])];
    const presence = 1 - sparsity[group[0]];
    const coupling = coupledBelow === null ? 1 : coupledBelow / 2 ** 32;
    const alone = presence / (exclusive ? group.length : 1);
    const choices = merged([
      ...weighted(coupledChoices(group, presence, exclusive), coupling),
      ...weighted(independentChoices(group, alone), 1 - coupling),
    ]);
    patterns = patterns.flatMap((pattern) => choices.map((choice) => both(pattern, choice)));
  }
  return patterns;
}

/** Every set of exactly `count` of the features, all equally probable. */
export function exactPatterns(nFeatures: number, count: number): readonly ActivePattern[] {
  const all = independentChoices(
    Array.from({ length: nFeatures }, (_, f) => f),
    0.5,
  );
  const patterns = all.filter((pattern) => pattern.count === count);
  return patterns.map((pattern) => ({ ...pattern, probability: 1 / patterns.length }));
}

const EMPTY: ActivePattern = { active: 0, count: 0, probability: 1 };

function coupledChoices(group: readonly number[], presence: number, exclusive: boolean): readonly ActivePattern[] {
  const bits = group.map((f) => 2 ** f);
  const present = exclusive
    ? bits.map((active) => ({ active, count: 1, probability: presence / bits.length }))
    : [{ active: bits.reduce((sum, bit) => sum + bit, 0), count: bits.length, probability: presence }];
  return [{ ...EMPTY, probability: 1 - presence }, ...present];
}

function independentChoices(group: readonly number[], presence: number): readonly ActivePattern[] {
  return group.reduce<readonly ActivePattern[]>(
    (patterns, f) => patterns.flatMap((pattern) => coupledChoices([f], presence, false).map((choice) => both(pattern, choice))),
    [EMPTY],
  );
}

function weighted(choices: readonly ActivePattern[], weight: number): readonly ActivePattern[] {
  return weight > 0 ? choices.map((choice) => ({ ...choice, probability: weight * choice.probability })) : [];
}

/** Each set of active features once, those that never occur left out. */
function merged(choices: readonly ActivePattern[]): readonly ActivePattern[] {
  const found = new Map<number, ActivePattern>();
  for (const choice of choices) {
    const probability = choice.probability + (found.get(choice.active)?.probability ?? 0);
    if (probability > 0) found.set(choice.active, { ...choice, probability });
  }
  return [...found.values()];
}

function both(one: ActivePattern, other: ActivePattern): ActivePattern {
  return { active: one.active | other.active, count: one.count + other.count, probability: one.probability * other.probability };
}
