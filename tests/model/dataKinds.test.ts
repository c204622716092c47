/** Values, activity, loose sets and finite data sets have the moments, rates and correlations that the documentation promises. */
import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../src/model/config/config.ts';
import { sampleData } from '../../src/model/data/sampleData.ts';

const SAMPLES = 60_000;

/** How often each feature is active, and the mean and the mean square of what it then is: over all samples of several steps. */
function momentsOf(options: TrainingOptions, steps = 4) {
  const { nFeatures, batchSize } = resolveConfig(options);
  const counts = new Float64Array(nFeatures);
  const sums = new Float64Array(nFeatures);
  const squares = new Float64Array(nFeatures);
  for (let step = 0; step < steps; step++) {
    sampleData(options, { step }).forEach((x, at) => {
      const f = at % nFeatures;
      counts[f] += x === 0 ? 0 : 1;
      sums[f] += x;
      squares[f] += x * x;
    });
  }
  return { samples: steps * batchSize, counts, sums, squares };
}

/** Standard errors by which a sum of independent draws is off. */
function z(sum: number, samples: number, mean: number, variance: number): number {
  return (sum - samples * mean) / Math.sqrt(samples * variance);
}

/** Moments 1, 2 and 4 of an active feature. */
const VALUES = { uniform: [1 / 2, 1 / 3, 1 / 5], signed: [0, 1 / 3, 1 / 5], binary: [1, 1, 1] } as const;

describe.each(['uniform', 'signed', 'binary'] as const)('%s values', (values) => {
  it.each<[string, number, TrainingOptions]>([
    ['independent', 0.3, { sparsity: 0.7 }],
    ['rare', 0.004, { sparsity: 0.996 }],
    ['exactly two of five', 0.4, { active: 2 }],
    ['exactly five of five', 1, { active: 5 }],
    ['a data set', 0.3, { sparsity: 0.7, dataset: { size: SAMPLES, batch: 'random', seed: 8 }, seeds: [1] }],
  ])('%s: activity, mean and variance', (name, p, options) => {
    const [first, second, fourth] = VALUES[values];
    const isDataset = name === 'a data set';
    // Draws from a data set repeat: its own samples, each once, are independent.
    const asked: TrainingOptions = isDataset ? { ...options, dataset: { size: SAMPLES, seed: 8 } } : { ...options, batchSize: SAMPLES };
    const { samples, counts, sums, squares } = momentsOf({ nFeatures: 5, nHidden: 1, values, seed: 3, ...asked }, isDataset ? 1 : 4);
    for (let f = 0; f < 5; f++) {
      if (p < 1) expect(Math.abs(z(counts[f], samples, p, p * (1 - p)))).toBeLessThan(4);
      else expect(counts[f]).toBeGreaterThan(samples * (1 - 1e-5));
      const variance = p * second - (p * first) ** 2;
      if (variance > 0) expect(Math.abs(z(sums[f], samples, p * first, variance))).toBeLessThan(4);
      const spread = p * fourth - (p * second) ** 2;
      if (spread > 0) expect(Math.abs(z(squares[f], samples, p * second, spread))).toBeLessThan(4);
    }
  });
});

it('draws densities down to 1e-7', () => {
  const rows = momentsOf({ nFeatures: 3, nHidden: 1, featureProbability: [1e-7, 1e-5, 0.1], batchSize: 65_536, seed: 1 }, 40);
  expect(rows.counts[0]).toBeLessThanOrEqual(4);
  expect(Math.abs(z(rows.counts[1], rows.samples, 1e-5, 1e-5))).toBeLessThan(4);
  expect(Math.abs(z(rows.counts[2], rows.samples, 0.1, 0.09))).toBeLessThan(4);
});

