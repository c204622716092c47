/** Options become a complete configuration, or sentences with field, value and allowed range. */
import { describe, expect, it } from 'vitest';
import { applyLive, checkConfig, resolveConfig } from '../../src/model/config/checkConfig.ts';
import { decayingImportance } from '../../src/model/config/checkValues.ts';
import { DEFAULTS, MAX_SET_SIZE, RANGES, type RangedKey, type TrainingOptions } from '../../src/model/config/config.ts';
import { ConfigError } from '../../src/model/config/problem.ts';

/** The sentences for options of any kind, as a script in plain JavaScript may pass them. */
function sentences(options: unknown): readonly string[] {
  const checked = checkConfig(options as TrainingOptions);
  return 'problems' in checked ? checked.problems.map(({ message }) => message) : [];
}

it('fills in the defaults', () => {
  expect(resolveConfig({})).toEqual({
    nFeatures: 5,
    nHidden: 2,
    hiddenActivation: 'identity',
    activation: 'relu',
    tied: true,
    bias: true,
    target: 'identity',
    values: 'uniform',
    active: 'independent',
    featureSets: null,
    dataset: null,
    batchSize: 1024,
    steps: 10_000,
    learningRateSchedule: 'constant',
    warmupSteps: 0,
    optimiser: 'adam',
    momentum: 0,
    weightDecay: 0,
    weightDecayOn: 'all',
    initialScale: 1,
    instances: [{ seed: 0, sparsity: [0, 0, 0, 0, 0], importance: [1, 1, 1, 1, 1], learningRate: 1e-3, start: null }],
  });
});

it('survives being posted to a worker', () => {
  const config = resolveConfig({ nInstances: 2, featureSets: { kind: 'correlated', sets: [[0, 1]] }, sparsity: 0.5 });
  expect(structuredClone(config)).toEqual(config);
});

describe('resolves', () => {
  const instances = (options: TrainingOptions) => resolveConfig({ nFeatures: 3, nHidden: 1, ...options }).instances;

  it.each<[string, TrainingOptions, readonly number[]]>([
    ['one sparsity', { sparsity: 0.9 }, [0.9, 0.9, 0.9]],
    ['a sparsity for each feature', { sparsity: [0, 0.5, 0.9] }, [0, 0.5, 0.9]],
    ['a probability', { featureProbability: 0.25 }, [0.75, 0.75, 0.75]],
    ['a probability for each feature', { featureProbability: [1, 0.5, 0.25] }, [0, 0.5, 0.75]],
    [
      'the own spelling of an instance before that of the run',
      { sparsity: 0.1, instances: [{ featureProbability: 0.5 }] },
      [0.5, 0.5, 0.5],
    ],
  ])('%s', (_, options, sparsity) => {
    expect(instances(options)[0]?.sparsity).toEqual(sparsity);
  });

  it.each<[string, TrainingOptions, readonly number[]]>([
    ['a decay', { importanceDecay: 0.5 }, [1, 0.5, 0.25]],
    ['a list', { importance: [3, 0, 1] }, [3, 0, 1]],
    ['a relative importance of the last feature', { relativeImportance: 4 }, [1, 1, 4]],
    ['the own key of an instance before that of the run', { importanceDecay: 0.5, instances: [{ relativeImportance: 4 }] }, [1, 1, 4]],
  ])('importance from %s', (_, options, importance) => {
    expect(instances(options)[0]?.importance).toEqual(importance);
  });

  it.each<[string, TrainingOptions, readonly number[]]>([
    ['a first seed, wrapping', { seed: 2 ** 32 - 1, nInstances: 3 }, [2 ** 32 - 1, 0, 1]],
    ['a list', { seeds: [4, 9] }, [4, 9]],
    ['instances, before the list', { seeds: [4, 9], instances: [{}, { seed: 1 }] }, [4, 1]],
  ])('seeds from %s', (_, options, seeds) => {
    expect(instances(options).map(({ seed }) => seed)).toEqual(seeds);
  });

  it('a learning rate for each instance', () => {
    const rates = instances({ learningRate: 0.01, instances: [{}, { learningRate: 0.1 }] }).map(({ learningRate }) => learningRate);
    expect(rates).toEqual([0.01, 0.1]);
  });
});

/** Just outside of a range, on both sides; and what is no such number at all. */
function badValues(key: RangedKey): readonly unknown[] {
  const { min, max, integer } = RANGES[key];
  const outside = [min - (integer ? 1 : 1e-9), max + (integer ? 1 : 1e-6 * max)];
  return [...outside, Number.NaN, Number.POSITIVE_INFINITY, '0.5', ...(integer ? [min + 0.5] : [])];
}

