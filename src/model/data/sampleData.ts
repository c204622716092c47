/** The very samples that a run trains on, as scripts ask for them. */
import { resolveConfig } from '../config/checkConfig.ts';
import { checkWithin } from '../config/checkNumber.ts';
import type { TrainingOptions } from '../config/config.ts';
import { ConfigError, problem } from '../config/problem.ts';
import { trainingSampler } from './sampler.ts';
import { createActiveFeatures } from './sampling.ts';

/** Which samples of a run. */
export interface SampleOptions {
  /** Which step's samples, from 0 on; 0 where left out. */
  readonly step?: number;
  /** How many of them, the first ones; the whole batch where left out. */
  readonly count?: number;
}

const MAX_STEP = 2 ** 32 - 1;
/** 400 MB of numbers. */
const MAX_NUMBERS = 1e8;

/**
 * The samples that a run of this configuration sees in a step, bit for bit: what each of its instances draws.
 * @returns x [instance, sample, feature] @throws ConfigError naming each field, its value and the allowed range
 *
 *     const x = sampleData({ nFeatures: 5, sparsity: 0.9, seed: 7 }, { step: 0, count: 4 });   // 4 × 5 numbers
 */
export function sampleData(options: TrainingOptions, which: SampleOptions = {}): Float32Array {
  const config = resolveConfig(options);
  if (typeof which !== 'object' || which === null)
    throw new ConfigError([problem('the samples', which, 'an object with step and count, or left out')]);
  const unknown = Object.keys(which).filter((key) => key !== 'step' && key !== 'count');
  if (unknown.length > 0) throw new ConfigError(unknown.map((key) => problem('key of the samples', key, 'step or count')));
  const { step = 0, count } = which;
  const { nFeatures, batchSize, instances } = config;
  const most = Math.min(batchSize, Math.floor(MAX_NUMBERS / (nFeatures * instances.length)));
  const nSamples = count ?? batchSize;
  const found = [
    checkWithin({ min: 0, max: MAX_STEP, integer: true }, step, 'step'),
    checkWithin({ min: 1, max: most, integer: true }, nSamples, 'count'),
  ].filter((one) => one !== null);
  if (found.length > 0) throw new ConfigError(found);
  const x = new Float32Array(instances.length * nSamples * nFeatures);
  const active = createActiveFeatures(nFeatures);
  instances.forEach((own, i) => {
    const sampler = trainingSampler(config, own);
    for (let sample = 0; sample < nSamples; sample++) {
      sampler.draw(step, sample, active);
      const row = (i * nSamples + sample) * nFeatures;
      for (let a = 0; a < active.count; a++) x[row + active.features[a]] = active.magnitudes[a];
    }
  });
  return x;
}
