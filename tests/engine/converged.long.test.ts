/** What the CPU engine trains to the end is as good as the independent records, and as the theory of the linear model. */
import { expect, it } from 'vitest';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { convergedReferences } from '../fixtures/reference.ts';
import { bestOfSeeds, ratioToRecord } from './convergedRecords.ts';

it.each(convergedReferences.flatMap((record) => [0, 0.01].map((weightDecay) => ({ ...record, weightDecay }))))(
  '$name, S = $sparsity, weight decay $weightDecay: the best of 24 seeds is as good as the reference',
  async ({ weightDecay, ...record }) => {
    expect(await ratioToRecord(createCpuEngine, record, weightDecay)).toBeLessThanOrEqual(1.03);
  },
);

it('a linear model of 20 features in 5 dimensions represents exactly the 5 most important', async () => {
  const data = { nFeatures: 20, nHidden: 5, sparsity: 0, importanceDecay: 0.7, activation: 'linear' } as const;
  const { best } = await bestOfSeeds(createCpuEngine, data);
  expect(best.loss / 2.3232e-3).toBeGreaterThan(0.99);
  expect(best.loss / 2.3232e-3).toBeLessThan(1.01);
  const norms = Array.from({ length: 20 }, (_, f) => Math.hypot(...Array.from({ length: 5 }, (_, k) => best.W[f * 5 + k] ?? 0)));
  expect(norms.map((norm) => norm > 0.5)).toEqual(norms.map((_, f) => f < 5));
});
