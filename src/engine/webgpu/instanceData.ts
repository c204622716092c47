/**
 * What the instances of a run differ in, as one int32 tensor, since tfjs knows no u32: bit patterns of
 * [ seed u32 | drawing i32 | learning rate f32 | thresholds u32: n | importance f32: n ] per instance, and after the last one
 * the groups of features that all share: [ offsets | members ].
 */
import type { InstanceConfig } from '../../model/config/config.ts';
import type { FeatureGroups, SampleTable } from '../../model/data/sampling.ts';
import { DRAWING, drawingOf } from './kernels/kernelShape.ts';

/** Words before the thresholds. */
export const HEAD_LENGTH = 3;

export function instanceDataLength(nFeatures: number): number {
  return HEAD_LENGTH + 2 * nFeatures;
}

export function packInstances(
  instances: readonly InstanceConfig[],
  tables: readonly SampleTable[],
  { offsets, members }: FeatureGroups,
): Int32Array {
  const nFeatures = members.length;
  const length = instanceDataLength(nFeatures);
  const groups = [...offsets, ...members];
  const words = new Uint32Array(instances.length * length + groups.length);
  words.set(groups, instances.length * length);
  const floats = new Float32Array(words.buffer);
  instances.forEach(({ seed, learningRate, importance }, i) => {
    const table = tables[i];
    if (!table) throw new Error(`no table for instance ${i} of ${instances.length}`);
    const at = i * length;
    words.set([seed, DRAWING[drawingOf(table)]], at);
    floats[at + 2] = learningRate;
    words.set(table.thresholds, at + HEAD_LENGTH);
    floats.set(importance, at + HEAD_LENGTH + nFeatures);
  });
  return new Int32Array(words.buffer);
}
