/**
 * The synthetic data of the paper ("Demonstrating Superposition: the experiment setup"; feature sets: "Geometry of Superposition").
 * Data is a pure function of (seed, purpose, step, sample): this file says which features of a sample are active and how large they
 * are, given the sample's key; `random.ts` says by what words, `sampler.ts` which key a sample has. It is the specification for the
 * kernels.
 *
 * An active feature is (u32 >>> 8)·2⁻²⁴ (`uniform`), twice that − 1 (`signed`), or 1 (`binary`). Four ways of drawing which are active:
 * - `gaps`: features independent with one sparsity. Word j of the sample gives the gap to the next active feature: the number
 *   of thresholds ⌊S^k·2³²⌋ (k = 1, 2, …) above the word. Work falls with sparsity; at S = 0 every gap is 0 and no word is needed.
 * - `groups`: each set, and each feature outside of all sets, is a group with one presence word: present when word ≤ threshold =
 *   ⌊(1−S)·2³²⌋ − 1. A present group has all its members active, or (exclusive) exactly one of them.
 * - `mixed`: as `groups` for a set whose coupling word is below ⌊strength·2³²⌋. Otherwise its members are drawn one by one, each with
 *   its own presence word and with the probability that it has in a coupled set: p, or p / size where the set is exclusive.
 * - `exactly`: k features, any of them, by Floyd's method: for j = n−k … n−1 one of 0 … j is picked, or j where that one is in already.
 */
import type { FeatureGroups } from './featureGroups.ts';
import { couplingWord, magnitude, memberIndex, pick, presenceWord } from './random.ts';

/** How large an active feature is: in [0, 1), in [−1, 1), or 1. */
export type Values = 'uniform' | 'signed' | 'binary';

export type DrawMode = 'gaps' | 'groups' | 'mixed' | 'exactly';

/** What an instance draws with. */
export interface SampleTable {
  readonly mode: DrawMode;
  /** gaps: ⌊S^(k+1)·2³²⌋ for k = 0 … n−1, descending. groups, mixed: inclusive presence threshold of group g, the rest 0. [feature] */
  readonly thresholds: Uint32Array;
  /** mixed: inclusive presence threshold of each member of group g by itself, the rest 0. Else empty. [feature] */
  readonly alone: Uint32Array;
}

const TWO_32 = 2 ** 32;
const NONE = new Uint32Array(0);

/** @param sparsity [feature], each in [0, 1) */
export function sampleTable(sparsity: readonly number[], groups: FeatureGroups): SampleTable {
  const independent = groups.offsets.length === sparsity.length + 1;
  if (independent && sparsity.every((s) => s === sparsity[0])) {
    return { mode: 'gaps', thresholds: gapThresholds(sparsity[0], sparsity.length), alone: NONE };
  }
  const thresholds = presenceThresholds(sparsity, groups, () => 1);
  if (groups.coupledBelow === null) return { mode: 'groups', thresholds, alone: NONE };
  return { mode: 'mixed', thresholds, alone: presenceThresholds(sparsity, groups, (size) => (groups.exclusive ? size : 1)) };
}

/** For samples with a fixed number of active features: nothing differs between instances. */
export function exactTable(nFeatures: number): SampleTable {
  return { mode: 'exactly', thresholds: new Uint32Array(nFeatures), alone: NONE };
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

/** @param parts into how many a group's probability is divided, by its size */
function presenceThresholds(
  sparsity: readonly number[],
  { offsets, members }: FeatureGroups,
  parts: (size: number) => number,
): Uint32Array {
  const thresholds = new Uint32Array(sparsity.length);
  for (let g = 0; g + 1 < offsets.length; g++) {
    const probability = (1 - sparsity[members[offsets[g]]]) / parts(offsets[g + 1] - offsets[g]);
    thresholds[g] = Math.max(Math.floor(probability * TWO_32) - 1, 0);
  }
  return thresholds;
}

/** The active features of one sample, ascending within gaps and group by group or as drawn otherwise; the first `count` entries are valid. */
export interface ActiveFeatures {
  count: number;
  /** [feature] */
  readonly features: Uint32Array;
  /** x_f, which may be below 0 where values are signed. [feature] */
  readonly magnitudes: Float32Array;
}

export function createActiveFeatures(nFeatures: number): ActiveFeatures {
  return { count: 0, features: new Uint32Array(nFeatures), magnitudes: new Float32Array(nFeatures) };
}

/** What the samples of an instance are drawn from, whichever their keys. */
export interface SampleLaw {
  readonly table: SampleTable;
  readonly groups: FeatureGroups;
  readonly values: Values;
  /** k of the mode `exactly`. */
  readonly nActive: number;
}

/** Draws the sample of a key into `active`. */
export function drawSample(law: SampleLaw, key: number, active: ActiveFeatures): void {
  active.count = 0;
  listActive(law, key, active);
  for (let a = 0; a < active.count; a++) active.magnitudes[a] = sizeOf(magnitude(key, active.features[a]), law.values);
}

/** @param u uniform on [0, 1) */
function sizeOf(u: number, values: Values): number {
  if (values === 'binary') return 1;
  return values === 'signed' ? 2 * u - 1 : u;
}

function listActive({ table, groups, nActive }: SampleLaw, key: number, active: ActiveFeatures): void {
  switch (table.mode) {
    case 'gaps':
      listByGaps(table.thresholds, key, active);
      break;
    case 'groups':
    case 'mixed':
      listByGroups(table, groups, key, active);
      break;
    case 'exactly':
      listExactly(nActive, table.thresholds.length, key, active);
      break;
    default:
      throw new Error(`unknown way of drawing: ${table.mode satisfies never}`);
  }
}

function listByGaps(thresholds: Uint32Array, key: number, active: ActiveFeatures): void {
  const nFeatures = thresholds.length;
  let feature = gap(thresholds, key);
  for (let draw = 1; feature < nFeatures; draw++) {
    activate(active, feature);
    feature += 1 + gap(thresholds, presenceWord(key, draw));
  }
}

/** How many thresholds lie above the word: features to skip before the next active one. */
function gap(thresholds: Uint32Array, word: number): number {
  let k = 0;
  while (k < thresholds.length && word < thresholds[k]) k++;
  return k;
}

function listByGroups({ thresholds, alone }: SampleTable, groups: FeatureGroups, key: number, active: ActiveFeatures): void {
  const { offsets, members, exclusive, coupledBelow } = groups;
  for (let g = 0; g + 1 < offsets.length; g++) {
    const start = offsets[g];
    const end = offsets[g + 1];
    const first = members[start];
    const isPresent = (feature: number, threshold: number) => presenceWord(key, feature + 1) <= threshold;
    if (coupledBelow !== null && couplingWord(key, first) >= coupledBelow) {
      for (let at = start; at < end; at++) if (isPresent(members[at], alone[g])) activate(active, members[at]);
    } else if (isPresent(first, thresholds[g])) {
      if (exclusive) activate(active, members[start + memberIndex(key, first, end - start)]);
      else for (let at = start; at < end; at++) activate(active, members[at]);
    }
  }
}

function listExactly(count: number, nFeatures: number, key: number, active: ActiveFeatures): void {
  for (let draw = 1, last = nFeatures - count; draw <= count; draw++, last++) {
    const feature = pick(presenceWord(key, draw), last + 1);
    activate(active, isListed(active, feature) ? last : feature);
  }
}

function isListed({ count, features }: ActiveFeatures, feature: number): boolean {
  for (let a = 0; a < count; a++) if (features[a] === feature) return true;
  return false;
}

function activate(active: ActiveFeatures, feature: number): void {
  active.features[active.count++] = feature;
}
