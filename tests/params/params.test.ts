import { expect, it } from 'vitest';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import { RANGES } from '../../src/model/config/config.ts';
import { PARAM_ROWS, type Params } from '../../src/params/params.ts';
import { changedKeys, checkParam, INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import { PRESETS } from '../../src/params/presets.ts';
import { featureSetsOf, toTrainingOptions } from '../../src/params/trainingOptions.ts';

const ADDRESS_KEYS = ['v', 'fig', 'embed', 't', 'ch', 'f', 'inst', 'cam', 'theme', 'ui', 'autoplay'];

it('has keys that stay apart when an element lower-cases its attributes', () => {
  const keys = [...PARAM_ROWS.map(({ key }) => key), ...ADDRESS_KEYS].map((key) => key.toLowerCase());
  expect(new Set(keys).size).toBe(keys.length);
});

it.each(PARAM_ROWS.map((row) => [row.key, row] as const))(
  '%s has a default that is allowed and sliders within what is allowed',
  (key, row) => {
    expect(checkParam(key, row.initial)).toEqual({ value: row.initial, problem: null });
    if (row.scale === 'choice') return;
    expect(row.min).toBeGreaterThanOrEqual(row.hard.min);
    expect(row.max).toBeLessThanOrEqual(row.hard.max);
    expect(row.initial).toBeGreaterThanOrEqual(row.min);
    expect(row.initial).toBeLessThanOrEqual(row.max);
  },
);

it('allows nothing that the model would refuse', () => {
  for (const row of PARAM_ROWS) {
    const range = Object.entries(RANGES).find(([option]) => option === row.option)?.[1];
    if (row.scale === 'choice' || !range) continue;
    expect(row.hard.min, row.key).toBeGreaterThanOrEqual(range.min);
    expect(row.hard.max, row.key).toBeLessThanOrEqual(range.max);
    expect(row.hard.integer, row.key).toBe(range.integer);
  }
});

it('has the defaults of version 1, which never change', () => {
  expect(INITIAL_PARAMS).toEqual({
    n: 5,
    m: 2,
    S: 0.9,
    I: 0.9,
    r: 1,
    sets: 'none',
    seed: 0,
    k: 8,
    batch: 1024,
    lr: 1e-3,
    sched: 'constant',
    steps: 10_000,
    wd: 0,
    act: 'relu',
    engine: 'auto',
    speed: 'auto',
  });
});

const importanceOf = (changes: Partial<Params>) =>
  resolveConfig(toTrainingOptions({ ...INITIAL_PARAMS, n: 3, ...changes })).instances[0]?.importance;

it.each([
  [{ I: 0.5 }, [1, 0.5, 0.25]],
  [{ I: 1, r: 3 }, [1, 1, 3]],
  [{ I: 0.5, r: 3 }, [1, 0.5, 0.75]],
  [{ I: 1, r: 1 }, [1, 1, 1]],
] as const)('makes of %j the importances %j', (changes, importance) => {
  expect(importanceOf(changes)).toEqual(importance);
});

it('says all of a run', () => {
  const params: Params = {
    ...INITIAL_PARAMS,
    n: 4,
    m: 3,
    S: 0.5,
    seed: 7,
    k: 2,
    batch: 32,
    lr: 0.01,
    sched: 'cosine',
    steps: 50,
    wd: 0.1,
    act: 'linear',
  };
  expect(resolveConfig(toTrainingOptions(params))).toMatchObject({
    nFeatures: 4,
    nHidden: 3,
    activation: 'linear',
    featureSets: null,
    batchSize: 32,
    steps: 50,
    learningRateSchedule: 'cosine',
    weightDecay: 0.1,
    instances: [
      { seed: 7, sparsity: [0.5, 0.5, 0.5, 0.5], learningRate: 0.01 },
      { seed: 8, sparsity: [0.5, 0.5, 0.5, 0.5], learningRate: 0.01 },
    ],
  });
});

it.each([
  ['none', 6, null],
  [
    'corr2',
    4,
    {
      kind: 'correlated',
      sets: [
        [0, 1],
        [2, 3],
      ],
    },
  ],
  [
    'corr3',
    7,
    {
      kind: 'correlated',
      sets: [
        [0, 1, 2],
        [3, 4, 5],
      ],
    },
  ],
  [
    'anti2',
    5,
    {
      kind: 'anticorrelated',
      sets: [
        [0, 1],
        [2, 3],
      ],
    },
  ],
  ['corr10', 9, null],
] as const)('makes of %s with %i features the sets %j', (spelling, nFeatures, sets) => {
  expect(featureSetsOf(spelling, nFeatures)).toEqual(sets);
});

it.each(PRESETS.map((preset) => [preset.id, preset] as const))(
  'preset %s is a run, and leaves seed, engine and speed alone',
  (_, { params }) => {
    const whole: Params = { ...INITIAL_PARAMS, seed: 3, engine: 'cpu', speed: 'max', ...params };
    expect(() => resolveConfig(toTrainingOptions(whole))).not.toThrow();
    expect(whole).toMatchObject({ seed: 3, engine: 'cpu', speed: 'max' });
  },
);

it('has presets that differ', () => {
  for (const [at, { params }] of PRESETS.entries()) {
    for (const other of PRESETS.slice(at + 1)) {
      expect(changedKeys({ ...INITIAL_PARAMS, ...params }, { ...INITIAL_PARAMS, ...other.params })).not.toEqual([]);
    }
  }
});