/** What a key's extreme values are allowed with. */
const NEEDED: Partial<Record<RangedKey, TrainingOptions>> = {
  nInstances: { nFeatures: 2, nHidden: 1 },
  momentum: { optimiser: 'sgd' },
  weightDecay: { weightDecayOn: 'weights' },
};

const PLAIN_KEYS = Object.keys(RANGES).filter((key): key is RangedKey => key !== 'importance' && key !== 'active');

describe.each(PLAIN_KEYS)('%s', (key) => {
  const { min, max } = RANGES[key];

  it.each(badValues(key))('refuses %j with a sentence', (value) => {
    const [sentence = '', ...more] = sentences({ [key]: value });
    expect(sentence).toContain(`${key} must be a `);
    expect(sentence).toContain(`from ${min} to ${max}`);
    expect(sentence).toMatch(new RegExp(`, not "?${String(value).replace(/[+.]/g, '\\$&')}"?\\.$`));
    expect(more).toEqual([]);
  });

  it('takes both ends of its range', () => {
    const needed = NEEDED[key] ?? {};
    for (const value of [min, max]) expect(sentences({ ...needed, [key]: value })).toEqual([]);
  });
});

/** Members of the family that do not go together, and why. */
it.each<[TrainingOptions, RegExp]>([
  [{ active: 0 }, /^active must be independent, or a whole number from 1 to 5, not 0\.$/],
  [{ active: 65, nFeatures: 100 }, /^active must be independent, or a whole number from 1 to 64, not 65\.$/],
  [{ active: 2, sparsity: 0.5 }, /^sparsity must be left out where active is 2, which fixes the density, not 0\.5\.$/],
  [{ active: 2, featureSets: { kind: 'correlated', sets: [[0, 1]] } }, /^featureSets must be left out where active is a number/],
  [
    { featureSets: { kind: 'correlated', sets: [[0, 1]], strength: 1.5 } },
    /^featureSets\.strength must be a number from 0 to 1, not 1\.5\.$/,
  ],
  [{ dataset: { size: 0 } }, /^dataset\.size must be a whole number from 1 to 65536, not 0\.$/],
  [{ dataset: { size: 9, seed: -1 } }, /^dataset\.seed must be a whole number from 0 to 4294967295, not -1\.$/],
  [
    { dataset: { size: 9 }, batchSize: 8 },
    /^batchSize must be left out where dataset\.batch is full: every step sees all 9 samples, not 8\.$/,
  ],
  [{ momentum: 0.9 }, /^momentum must be left out, or 0, unless optimiser is sgd, not 0\.9\.$/],
  [{ weightDecay: -0.5 }, /^weightDecay must be at least 0 unless weightDecayOn is weights: .*, not -0\.5\.$/],
  [{ start: { polygon: 6 } }, /^start\.polygon must be a whole number from 2 to 5, not 6\.$/],
  [{ start: { polygon: 5 }, nHidden: 3 }, /^nHidden must be 2 where start is a polygon, which lies in a plane, not 3\.$/],
  [{ start: { polygon: 5 }, initialScale: 2 }, /^initialScale must be left out where start is given/],
  [{ start: { polygon: 5, noise: -1 } }, /^start\.noise must be a number from 0 to 10, not -1\.$/],
  [{ start: { W: [1, 2] } }, /^start\.W must be an array of 10 numbers, not "2 numbers"\.$/],
  [{ start: { W: Array(10).fill(0), b: [1] }, nInstances: 3 }, /^start\.b must be an array of 5 numbers, or 5 for each of the 3 instances/],
  [{ start: { W: Array(10).fill(Number.NaN) } }, /^start\.W\[0\] must be a finite number, not NaN\.$/],
  [{ start: { W: Array(10).fill(0), WOut: Array(10).fill(0) } }, /^start\.WOut must be left out unless tied is false/],
  [{ start: { W: Array(10).fill(0), b: Array(5).fill(0) }, bias: false }, /^start\.b must be left out where bias is false/],
])('refuses %j with the reason', (options, sentence) => {
  expect(sentences(options)).toEqual([expect.stringMatching(sentence)]);
});

it('fixes the density where the number of active features is given', () => {
  expect(resolveConfig({ nFeatures: 4, nHidden: 1, active: 1 }).instances[0].sparsity).toEqual([0.75, 0.75, 0.75, 0.75]);
});

