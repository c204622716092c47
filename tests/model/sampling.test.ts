/** Every kind of data has the presence rates, exclusions and magnitudes that its configuration promises. */
import { describe, expect, it } from 'vitest';
import { type FeatureSets, featureGroups } from '../../src/model/data/featureGroups.ts';
import { PURPOSE, sampleKey, stepKeys } from '../../src/model/data/random.ts';
import { sampleLaw } from '../../src/model/data/sampler.ts';
import { createActiveFeatures, drawSample, sampleTable } from '../../src/model/data/sampling.ts';

const SAMPLES = 40_000;

interface Kind {
  readonly name: string;
  readonly sparsity: readonly number[];
  readonly featureSets: FeatureSets | null;
  /** P(x_f ≠ 0) [feature] */
  readonly rates: readonly number[];
  /** P(x_f ≠ 0 and x_g ≠ 0) of some pairs that are not independent */
  readonly joint: readonly (readonly [f: number, g: number, rate: number])[];
}

const uniform = (n: number, value: number) => Array.from({ length: n }, () => value);

const KINDS: readonly Kind[] = [
  ...[0, 0.3, 0.9, 0.999].map((s) => ({
    name: `gaps, S=${s}`,
    sparsity: uniform(6, s),
    featureSets: null,
    rates: uniform(6, 1 - s),
    joint: [],
  })),
  { name: 'one feature', sparsity: [0.6], featureSets: null, rates: [0.4], joint: [] },
  { name: 'many features', sparsity: uniform(200, 0.98), featureSets: null, rates: uniform(200, 0.02), joint: [] },
  { name: 'sparsity per feature', sparsity: [0, 0.5, 0.9, 0.99], featureSets: null, rates: [1, 0.5, 0.1, 0.01], joint: [] },
  {
    name: 'correlated sets',
    sparsity: uniform(5, 0.7),
    featureSets: {
      kind: 'correlated',
      sets: [
        [0, 2],
        [4, 1],
      ],
    },
    rates: uniform(5, 0.3),
    joint: [
      [0, 2, 0.3],
      [1, 4, 0.3],
    ],
  },
  {
    name: 'anticorrelated sets',
    sparsity: uniform(6, 0.4),
    featureSets: {
      kind: 'anticorrelated',
      sets: [
        [1, 2],
        [3, 5, 4],
      ],
    },
    rates: [0.6, 0.3, 0.3, 0.2, 0.2, 0.2],
    joint: [
      [1, 2, 0],
      [3, 4, 0],
      [3, 5, 0],
      [4, 5, 0],
    ],
  },
  {
    name: 'sets of different sparsity, that of the first member',
    sparsity: [0.5, 0.8, 0.1, 0.2],
    featureSets: { kind: 'correlated', sets: [[3, 1]] },
    rates: [0.5, 0.2, 0.9, 0.2],
    joint: [[1, 3, 0.2]],
  },
];

/** @returns x [sample][feature] */
function draw({ sparsity, featureSets }: Pick<Kind, 'sparsity' | 'featureSets'>, seed: number): readonly Float64Array[] {
  const law = sampleLaw({ nFeatures: sparsity.length, featureSets, values: 'uniform', active: 'independent', dataset: null }, sparsity);
  const active = createActiveFeatures(sparsity.length);
  return Array.from({ length: SAMPLES }, (_, sample) => {
    drawSample(law, sampleKey(stepKeys(seed, PURPOSE.training, sample % 10), sample), active);
    const x = new Float64Array(sparsity.length).fill(-1);
    for (let a = 0; a < active.count; a++) x[active.features[a] ?? 0] = active.magnitudes[a] ?? 0;
    return x;
  });
}

/** Standard errors between a count and the promised one, past a difference of one sample; Infinity where a certainty is broken. */
function deviations(count: number, rate: number): number {
  const difference = Math.max(Math.abs(count - SAMPLES * rate) - (rate > 0 && rate < 1 ? 1 : 0), 0);
  return difference === 0 ? 0 : difference / Math.sqrt(SAMPLES * rate * (1 - rate));
}

