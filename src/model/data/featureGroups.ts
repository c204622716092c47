/** Which features are drawn together: sets of features, and every feature outside of them as a group of its own. */

/** Sets of features that appear together (`correlated`) or exclude one another (`anticorrelated`). Features in no set are independent. */
export interface FeatureSets {
  /** `correlated`: the members of a set are active together, with probability 1 − S. `anticorrelated`: with probability 1 − S exactly one is. */
  readonly kind: 'correlated' | 'anticorrelated';
  /** Lists of feature indices. */
  readonly sets: readonly (readonly number[])[];
  /**
   * The share of samples, in [0, 1], in which a set is drawn as one; in the others its members are independent. 1, the default, couples
   * fully, 0 not at all. The presences of two members have the correlation `strength` in a correlated set, and −strength·q/(1−q) in an
   * anticorrelated one, where each member is present with probability q = (1−S)/size, whatever the strength.
   */
  readonly strength?: number;
}

/** Sets of features as a caller writes them. */
export interface FeatureSetOptions extends Omit<FeatureSets, 'sets'> {
  /** Lists of feature indices, from 0 to nFeatures − 1, at most 256 in a set; no feature is in two. */
  readonly sets: readonly ArrayLike<number>[];
}

/** The features of a run as groups, ordered by first member. Group g has the members `members[offsets[g]] … members[offsets[g+1]−1]`, ascending. */
export interface FeatureGroups {
  /** [group + 1] */
  readonly offsets: Uint32Array;
  /** [feature], a permutation of all features */
  readonly members: Uint32Array;
  /** A present group has one active member, not all. */
  readonly exclusive: boolean;
  /** A group is drawn as one where its coupling word is below; null: always. */
  readonly coupledBelow: number | null;
}

const TWO_32 = 2 ** 32;

export function featureGroups(nFeatures: number, featureSets: FeatureSets | null): FeatureGroups {
  const sets = (featureSets?.sets ?? []).map((set) => [...set].sort((f, g) => f - g));
  const taken = new Set(sets.flat());
  const singles = Array.from({ length: nFeatures }, (_, f) => f).filter((f) => !taken.has(f));
  const groups = [...sets, ...singles.map((f) => [f])].sort((a, b) => a[0] - b[0]);
  const offsets = new Uint32Array(groups.length + 1);
  groups.forEach((group, g) => {
    offsets[g + 1] = offsets[g] + group.length;
  });
  const strength = featureSets?.strength ?? 1;
  return {
    offsets,
    members: Uint32Array.from(groups.flat()),
    exclusive: featureSets?.kind === 'anticorrelated',
    coupledBelow: strength === 1 ? null : Math.floor(strength * TWO_32),
  };
}