const SETS = 'featureSets.sets';
it.each<[string, unknown, readonly (string | RegExp)[]]>([
  ['no object', null, [/configuration must be an object, not null\./]],
  ['an unknown key', { nFeature: 5 }, [/configuration key must be one of nFeatures, .*, not "nFeature"\./]],
  ['an unknown activation', { activation: 'tanh' }, ['activation must be one of relu, linear, not "tanh".']],
  ['an unknown schedule', { learningRateSchedule: 1 }, ['learningRateSchedule must be one of constant, linear, cosine, not 1.']],
  ['a list of another length', { sparsity: [0.5] }, ['sparsity must be a number or a list of 5 numbers, one per feature, not [0.5].']],
  [
    'a typed array of another length',
    { importance: new Float32Array(3) },
    [/importance must be a number or a list of 5 numbers, one per feature, not /],
  ],
  ['one bad entry', { sparsity: [0, 0, 2, 0, 0] }, ['sparsity[2] must be a number from 0 to 0.9999999, not 2.']],
  ['a gap in a list', { featureProbability: [1, undefined, 1, 1, 1] }, [/featureProbability\[1\] must be a number .*, not undefined\./]],
  ['an object for a number', { sparsity: {} }, [/sparsity must be a number or a list of 5 numbers, one per feature, not \{\}\./]],
  ['null for a number', { featureProbability: null }, [/featureProbability must be a number .*, not null\./]],
  ['null for a list', { importance: null }, [/importance must be a number or a list of 5 numbers, one per feature, not null\./]],
  [
    'both spellings of sparsity',
    { sparsity: 0.5, featureProbability: 0.5 },
    ['sparsity must be left out where featureProbability is given, not 0.5.'],
  ],
  [
    'two kinds of importance',
    { importanceDecay: 1, relativeImportance: 1 },
    [/importance must be given by one key only, not .*importanceDecay/],
  ],
  ['no seeds', { seeds: [] }, ['seeds must be a list of at least one seed, not [].']],
  ['a bad seed', { seeds: [1, -1] }, ['seeds[1] must be a whole number from 0 to 4294967295, not -1.']],
  ['counts that differ', { nInstances: 3, seeds: [1, 2] }, [/nInstances must be the length of seeds/]],
  ['no instances', { instances: [] }, ['instances must be a list of at least one object, not [].']],
  [
    'a bad value of one instance',
    { instances: [{}, { sparsity: 1 }] },
    ['instances[1].sparsity must be a number from 0 to 0.9999999, not 1.'],
  ],
  ['a key no instance has', { instances: [{ nFeatures: 3 }] }, [/instances\[0\]\.key must be one of seed, .*, not "nFeatures"\./]],
  ['too much', { nFeatures: 1000, nHidden: 200, nInstances: 1000 }, [/must be at most 20000000 weights in all/]],
  [
    'no kind of sets',
    { featureSets: { kind: 'exclusive', sets: [] } },
    ['featureSets.kind must be correlated or anticorrelated, not "exclusive".'],
  ],
  [
    'sets that are no lists',
    { featureSets: { kind: 'correlated', sets: 3 } },
    [`${SETS} must be a list of non-empty lists of feature indices, not 3.`],
  ],
  ['an empty set', { featureSets: { kind: 'correlated', sets: [[]] } }, [/must be a list of non-empty lists/]],
  [
    'a feature that is not there',
    { featureSets: { kind: 'correlated', sets: [[0, 5]] } },
    [`${SETS}[0] must be made of whole numbers from 0 to 4, not 5.`],
  ],
  [
    'a feature in two sets',
    {
      featureSets: {
        kind: 'anticorrelated',
        sets: [
          [0, 1],
          [1, 2],
        ],
      },
    },
    [`${SETS}[1] must be made of features that are in no other set, not 1.`],
  ],
  [
    'too large a set',
    { nFeatures: 300, featureSets: { kind: 'anticorrelated', sets: [Array.from({ length: MAX_SET_SIZE + 1 }, (_, f) => f)] } },
    [/featureSets\.sets\[0\] must be of at most 256 features, not "257 members"\./],
  ],
  ['several things, each told', { nHidden: 0, steps: 0.5, activation: '' }, [/^nHidden/, /^steps/, /^activation/]],
  ['the same thing for all instances, told once', { nInstances: 5, sparsity: 2 }, [/^sparsity must be/]],
])('refuses %s', (_, options, expected) => {
  const found = sentences(options);
  expect(found).toHaveLength(expected.length);
  expected.forEach((sentence, at) => {
    if (typeof sentence === 'string') expect(found[at]).toBe(sentence);
    else expect(found[at]).toMatch(sentence);
  });
});

