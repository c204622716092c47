/**
 * A fingerprint of drawn data, the same in every kernel that draws it right. A test's instrument; training does not use it.
 * Order does not matter: each active (sample, feature) adds mix32(mix32(u24) + sample·n + feature), u24 = x_f·2²⁴, modulo 2³².
 */
import { mix32, PURPOSE, stepKeys } from './random.ts';
import { createActiveFeatures, drawSample, type FeatureGroups, type SampleTable } from './sampling.ts';

/** @returns u32 checksum of the first `nSamples` training samples of one step of one instance */
export function dataChecksum(seed: number, step: number, nSamples: number, table: SampleTable, groups: FeatureGroups): number {
  const nFeatures = table.thresholds.length;
  const keys = stepKeys(seed, PURPOSE.training, step);
  const active = createActiveFeatures(nFeatures);
  let sum = 0;
  for (let sample = 0; sample < nSamples; sample++) {
    drawSample(table, groups, keys, sample, active);
    for (let a = 0; a < active.count; a++) {
      const u24 = active.magnitudes[a] * 2 ** 24;
      sum = (sum + mix32(mix32(u24) + Math.imul(sample, nFeatures) + active.features[a])) >>> 0;
    }
  }
  return sum;
}
