/** The kernel draws the very samples of src/model/data/sampling.ts: checksums over 10 000 draws, all kinds of data. */
import { expect, it } from 'vitest';
import { createCpuKernel } from '../../src/engine/cpu/engine.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../src/model/config/config.ts';
import { dataChecksum } from './dataChecksum.ts';
import { dataKinds } from './suiteCases.ts';

const shapes = [5, 20, 80];
const kinds: readonly [string, TrainingOptions][] = [
  ...shapes.flatMap((nFeatures) =>
    Object.entries(dataKinds(nFeatures)).map(([kind, data]): [string, TrainingOptions] => [
      `n=${nFeatures}, ${kind}`,
      { nFeatures, ...data },
    ]),
  ),
  ['n=333, sparsity per feature', { nFeatures: 333, ...dataKinds(333)['sparsity per feature'], batchSize: 1000 }],
  ['n=1', { nFeatures: 1, sparsity: 0.5 }],
  ['n=2, hardly sparse', { nFeatures: 2, sparsity: 1e-10 }],
  ['n=9, hardly ever active', { nFeatures: 9, sparsity: 0.9999 }],
  ['n=80, S=0.1', { nFeatures: 80, sparsity: 0.1 }],
  ['n=80, S=0.99', { nFeatures: 80, sparsity: 0.99 }],
  ['n=300, large exclusive set', exclusive(256, 300)],
  ['a batch that fills no vector', { nFeatures: 6, sparsity: 0.6, batchSize: 9_999 }],
];

function exclusive(size: number, nFeatures: number): TrainingOptions {
  return {
    nFeatures,
    sparsity: 0.2,
    batchSize: 3_000,
    featureSets: { kind: 'anticorrelated', sets: [Array.from({ length: size }, (_, f) => f)] },
  };
}

it.each(kinds)('draws bit for bit like the model: %s', { timeout: 60_000 }, async (_, data) => {
  const seeds = [0, 4_294_967_295];
  const config = resolveConfig({ batchSize: 10_000, ...data, seeds });
  const kernel = await createCpuKernel(config);
  for (const [i, { seed }] of config.instances.entries()) {
    for (const step of [0, 12_345_678]) {
      expect(kernel.dataChecksum(i, step) >>> 0, `seed ${seed}, step ${step}`).toBe(dataChecksum(config, i, step));
    }
  }
});

it('tells other data apart', () => {
  const checksum = (seed: number, step: number, sparsity: number) =>
    dataChecksum(resolveConfig({ seed, sparsity, batchSize: 100 }), 0, step);
  expect(new Set([checksum(1, 0, 0.5), checksum(2, 0, 0.5), checksum(1, 1, 0.5), checksum(1, 0, 0.51)]).size).toBe(4);
});
