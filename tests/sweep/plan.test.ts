/** A sweep's plan: refusals of the whole, and what each cell is trained with. */
import { describe, expect, it } from 'vitest';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import { configurationKey } from '../../src/sweep/cellConfig.ts';
import { cellConfiguration, cellValues, checkSweep, planSweep, type SweepOptions } from '../../src/sweep/plan.ts';

const x = { key: 'relativeImportance', values: [0.1, 1, 10] } as const;
const y = { key: 'featureProbability', values: [1, 0.1] } as const;
const base = { nFeatures: 2, nHidden: 1, batchSize: 256, seed: 5 };

function asWritten(json: string): SweepOptions {
  return JSON.parse(json);
}

it('numbers cells row by row and gives every cell the same seeds', () => {
  const plan = planSweep({ base, x, y, seeds: 3, steps: 200 });
  expect(plan.keys).toHaveLength(6);
  expect(plan.seeds).toEqual([5, 6, 7]);
  expect(cellValues(plan, 4)).toEqual({ x: 1, y: 0.1 });
  expect(cellConfiguration(plan, 4)).toEqual({
    nFeatures: 2,
    nHidden: 1,
    batchSize: 256,
    steps: 200,
    relativeImportance: 1,
    featureProbability: 0.1,
  });
});

it('wraps seeds at 2³²', () => {
  expect(planSweep({ base: { seed: 2 ** 32 - 1 }, x, y, seeds: 2 }).seeds).toEqual([2 ** 32 - 1, 0]);
});

it('lets an axis replace the other spellings of its parameter', () => {
  const plan = planSweep({ base: { sparsity: 0.5, importanceDecay: 0.9 }, x, y });
  const config = resolveConfig(cellConfiguration(plan, 5));
  expect(config.instances[0]?.importance).toEqual([1, 1, 1, 1, 10]);
  expect(config.instances[0]?.sparsity[0]).toBeCloseTo(0.9);
});

describe('configuration keys', () => {
  it.each([
    ['defaults left out or given', {}, { nFeatures: 5, batchSize: 1024, sparsity: 0, importanceDecay: 1, featureSets: null }, true],
    ['order of keys', { nFeatures: 2, nHidden: 1 }, { nHidden: 1, nFeatures: 2 }, true],
    ['another value', { sparsity: 0.5 }, { sparsity: 0.6 }, false],
    ['lists', { importance: [1, 2] }, { importance: [1, 3] }, false],
    ['a default key and its other spelling', { featureProbability: 0.5 }, { sparsity: 0 }, false],
  ])('%s', (_, a, b, same) => {
    expect(configurationKey(a) === configurationKey(b)).toBe(same);
  });
});

it('files each cell under the key of its configuration', () => {
  const plan = planSweep({ base, x, y: { key: 'nHidden', values: [1, 2] }, seeds: 1 });
  expect(plan.keys).toEqual(plan.keys.map((_, cell) => configurationKey(cellConfiguration(plan, cell))));
  expect(new Set(plan.runKeys).size).toBe(2);
});

describe('refusals', () => {
  const wide = (key: 'sparsity' | 'weightDecay', count: number) => ({ key, from: 0.001, to: 0.9, count, scale: 'linear' }) as const;
  it.each<readonly [string, SweepOptions, RegExp]>([
    ['nothing', asWritten('null'), /^sweep must be an object/],
    ['no axes', asWritten('{}'), /^x must be an object .* y must be an object/],
    ['one axis bad', { x, y: { key: 'sparsity', values: [0.5] } }, /^y\.values must be a list/],
    ['the same key twice', { x, y: x }, /^y\.key must be another parameter than that of x \(relativeImportance\)/],
    ['two spellings of one', { x: { key: 'sparsity', values: [0, 0.5] }, y }, /^y\.key must be another parameter/],
    [
      '10 000 000 cells',
      { x: wide('sparsity', 3163), y: wide('weightDecay', 3163) },
      /^the number of cells must be at most 65536, not 10004569\.$/,
    ],
    ['no seeds', { x, y, seeds: 0 }, /^seeds must be a whole number from 1 to 1024, not 0\.$/],
    ['part of a seed', { x, y, seeds: 1.5 }, /^seeds must be/],
    ['a bad base', { base: { nFeatures: -1 }, x, y }, /^nFeatures must be a whole number from 1 to 1000, not -1\.$/],
    [
      'an unknown key',
      asWritten('{"base":{"temperature":1},"x":{"key":"sparsity","values":[0,0.5]},"y":{"key":"nHidden","values":[1,2]}}'),
      /temperature/,
    ],
    [
      'own seeds',
      asWritten('{"base":{"seeds":[1]},"x":{"key":"sparsity","values":[0,0.5]},"y":{"key":"nHidden","values":[1,2]}}'),
      /^base must be given without/,
    ],
    [
      'a base that is none',
      asWritten('{"base":3,"x":{"key":"sparsity","values":[0,0.5]},"y":{"key":"nHidden","values":[1,2]}}'),
      /^base must be an object/,
    ],
    ['a bad first seed', { base: { seed: -1 }, x, y }, /^seed must be/],
    ['steps', { x, y, steps: 0 }, /^steps must be/],
    [
      'a list too short for an axis value',
      { base: { importance: [1, 1] }, x: { key: 'nFeatures', values: [2, 3] }, y },
      /importance must be .* list of 3/,
    ],
    [
      'more weights than a page can hold',
      { base: { nHidden: 200 }, x: { key: 'nFeatures', from: 1, to: 1000, count: 100, scale: 'linear' }, y },
      /^cells × seeds × weights of a model must be at most 20000000 in all/,
    ],
  ])('%s', (_, options, sentence) => {
    const checked = checkSweep(options);
    const messages = 'problems' in checked ? checked.problems.map((p) => p.message) : [];
    expect(messages.join(' ')).toMatch(sentence);
    expect(() => planSweep(options)).toThrow(sentence);
  });

  it('tells a fault of the base once', () => {
    const checked = checkSweep({ base: { batchSize: 0 }, x, y });
    expect('problems' in checked && checked.problems).toHaveLength(1);
  });
});
