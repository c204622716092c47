/**
 * A fingerprint of drawn data, the same in every kernel that draws it right.
 * Order does not matter: each active (sample, feature) adds mix32(mix32(the bits of x_f) + sample·n + feature), modulo 2³².
 */
import type { TrainingConfig } from '../../src/model/config/config.ts';
import { mix32 } from '../../src/model/data/random.ts';
import { trainingSampler } from '../../src/model/data/sampler.ts';
import { createActiveFeatures } from '../../src/model/data/sampling.ts';

/** @returns u32 checksum of the batch of one step of instance i */
export function dataChecksum(config: TrainingConfig, i: number, step: number): number {
  const { nFeatures, batchSize, instances } = config;
  const sampler = trainingSampler(config, instances[i]);
  const active = createActiveFeatures(nFeatures);
  const bits = new Uint32Array(active.magnitudes.buffer);
  let sum = 0;
  for (let sample = 0; sample < batchSize; sample++) {
    sampler.draw(step, sample, active);
    for (let a = 0; a < active.count; a++) {
      sum = (sum + mix32(mix32(bits[a]) + Math.imul(sample, nFeatures) + active.features[a])) >>> 0;
    }
  }
  return sum;
}
