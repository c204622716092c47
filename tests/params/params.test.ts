/** The table of parameters: keys, defaults, ranges, presets, and what each parameter means for training. */
import { expect, it } from 'vitest';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import { RANGES } from '../../src/model/config/config.ts';
import { fitParams } from '../../src/params/fitParams.ts';
import { PARAM_ROWS, type Params } from '../../src/params/params.ts';
import { changedKeys, checkParam, INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import { PRESETS } from '../../src/params/presets.ts';
import { isRelevant } from '../../src/params/relevance.ts';
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
    if (row.scale === 'choice' || row.scale === 'own') return;
    expect(row.min).toBeGreaterThanOrEqual(row.hard.min);
    expect(row.max).toBeLessThanOrEqual(row.hard.max);
    if (row.initial === row.off?.value) return;
    expect(row.initial).toBeGreaterThanOrEqual(row.min);
    expect(row.initial).toBeLessThanOrEqual(row.max);
  },
);

it('allows nothing that the model would refuse', () => {
  for (const row of PARAM_ROWS) {
    const range = Object.entries(RANGES).find(([option]) => option === row.option)?.[1];
    if (row.scale === 'choice' || row.scale === 'own' || !range) continue;
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
    hact: 'identity',
    tied: '1',
    bias: '1',
    target: 'identity',
    own: '0',
    values: 'uniform',
    active: 0,
    alpha: 0,
    strength: 1,
    data: 0,
    pick: 'full',
    unit: '0',
    dseed: -1,
    opt: 'adam',
    mom: 0,
    wdon: 'all',
    warm: 0,
    init: 1,
    start: 0,
    noise: 0,
    engine: 'auto',
    speed: 'auto',
    names: 'numbers',
  });
});

const importanceOf = (changes: Partial<Params>) =>
  resolveConfig(toTrainingOptions({ ...INITIAL_PARAMS, n: 3, ...changes })).instances[0]?.importance;

it.each([
  [{ I: 0.5 }, [1, 0.5, 0.25]],
  [{ I: 1, r: 3 }, [1, 1, 3]],
  [{ I: 0.5, r: 3 }, [1, 0.5, 0.75]],
  [{ I: 1, r: 1 }, [1, 1, 1]],
  [{ I: 0.5, r: 3, own: '1I7' }, [1, 7, 0.75]],
  [{ I: 0.5, own: '1S0.2' }, [1, 0.5, 0.25]],
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

const resolved = (changes: Partial<Params>) => resolveConfig(toTrainingOptions({ ...INITIAL_PARAMS, ...changes }));

it('says which network', () => {
  expect(resolved({ hact: 'relu', tied: '0', bias: '0', target: 'abs' })).toMatchObject({
    hiddenActivation: 'relu',
    tied: false,
    bias: false,
    target: 'abs',
  });
});

it('says which data', () => {
  const data = { values: 'binary', active: 2, data: 30, pick: 'random', unit: '1', dseed: 4, batch: 16 } as const;
  expect(resolved(data)).toMatchObject({
    values: 'binary',
    active: 2,
    dataset: { size: 30, batch: 'random', unitLength: true, seed: 4 },
    batchSize: 16,
  });
  expect(resolved({ data: 30 })).toMatchObject({ dataset: { size: 30, batch: 'full', seed: null }, batchSize: 30 });
  expect(resolved({ sets: 'corr2', strength: 0.5 }).featureSets?.strength).toBe(0.5);
});

it('says which optimiser and start', () => {
  const momentum = { opt: 'sgd', mom: 0.9, wd: 0.1, wdon: 'weights', warm: 50, init: 2 } as const;
  expect(resolved(momentum)).toMatchObject({
    ...{ optimiser: 'sgd', momentum: 0.9, weightDecay: 0.1, weightDecayOn: 'weights', warmupSteps: 50, initialScale: 2 },
    instances: [{ start: null }, {}, {}, {}, {}, {}, {}, {}],
  });
  expect(resolved({ mom: 0.9 }).momentum).toBe(0);
  expect(resolved({ wd: -1 }).weightDecayOn).toBe('weights');
  expect(resolved({ start: 4, noise: 0.1, k: 1 }).instances[0]?.start).toMatchObject({ noise: 0.1, b: [0, 0, 0, 0, 0] });
});

it.each([
  ['tied', false, '0'],
  ['tied', 'no', '0'],
  ['bias', '', '1'],
  ['active', '2', 2],
  ['active', '0', 0],
  ['active', 'each by chance', 0],
  ['data', '1,000 samples', 1000],
  ['dseed', '−1', -1],
  ['hact', 'ReLU', 'relu'],
  ['wd', '-1', -1],
] as const)('reads %s given as %j', (key, given, value) => {
  expect(checkParam(key, given)).toEqual({ value, problem: null });
});

it.each([
  [{ n: 4, own: '3I2*4S0.5' }, { own: '3I2' }, 'own must be of features below n = 4'],
  [{ active: 9 }, { active: 5 }, 'active must be at most n = 5'],
  [{ active: 2, sets: 'corr2' }, { active: 2, sets: 'none' }, 'sets must be none beside active = 2'],
  [
    { sets: 'corr2', own: '1S0.5' },
    { sets: 'corr2', own: '1S0.5' },
    'S in a set must be the same for all its features, not [0.9,0.5]; 0.9, that of the first, is used instead.',
  ],
  [{ sets: 'anti2', S: 0.8, alpha: 1 }, { sets: 'anti2', alpha: 1 }, 'not [0.8,0.9]; 0.8, that of the first, is used instead.'],
  [{ start: 4, m: 3 }, { start: 0 }, 'start must be 0 beside m = 3'],
  [{ start: 7 }, { start: 5 }, 'start must be at most n = 5'],
  [{ n: 1000, m: 200, k: 19, data: 65_536 }, { data: 5231, batch: 1024 }, 'data must be at most 5231'],
] as const)('fits %j together', (changes, fitted, sentence) => {
  const { params, problems } = fitParams({ ...INITIAL_PARAMS, ...changes });
  expect(params).toMatchObject(fitted);
  expect(problems[0]?.message).toContain(sentence);
});

it('knows what says nothing beside the rest', () => {
  const hidden = (changes: Partial<Params>) =>
    PARAM_ROWS.map(({ key }) => key).filter((key) => !isRelevant(key, { ...INITIAL_PARAMS, ...changes }));
  expect(hidden({})).toEqual(['strength', 'pick', 'unit', 'dseed', 'mom', 'wdon', 'noise']);
  expect(hidden({ active: 1, data: 5, opt: 'sgd', wd: 0.1, m: 3 })).toEqual(['S', 'sets', 'batch', 'alpha', 'strength', 'start', 'noise']);
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

it('names its presets by what comes out, in plain words, each differently', () => {
  const titles = PRESETS.map(({ title }) => title);
  expect(new Set(titles.map((title) => title.toLowerCase())).size).toBe(titles.length);
  // No numbers, no symbols, no letters that stand for parameters.
  for (const title of titles) expect(title).toMatch(/^[A-Z][a-z]+(?:,? [a-z]{3,}| [a-z]{2}| a)*$/);
  expect(Math.max(...titles.map((title) => title.length))).toBeLessThanOrEqual(40);
});

it('has presets that differ', () => {
  for (const [at, { params }] of PRESETS.entries()) {
    for (const other of PRESETS.slice(at + 1)) {
      expect(changedKeys({ ...INITIAL_PARAMS, ...params }, { ...INITIAL_PARAMS, ...other.params })).not.toEqual([]);
    }
  }
});
