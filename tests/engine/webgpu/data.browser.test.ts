/** The WebGPU programs draw the very samples of src/model/data/sampling.ts: checksums over 10 000 draws, all kinds of data. */
import { expect, it } from 'vitest';
import { openGpu } from '../../../src/engine/webgpu/device.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../../src/model/config/config.ts';
import { dataChecksum } from '../dataChecksum.ts';
import { dataKinds } from '../suiteCases.ts';
import { type Draw, shaderChecksum } from './checksum.ts';

const cases: readonly [Draw, string, TrainingOptions][] = [
  ...(['unrolled', 'tiled'] as const).flatMap((draw) =>
    Object.entries(dataKinds(5)).map(([kind, data]): [Draw, string, TrainingOptions] => [draw, `n=5, ${kind}`, { nFeatures: 5, ...data }]),
  ),
  ...Object.entries(dataKinds(80)).map(([kind, data]): [Draw, string, TrainingOptions] => [
    'tiled',
    `n=80, ${kind}`,
    { nFeatures: 80, ...data },
  ]),
  ['unrolled', 'a single feature', { nFeatures: 1, sparsity: 0.5 }],
  ['unrolled', 'hardly sparse', { nFeatures: 2, sparsity: 1e-10 }],
  ['tiled', 'hardly ever active', { nFeatures: 9, sparsity: 0.9999 }],
  ['tiled', 'a large exclusive set', { ...exclusive(256, 300), batchSize: 2_000 }],
];

function exclusive(size: number, nFeatures: number): TrainingOptions {
  return { nFeatures, sparsity: 0.2, featureSets: { kind: 'anticorrelated', sets: [Array.from({ length: size }, (_, f) => f)] } };
}

it.each(cases)('the %s program draws bit for bit like the model: %s', async (draw, _, data) => {
  const { device } = await openGpu();
  for (const [seed, step] of [
    [0, 0],
    [4_294_967_295, 12_345_678],
  ] as const) {
    const config = resolveConfig({ batchSize: 10_000, ...data, seed });
    expect(await shaderChecksum(device, draw, config, step)).toBe(dataChecksum(config, 0, step));
  }
});
