/** The figure's own trainings give the paper's numbers: dimensions per feature, shares of 1/2, and shares that add up to m. */
import { expect, it } from 'vitest';
import type { ModelView } from '../../../src/charts/view.ts';
import { createEngine } from '../../../src/engine/createEngine.ts';
import { NEARLY_ALL_IN_PAIRS, shareOfHalves } from '../../../src/figures/uniform/claim.ts';
import { COARSE, trainingAt } from '../../../src/figures/uniform/densities.ts';
import { measuresOf } from '../../../src/figures/uniform/measures.ts';
import { SIZES, UNIFORM, type UniformSettings } from '../../../src/figures/uniform/settings.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';

async function trained(density: number, changed: Partial<UniformSettings>): Promise<ModelView> {
  const config = resolveConfig(trainingAt({ ...UNIFORM.initial, ...changed }, density));
  const engine = await createEngine('cpu', config);
  await engine.train(config.steps);
  const { W, b, nFeatures, nHidden } = await engine.snapshot();
  engine.dispose();
  return { W, b, nFeatures, nHidden, selectedFeature: null };
}

/** D* and how far from it is allowed. */
const EXPECTED: Readonly<Record<number, readonly [number, number]>> = {
  1: [1, 0.03],
  0.5: [0.57, 0.04],
  0.3: [0.5, 0.03],
  0.2: [0.36, 0.04],
  0.1: [0.21, 0.03],
};

it.each(COARSE)('at a density of %d the dimensions per feature are those of the paper, and the shares add up', async (density) => {
  const [expected = Number.NaN, tolerance = 0] = EXPECTED[density] ?? [];
  for (const seed of [0, 1, 2]) {
    const { dimensionsPerFeature, total } = measuresOf(await trained(density, { seed }));
    console.info(`density ${density}, seed ${seed}: D* ${dimensionsPerFeature.toFixed(3)}, sum of shares ${total.toFixed(3)}`);
    expect(Math.abs(dimensionsPerFeature - expected)).toBeLessThanOrEqual(tolerance);
    expect(Math.abs(total - UNIFORM.initial.m)).toBeLessThan(0.1);
  }
});

it('comes to the same numbers with 400 features in 30 dimensions, in the training that its choice sets', async () => {
  const [, large] = SIZES;
  for (const density of [0.5, 0.3, 0.2, 0.1]) {
    const [expected = Number.NaN, tolerance = 0] = EXPECTED[density] ?? [];
    const { dimensionsPerFeature, total } = measuresOf(await trained(density, large));
    console.info(`400 features, density ${density}: D* ${dimensionsPerFeature.toFixed(3)}, sum of shares ${total.toFixed(3)}`);
    expect(Math.abs(dimensionsPerFeature - expected)).toBeLessThanOrEqual(tolerance);
    expect(Math.abs(total - large.m)).toBeLessThan(0.1);
  }
});

it(NEARLY_ALL_IN_PAIRS.text, async () => {
  const shares: number[] = [];
  for (let seed = 0; seed < 20; seed++) shares.push(shareOfHalves(await trained(NEARLY_ALL_IN_PAIRS.density, { seed })));
  console.info(`shares of halves over 20 seeds: ${shares.map((share) => share.toFixed(2)).join(' ')}`);
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.9);
});
