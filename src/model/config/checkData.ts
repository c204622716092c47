/** Checks of the kind of data: feature sets, how many features are active, the finite data set; and that they go together. */

import type { FeatureSetOptions, FeatureSets } from '../data/featureGroups.ts';
import { checkNumber, checkWithin } from './checkNumber.ts';
import { listOf } from './checkValues.ts';
import { type DatasetOptions, DEFAULTS, MAX_ACTIVE, MAX_DATASET_SIZE, MAX_SET_SIZE, type TrainingOptions } from './config.ts';
import { type Problem, problem } from './problem.ts';

export function* checkData(options: TrainingOptions): Generator<Problem> {
  const { nFeatures = DEFAULTS.nFeatures, active = DEFAULTS.active, featureSets, dataset } = options;
  if (featureSets !== undefined && featureSets !== null) yield* checkFeatureSets(featureSets, nFeatures);
  if (active !== 'independent') yield* checkActive(active, nFeatures, featureSets);
  if (dataset !== undefined && dataset !== null) yield* checkDataset(dataset, options.batchSize);
}

function* checkActive(active: unknown, nFeatures: number, featureSets: FeatureSetOptions | null | undefined): Generator<Problem> {
  const most = Math.min(nFeatures, MAX_ACTIVE);
  const allowed = typeof active === 'number' && Number.isInteger(active) && active >= 1 && active <= most;
  if (!allowed) yield problem('active', active, `independent, or a whole number from 1 to ${most}`);
  if (featureSets)
    yield problem('featureSets', featureSets, 'left out where active is a number: exactly so many features are active, any of them');
}

function* checkDataset(dataset: DatasetOptions, batchSize: number | undefined): Generator<Problem> {
  if (typeof dataset !== 'object') {
    yield problem('dataset', dataset, 'an object with a size, or null');
    return;
  }
  yield* checkKeys('dataset', dataset, DATASET_KEYS);
  const { size, batch = 'full', unitLength = false, seed = null } = dataset;
  const found = [
    checkWithin({ min: 1, max: MAX_DATASET_SIZE, integer: true }, size, 'dataset.size'),
    seed === null ? null : checkNumber('seed', seed, 'dataset.seed'),
  ];
  yield* found.filter((one) => one !== null);
  if (batch !== 'full' && batch !== 'random') yield problem('dataset.batch', batch, 'full or random');
  if (typeof unitLength !== 'boolean') yield problem('dataset.unitLength', unitLength, 'true or false');
  if (batch === 'full' && batchSize !== undefined && batchSize !== size) {
    yield problem('batchSize', batchSize, `left out where dataset.batch is full: every step sees all ${size} samples`);
  }
}

/** The batch size that a data set prescribes, if it does. */
export function datasetBatch({ dataset }: TrainingOptions): number | undefined {
  return dataset && dataset.batch !== 'random' ? dataset.size : undefined;
}

/** A copy of what was checked, and of nothing else: a configuration survives postMessage. */
export function featureSetsOf({ featureSets }: TrainingOptions): FeatureSets | null {
  if (!featureSets) return null;
  const { kind, sets, strength = 1 } = featureSets;
  return { kind, sets: sets.map((set) => Array.from(set)), ...(strength === 1 ? {} : { strength }) };
}

const SET_KEYS = ['kind', 'sets', 'strength'];
const DATASET_KEYS = ['size', 'batch', 'unitLength', 'seed'];

function* checkKeys(field: string, given: object, known: readonly string[]): Generator<Problem> {
  for (const key of Object.keys(given)) if (!known.includes(key)) yield problem(`${field} key`, key, `one of ${known.join(', ')}`);
}

/** Members exist, no feature is in two sets, an exclusive set is small enough to draw from. */
function* checkFeatureSets(featureSets: FeatureSetOptions, nFeatures: number): Generator<Problem> {
  if (typeof featureSets !== 'object') {
    yield problem('featureSets', featureSets, 'an object with kind and sets, or null');
    return;
  }
  const { kind, sets, strength = 1 } = featureSets;
  yield* checkKeys('featureSets', featureSets, SET_KEYS);
  if (kind !== 'correlated' && kind !== 'anticorrelated') yield problem('featureSets.kind', kind, 'correlated or anticorrelated');
  const found = checkWithin({ min: 0, max: 1, integer: false }, strength, 'featureSets.strength');
  if (found) yield found;
  const lists = Array.isArray(sets) ? sets.map(listOf) : [];
  const members = lists.flatMap((list) => (list?.length ? [list] : []));
  if (!Array.isArray(sets) || members.length < lists.length) {
    yield problem('featureSets.sets', sets, 'a list of non-empty lists of feature indices');
    return;
  }
  yield* checkMembers(members, nFeatures);
}

function* checkMembers(sets: FeatureSets['sets'], nFeatures: number): Generator<Problem> {
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