it('activates exactly as many features as asked for, all sets equally often', () => {
  const x = sampleData({ nFeatures: 5, nHidden: 1, active: 2, values: 'binary', batchSize: 50_000, seed: 2 });
  const counts = new Map<string, number>();
  for (let at = 0; at < x.length; at += 5) {
    const key = [0, 1, 2, 3, 4].filter((f) => x[at + f] === 1).join();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  expect(counts.size).toBe(10);
  for (const [key, count] of counts) {
    expect(key.split(',')).toHaveLength(2);
    expect(Math.abs(z(count, 50_000, 0.1, 0.09))).toBeLessThan(4);
  }
});

/** Correlation of the presences of features 0 and 1 over 10⁶ draws, and how often feature 0 is present. */
function coupling(options: TrainingOptions) {
  const run = { nFeatures: 3, nHidden: 1, values: 'binary', batchSize: 50_000, seed: 5, ...options } as const;
  let [first, second, both, samples] = [0, 0, 0, 0];
  for (let step = 0; step < 20; step++) {
    const x = sampleData(run, { step });
    for (let at = 0; at < x.length; at += 3, samples++) {
      first += x[at];
      second += x[at + 1];
      both += x[at] * x[at + 1];
    }
  }
  const [p, q] = [first / samples, second / samples];
  return { density: p, correlation: (both / samples - p * q) / Math.sqrt(p * (1 - p) * q * (1 - q)) };
}

describe('the strength of sets', () => {
  const sets = [[0, 1]];

  it.each([0, 0.25, 0.5, 0.75, 1])('is the correlation of two correlated features: %d', (strength) => {
    const found = coupling({ sparsity: 0.8, featureSets: { kind: 'correlated', sets, strength } });
    expect(Math.abs(found.correlation - strength)).toBeLessThan(0.01);
    expect(found.density).toBeCloseTo(0.2, 2);
  });

  it.each([0, 0.25, 0.5, 1])('is −q/(1−q) times that of two anticorrelated ones: %d', (strength) => {
    const found = coupling({ sparsity: 0.2, featureSets: { kind: 'anticorrelated', sets, strength } });
    expect(Math.abs(found.correlation + (strength * 0.4) / 0.6)).toBeLessThan(0.01);
    expect(found.density).toBeCloseTo(0.4, 2);
  });
});

describe('a data set', () => {
  const run: TrainingOptions = { nFeatures: 6, nHidden: 2, sparsity: 0.5, seed: 4, dataset: { size: 7 } };
  const rowsOf = (x: Float32Array) => Array.from({ length: x.length / 6 }, (_, s) => [...x.subarray(6 * s, 6 * s + 6)].join());

  it('is the same in every step, whole, where batches are full', () => {
    expect(resolveConfig(run).batchSize).toBe(7);
    expect(sampleData(run, { step: 9 })).toEqual(sampleData(run, { step: 0 }));
    expect(new Set(rowsOf(sampleData(run))).size).toBe(7);
  });

  it('is drawn from, each sample equally often, where batches are random', () => {
    const rows = rowsOf(sampleData(run));
    const drawn = rowsOf(sampleData({ ...run, dataset: { size: 7, batch: 'random' }, batchSize: 7000 }, { step: 3 }));
    expect(drawn.filter((row) => !rows.includes(row))).toEqual([]);
    for (const row of rows) expect(Math.abs(z(drawn.filter((one) => one === row).length, 7000, 1 / 7, 6 / 49))).toBeLessThan(4);
  });

  it('is that of each instance, or one for all where it has a seed', () => {
    const [own, other] = [0, 1].map((i) => sampleData({ ...run, seeds: [4, 9] }).subarray(42 * i, 42 * (i + 1)));
    expect(own).toEqual(sampleData(run));
    expect(other).not.toEqual(own);
    const shared = sampleData({ ...run, seeds: [4, 9], dataset: { size: 7, seed: 4 } });
    expect(shared.subarray(42)).toEqual(shared.subarray(0, 42));
    expect(shared.subarray(42)).toEqual(own);
  });

  it('has samples of unit length where asked for, empty ones aside', () => {
    const x = sampleData({ ...run, dataset: { size: 50, unitLength: true } });
    for (let at = 0; at < x.length; at += 6) {
      const squares = x.subarray(at, at + 6).reduce((sum, value) => sum + value * value, 0);
      expect(squares === 0 ? 1 : squares).toBeCloseTo(1, 6);
    }
  });
});

it.each<[TrainingOptions, Parameters<typeof sampleData>[1], RegExp]>([
  [{}, { step: -1 }, /step must be a whole number from 0 to 4294967295, not -1/],
  [{ batchSize: 10 }, { count: 11 }, /count must be a whole number from 1 to 10, not 11/],
  [{ sparsity: 2 }, {}, /sparsity must be a number/],
])('refuses to sample %j %j', (options, asked, sentence) => {
  expect(() => sampleData(options, asked)).toThrow(sentence);
});
