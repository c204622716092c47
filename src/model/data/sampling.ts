/**
 * The synthetic data of the paper ("Demonstrating Superposition: the experiment setup"; feature sets: "Geometry of Superposition").
 * x_f = 0 with probability S_f, else U[0, 1). Data is a pure function of (seed, purpose, step, sample): this file says
 * which features of a sample are active, `random.ts` says with what words. It is the specification for the kernels.
 *
 * Two ways of drawing, decided per instance by its own data alone:
 * - `gaps`: features independent with one sparsity. Word j of the sample gives the gap to the next active feature: the number
 *   of thresholds ⌊S^k·2³²⌋ (k = 1, 2, …) above the word. Work falls with sparsity; at S = 0 every gap is 0 and no word is needed.
 * - `groups`: each set, and each feature outside of all sets, is a group with one presence word: present when word ≤ threshold =
 *   ⌊(1−S)·2³²⌋ − 1. A present group has all its members active, or (exclusive) exactly one of them.
 */
import { magnitude, memberIndex, presenceWord, type StepKeys, sampleKey } from './random.ts';

/** Sets of features that appear together (`correlated`) or exclude one another (`anticorrelated`). Features in no set are independent. */
export interface FeatureSets {
  readonly kind: 'correlated' | 'anticorrelated';
  readonly sets: readonly (readonly number[])[];
}

/** The features of a run as groups, ordered by first member. Group g has the members `members[offsets[g]] … members[offsets[g+1]−1]`, ascending. */
export interface FeatureGroups {
  /** [group + 1] */
  readonly offsets: Uint32Array;
  /** [feature], a permutation of all features */
  readonly members: Uint32Array;
  /** A present group has one active member, not all. */
  readonly exclusive: boolean;
}

export type DrawMode = 'gaps' | 'groups';

/** What an instance draws with. */
export interface SampleTable {
  readonly mode: DrawMode;
  /** gaps: ⌊S^(k+1)·2³²⌋ for k = 0 … n−1, descending. groups: inclusive presence threshold of group g, the rest 0. [feature] */
  readonly thresholds: Uint32Array;
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
  return { offsets, members: Uint32Array.from(groups.flat()), exclusive: featureSets?.kind === 'anticorrelated' };
}

/** @param sparsity [feature], each in [0, 1) */
export function sampleTable(sparsity: readonly number[], groups: FeatureGroups): SampleTable {
  const first = sparsity[0];
  const independent = groups.offsets.length === sparsity.length + 1;
  if (independent && sparsity.every((s) => s === first)) return { mode: 'gaps', thresholds: gapThresholds(first, sparsity.length) };
  return { mode: 'groups', thresholds: presenceThresholds(sparsity, groups) };
}

function gapThresholds(sparsity: number, nFeatures: number): Uint32Array {
  const thresholds = new Uint32Array(nFeatures);
  let power = 1;
  for (let k = 0; k < nFeatures; k++) {
    power *= sparsity;
    thresholds[k] = Math.floor(power * TWO_32);
  }
  return thresholds;
}

function presenceThresholds(sparsity: readonly number[], groups: FeatureGroups): Uint32Array {
  const thresholds = new Uint32Array(sparsity.length);
  for (let g = 0; g + 1 < groups.offsets.length; g++) {
    const firstMember = groups.members[groups.offsets[g]];
    thresholds[g] = Math.floor((1 - sparsity[firstMember]) * TWO_32) - 1;
  }
  return thresholds;
}

/** The active features of one sample, ascending within gaps and group by group otherwise; the first `count` entries are valid. */
export interface ActiveFeatures {
  count: number;
  /** [feature] */
  readonly features: Uint32Array;
  /** [feature], multiples of 2⁻²⁴ */
  readonly magnitudes: Float32Array;
}

export function createActiveFeatures(nFeatures: number): ActiveFeatures {
  return { count: 0, features: new Uint32Array(nFeatures), magnitudes: new Float32Array(nFeatures) };
}

/** Draws sample number `sample` of a step into `active`. */
export function drawSample(table: SampleTable, groups: FeatureGroups, keys: StepKeys, sample: number, active: ActiveFeatures): void {
  const key = sampleKey(keys, sample);
  active.count = 0;
  if (table.mode === 'gaps') drawByGaps(table.thresholds, key, active);
  else drawByGroups(table.thresholds, groups, key, active);
}

function drawByGaps(thresholds: Uint32Array, key: number, active: ActiveFeatures): void {
  const nFeatures = thresholds.length;
  let word = key;
  let feature = gap(thresholds, word);
  for (let draw = 1; feature < nFeatures; draw++) {
    activate(active, key, feature);
    word = presenceWord(key, draw);
    feature += 1 + gap(thresholds, word);
  }
}

/** How many thresholds lie above the word: features to skip before the next active one. */
function gap(thresholds: Uint32Array, word: number): number {
  let k = 0;
  while (k < thresholds.length && word < thresholds[k]) k++;
  return k;
}

function drawByGroups(thresholds: Uint32Array, groups: FeatureGroups, key: number, active: ActiveFeatures): void {
  for (let g = 0; g + 1 < groups.offsets.length; g++) {
    const start = groups.offsets[g];
    const end = groups.offsets[g + 1];
    const first = groups.members[start];
    if (presenceWord(key, first + 1) > thresholds[g]) continue;
    if (groups.exclusive) activate(active, key, groups.members[start + memberIndex(key, first, end - start)]);
    else for (let at = start; at < end; at++) activate(active, key, groups.members[at]);
  }
}

function activate(active: ActiveFeatures, key: number, feature: number): void {
  active.features[active.count] = feature;
  active.magnitudes[active.count] = magnitude(key, feature);
  active.count++;
}
