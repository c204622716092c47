/** What the instances of a run differ in, as the words that `kernels/instanceRows.ts` describes; int32, since tfjs knows no u32. */
import type { TrainingConfig } from '../../model/config/config.ts';
import { type FeatureGroups, featureGroups } from '../../model/data/featureGroups.ts';
import { unitScales } from '../../model/data/sampler.ts';
import { createActiveFeatures, type SampleTable } from '../../model/data/sampling.ts';
import { HEAD_WORDS, instanceWords, membershipWord, scaleWords } from './kernels/instanceRows.ts';
import { DRAWING, drawingOf } from './kernels/kernelShape.ts';
import { vectorShape } from './kernels/vectorShape.ts';

/** How a program wants it. */
export interface InstanceLayout {
  /** Where the program has feature f. */
  place(feature: number): number;
  /** Workgroups that share the batch of an instance. */
  readonly workgroups: number;
}

/** Length of what `packInstances` makes. */
export function packedBytes(config: TrainingConfig): number {
  const groups = featureGroups(config.nFeatures, config.featureSets);
  const each = instanceWords({ ...config, groups }) + scaleWords(config);
  return 4 * (config.instances.length * each + 4 * vectorShape(config).featureQuads);
}

/** @param tables of the instances, in their order */
export function packInstances(config: TrainingConfig, tables: readonly SampleTable[], layout: InstanceLayout): Int32Array<ArrayBuffer> {
  const { nFeatures, featureSets, instances } = config;
  const groups = featureGroups(nFeatures, featureSets);
  const length = instanceWords({ ...config, groups });
  const padded = 4 * vectorShape(config).featureQuads;
  const words = new Uint32Array(packedBytes(config) / 4);
  instances.forEach((_, i) => {
    packInstance(words.subarray(i * length, (i + 1) * length), config, i, tables, layout);
  });
  words.set(memberships(groups, padded, layout), instances.length * length);
  const active = createActiveFeatures(nFeatures);
  const scales = new Float32Array(words.buffer, 4 * (instances.length * length + padded));
  instances.forEach((own, i) => {
    scales.set(unitScales(config, own, active), i * scaleWords(config));
  });
  return new Int32Array(words.buffer);
}

function packInstance(
  row: Uint32Array<ArrayBuffer>,
  { instances, nFeatures, featureSets, batchSize }: TrainingConfig,
  i: number,
  tables: readonly SampleTable[],
  { place, workgroups }: InstanceLayout,
): void {
  const [instance, table] = [instances[i], tables[i]];
  if (!instance || !table) throw new Error(`no table for instance ${i} of ${instances.length}`);
  const floats = new Float32Array(row.buffer, row.byteOffset, row.length);
  const padded = 4 * vectorShape({ nFeatures, nHidden: 1 }).featureQuads;
  const groups = featureGroups(nFeatures, featureSets);
  row.set([instance.seed, DRAWING[drawingOf(table)], 0, 0, batchSize, instances.length, workgroups]);
  floats[2] = instance.learningRate;
  floats[3] = 1 / Math.log2(instance.sparsity[0] ?? 0);
  if (table.mode === 'gaps') row.set(table.thresholds, HEAD_WORDS);
  else setByFeature(row.subarray(HEAD_WORDS), presenceOf(table.thresholds, groups), place);
  setByFeature(floats.subarray(HEAD_WORDS + padded), instance.importance, place);
  if (table.mode === 'mixed') setByFeature(row.subarray(HEAD_WORDS + 2 * padded), presenceOf(table.alone, groups), place);
}

function setByFeature(target: Uint32Array | Float32Array, values: ArrayLike<number>, place: (feature: number) => number): void {
  for (let f = 0; f < values.length; f++) target[place(f)] = values[f] ?? 0;
}

/** The presence threshold of each feature's group. [feature] */
function presenceOf(thresholds: Uint32Array, { offsets, members }: FeatureGroups): Uint32Array {
  const presence = new Uint32Array(members.length);
  for (let g = 0; g + 1 < offsets.length; g++) {
    for (let at = offsets[g] ?? 0; at < (offsets[g + 1] ?? 0); at++) presence[members[at] ?? 0] = thresholds[g] ?? 0;
  }
  return presence;
}

function memberships({ offsets, members, exclusive }: FeatureGroups, padded: number, { place }: InstanceLayout): Uint32Array {
  const words = new Uint32Array(padded);
  for (let g = 0; g + 1 < offsets.length; g++) {
    const own = members.subarray(offsets[g], offsets[g + 1]);
    own.forEach((feature, index) => {
      words[place(feature)] = exclusive ? membershipWord(own[0] ?? 0, own.length, index) : membershipWord(own[0] ?? 0, 1, 0);
    });
  }
  return words;
}
