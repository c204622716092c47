/** The closed forms against the exact loss, and the boundaries against the closed forms. */
import { describe, expect, it } from 'vitest';
import { featureOutcomes } from '../../src/model/geometry/outcome.ts';
import { evaluateLoss } from '../../src/model/loss/evaluateLoss.ts';
import { exactLoss } from '../../src/model/loss/exactLoss.ts';
import {
  configurations,
  type PhaseFamily,
  phaseBoundary,
  rankedConfigurations,
  TRIPLE_POINT,
  winningConfiguration,
} from '../../src/model/theory/theory.ts';

const SHAPES = { n2m1: { nFeatures: 2, nHidden: 1 }, n3m2: { nFeatures: 3, nHidden: 2 } } as const;
const FAMILIES: readonly PhaseFamily[] = ['n2m1', 'n3m2'];
const DENSITIES = [1, 0.7, 4 / 7, 0.3, 0.1, 0.01];
const RATIOS = [0.1, 0.5, 1, 3, 10];

const cases = FAMILIES.flatMap((family) =>
  configurations(family).map((configuration) => ({ family, name: configuration.name, configuration })),
);

describe.each(cases)('$family $name', ({ family, configuration }) => {
  it.each(DENSITIES)('costs what the closed form says, at density %d', (density) => {
    for (const r of RATIOS) {
      const model = { ...SHAPES[family], ...configuration.weights(density), featureProbability: density, relativeImportance: r };
      expect(Math.abs(configuration.loss(density, r) - exactLoss(model))).toBeLessThan(1e-12);
    }
  });

  it.each([0.8, 0.3])('agrees with Monte Carlo, at density %d', (density) => {
    const model = { ...SHAPES[family], ...configuration.weights(density), featureProbability: density, relativeImportance: 3 };
    const sampled = evaluateLoss({ ...model, samples: 400_000, seed: 11 });
    expect(Math.abs(sampled / configuration.loss(density, 3) - 1)).toBeLessThan(0.01);
  });

  it('does to the extra feature what it says', () => {
    const { W } = configuration.weights(0.1);
    expect(featureOutcomes({ W, ...SHAPES[family] }).at(-1)).toBe(configuration.outcome);
  });

  it('wins somewhere', () => {
    const won = DENSITIES.flatMap((density) => RATIOS.map((r) => winningConfiguration(family, density, r).name));
    expect(won).toContain(configuration.name);
  });
});

it('draws the boundaries through the known points', () => {
  for (const family of FAMILIES) {
    expect(phaseBoundary(family, 0.1)).toBeCloseTo(0.16, 12);
    expect(phaseBoundary(family, 1)).toBeCloseTo(4 / 7, 12);
  }
  expect(phaseBoundary('n2m1', 10)).toBeCloseTo(0.16, 12);
  expect([1.01, 2, 10].map((r) => phaseBoundary('n3m2', r))).toEqual([4 / 7, 4 / 7, 4 / 7]);
});

it.each(FAMILIES)('changes the winner at the boundary (%s)', (family) => {
  for (const r of [0.1, 0.3, 0.9, 1.1, 3, 10]) {
    const boundary = phaseBoundary(family, r);
    const [below, above] = [0.999, 1.001].map((factor) => winningConfiguration(family, factor * boundary, r));
    expect(below?.name).not.toBe(above?.name);
    expect(above?.outcome).toBe(r < 1 ? 'ignored' : 'dedicated');
    const [first, second] = rankedConfigurations(family, boundary, r);
    expect(first?.loss).toBeCloseTo(second?.loss ?? 0, 14);
  }
});

it.each(FAMILIES)('changes it at r = 1 above the triple point (%s)', (family) => {
  for (const density of [TRIPLE_POINT.density + 0.01, 0.8, 1]) {
    expect(winningConfiguration(family, density, 0.99).outcome).toBe('ignored');
    expect(winningConfiguration(family, density, 1.01).outcome).toBe('dedicated');
  }
});