describe.each(KINDS)('$name', (kind) => {
  const samples = draw(kind, 11);
  const isActive = (x: Float64Array, f: number) => (x[f] ?? -1) >= 0;
  const count = (holds: (x: Float64Array) => boolean) => samples.reduce((sum, x) => sum + (holds(x) ? 1 : 0), 0);

  it('activates features at their rates', () => {
    const off = kind.rates.map((rate, f) =>
      deviations(
        count((x) => isActive(x, f)),
        rate,
      ),
    );
    expect(Math.max(...off)).toBeLessThan(4.5);
  });

  it('couples features of a set, and no others', () => {
    const pairs = kind.rates.slice(0, 6).flatMap((_, f) => kind.rates.slice(0, f).map((__, g) => [g, f] as const));
    for (const [g, f] of pairs) {
      const promised = kind.joint.find(([one, other]) => one === g && other === f)?.[2] ?? (kind.rates[f] ?? 0) * (kind.rates[g] ?? 0);
      expect(
        deviations(
          count((x) => isActive(x, f) && isActive(x, g)),
          promised,
        ),
      ).toBeLessThan(4.5);
    }
  });

  it('draws magnitudes uniform on [0, 1), independent of one another', () => {
    const values = samples.flatMap((x) => [...x].filter((value) => value >= 0));
    const tolerance = (variance: number) => 4.5 * Math.sqrt(variance / values.length);
    const mean = (power: number) => values.reduce((sum, value) => sum + value ** power, 0) / values.length;
    expect(Math.abs(mean(1) - 1 / 2)).toBeLessThan(tolerance(1 / 12));
    expect(Math.abs(mean(2) - 1 / 3)).toBeLessThan(tolerance(4 / 45));
    expect(Math.max(...values.slice(0, 10_000))).toBeLessThan(1);
    expect(values.slice(0, 1000).every((value) => Number.isInteger(value * 2 ** 24))).toBe(true);
  });

  it('draws magnitudes of two features that are active together without correlation', () => {
    const products = samples.flatMap((x) => {
      const [first = -1, second = -1] = [...x].filter((value) => value >= 0);
      return second < 0 ? [] : [(first - 0.5) * (second - 0.5)];
    });
    const mean = products.reduce((sum, product) => sum + product, 0) / Math.max(products.length, 1);
    expect(Math.abs(mean)).toBeLessThan(4.5 * Math.sqrt(1 / 144 / Math.max(products.length, 1)));
  });
});

it('is a function of seed, step and sample alone', () => {
  const kind = { sparsity: uniform(4, 0.5), featureSets: null };
  const firstSamples = (seed: number) => draw(kind, seed).slice(0, 500);
  expect(firstSamples(3)).toEqual(firstSamples(3));
  expect(firstSamples(3)).not.toEqual(firstSamples(4));
});

it('keys a magnitude by its feature, not by what else is active', () => {
  const dense = draw({ sparsity: uniform(4, 0), featureSets: null }, 5);
  const sparse = draw({ sparsity: uniform(4, 0.8), featureSets: null }, 5);
  const mixed = draw({ sparsity: [0, 0.5, 0.9, 0.2], featureSets: null }, 5);
  for (const some of [sparse, mixed]) {
    const different = some.flatMap((x, sample) => [...x].filter((value, f) => value >= 0 && value !== dense[sample]?.[f]));
    expect(different).toEqual([]);
  }
});

it('draws equal sparsities given one by one as one sparsity', () => {
  const groups = featureGroups(3, null);
  expect(sampleTable([0.5, 0.5, 0.5], groups).mode).toBe('gaps');
  expect(sampleTable([0.5, 0.5, 0.4], groups).mode).toBe('groups');
  expect(sampleTable([0.5, 0.5, 0.5], featureGroups(3, { kind: 'correlated', sets: [[0, 1]] })).mode).toBe('groups');
});

it('tables thresholds of gaps and of presence', () => {
  expect([...sampleTable([0.5, 0.5, 0.5], featureGroups(3, null)).thresholds]).toEqual([2 ** 31, 2 ** 30, 2 ** 29]);
  expect([...sampleTable([0, 0], featureGroups(2, null)).thresholds]).toEqual([0, 0]);
  expect([...sampleTable([0, 0.75], featureGroups(2, null)).thresholds]).toEqual([2 ** 32 - 1, 2 ** 30 - 1]);
});

it('orders groups by their first members', () => {
  const { offsets, members, exclusive } = featureGroups(6, {
    kind: 'anticorrelated',
    sets: [
      [5, 1],
      [4, 2],
    ],
  });
  expect([...offsets]).toEqual([0, 1, 3, 5, 6]);
  expect([...members]).toEqual([0, 1, 5, 2, 4, 3]);
  expect(exclusive).toBe(true);
  expect(featureGroups(2, null).exclusive).toBe(false);
});