it('takes lists of any array type', () => {
  expect(sentences({ importance: Float32Array.of(1, 2, 3, 4, 5), sparsity: new Float64Array(5) })).toEqual([]);
});

it('throws what is wrong as one error', () => {
  expect(() => resolveConfig({ nHidden: 0, steps: 0 })).toThrow(ConfigError);
  expect(() => resolveConfig({ nHidden: 0, steps: 0 })).toThrow(/nHidden must be .* not 0\. steps must be .* not 0\./);
});

it('keeps nothing of the lists it was given', () => {
  const sparsity = [0.1, 0.2, 0.3, 0.4, 0.5];
  const config = resolveConfig({ sparsity });
  sparsity[0] = 0.9;
  expect(config.instances[0]?.sparsity).toEqual([0.1, 0.2, 0.3, 0.4, 0.5]);
});

it('decays importance by multiplication', () => {
  expect(decayingImportance(0.5, 4)).toEqual([1, 0.5, 0.25, 0.125]);
  expect(decayingImportance(DEFAULTS.importanceDecay, 2)).toEqual([1, 1]);
});

describe('a live change', () => {
  const config = resolveConfig({ nFeatures: 2, nHidden: 1, seeds: [3, 8], sparsity: 0.5, importanceDecay: 0.5, learningRate: 0.1 });

  it.each([
    [{ sparsity: 0.9 }, { sparsity: [0.9, 0.9] }],
    [{ featureProbability: [0.5, 1] }, { sparsity: [0.5, 0] }],
    [{ relativeImportance: 3 }, { importance: [1, 3] }],
    [{ learningRate: 0.01 }, { learningRate: 0.01 }],
    [{}, {}],
  ])('%j changes that and nothing else, in all instances', (live, changed) => {
    const before = structuredClone(config);
    expect(applyLive(config, live)).toEqual({ ...config, instances: config.instances.map((instance) => ({ ...instance, ...changed })) });
    expect(config).toEqual(before);
  });

  it.each<[unknown, RegExp]>([
    [{ sparsity: 1 }, /^sparsity must be a number from 0 to 0.9999999, not 1\.$/],
    [{ sparsity: [0.5] }, /^sparsity must be a number or a list of 2 numbers, one per feature, not \[0\.5\]\.$/],
    [{ learningRate: '0.1' }, /^learningRate must be a number from 0\.000001 to 1, not "0\.1"\.$/],
    [{ importanceDecay: 0, learningRate: 2 }, /^importanceDecay must be .* not 0\. learningRate must be .* not 2\.$/],
    [{ batchSize: 4 }, /^live parameter must be one of sparsity, .*, learningRate, not "batchSize"\.$/],
  ])('%j is refused with a sentence', (live, sentence) => {
    expect(() => applyLive(config, live as TrainingOptions)).toThrow(sentence);
  });
});

describe('what a configuration is made of', () => {
  const sets = [[0, 1]];
  const hostile = { f: () => 1 };

  it.each([
    [
      'featureSets',
      { featureSets: { kind: 'correlated', sets, ...hostile } },
      /^featureSets key must be one of kind, sets, strength, not "f"/,
    ],
    ['dataset', { dataset: { size: 10, ...hostile } }, /^dataset key must be one of size, batch, unitLength, seed, not "f"/],
    ['featureSets of another kind', { featureSets: 7 }, /^featureSets must be an object/],
  ])('refuses what it does not know in %s', (_, options, message) => {
    expect(sentences(options)).toEqual([expect.stringMatching(message)]);
  });

  it('is copied: it can be cloned, whatever the options were behind', () => {
    const behind = <T extends object>(value: T): T => new Proxy(value, {});
    const set = [0, 1];
    const options = behind({
      nFeatures: 3,
      featureSets: behind({ kind: 'correlated', sets: behind([behind(set)]) } as const),
      instances: behind([behind({ sparsity: behind([0.1, 0.2, 0.3]), importance: behind([1, 1, 1]) })]),
      dataset: behind({ size: 10 }),
      start: behind({ W: behind([1, 2, 3, 4, 5, 6]) }),
    });
    const config = resolveConfig(options);
    expect(structuredClone(config)).toEqual(config);
    set.push(2);
    expect(config.featureSets?.sets).toEqual([[0, 1]]);
  });
});
