/** Whatever a script passes, it gets a result or a ConfigError: never another exception. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ConfigError } from '../../src/model/config/problem.ts';
import { sampleData } from '../../src/model/data/sampleData.ts';
import { evaluateLoss, exactLoss, featureNorms } from '../../src/scripting/measures/measures.ts';
import { startTraining } from '../../src/scripting/scripting.ts';
import { sweepParts } from '../../src/scripting/sweeps/sweepParts.ts';

const RUNS = 2500;
/** The same cases each time: a run that others wait for must not fail by chance. */
const SEED = 7;

const KEYS = [
  ...[
    'nFeatures',
    'nHidden',
    'nInstances',
    'seed',
    'seeds',
    'sparsity',
    'featureProbability',
    'importance',
    'importanceDecay',
    'active',
    'values',
  ],
  ...[
    'featureSets',
    'dataset',
    'start',
    'instances',
    'steps',
    'batchSize',
    'tied',
    'bias',
    'optimiser',
    'momentum',
    'from',
    'changes',
    'learningRate',
  ],
  ...[
    'W',
    'WOut',
    'b',
    'x',
    'y',
    'base',
    'models',
    'key',
    'configuration',
    'engine',
    'signal',
    'at',
    'snapshotEvery',
    'kind',
    'sets',
    'size',
    'step',
  ],
  ...['polygon', 'noise', 'state', 'samples', 'count', 'scale', 'to', 'aborted', 'sparcity', '__proto__'],
];
const NUMBERS = [0, 1, 2, 3, 5, -1, 0.5, 0.9, 1e9, Number.NaN, Number.POSITIVE_INFINITY];
const SMALL = [...NUMBERS, null, undefined, true, '', '0.9', 'relu', 'correlated', 'seed', 'sparsity', 10n, Symbol('s')];

const { tree } = fc.letrec<{ tree: unknown; list: unknown; object: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(...SMALL),
    fc.constant(Float32Array.of(0.5, 1)),
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('tree'), { maxLength: 4 }),
  object: fc.dictionary(fc.constantFrom(...KEYS), tie('tree'), { maxKeys: 6 }),
}));
/** Nearly right ones reach further. */
const options = fc.oneof(
  tree,
  fc
    .tuple(
      fc.constantFrom({ nFeatures: 2, nHidden: 1, steps: 1, batchSize: 1 }, { W: [1, 1], b: [0, 0], nFeatures: 2, nHidden: 1, samples: 5 }),
      tree,
    )
    .map(([right, more]) => (typeof more === 'object' ? { ...right, ...more } : right)),
);

/** Untyped, as from a script without types. */
function call(action: (options: never, more: never) => unknown, ...given: unknown[]): unknown {
  return Reflect.apply(action, undefined, given);
}

function onlyConfigErrors(action: () => unknown): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(error.message).toMatch(/ must be .*, not /s);
  }
}

it.each([
  ['exactLoss', exactLoss],
  ['featureNorms', featureNorms],
  ['sampleData', sampleData],
  ['sweep', sweepParts],
])('%s throws nothing but configuration errors', (_, action) => {
  fc.assert(
    fc.property(options, tree, (given, more) => onlyConfigErrors(() => call(action, given, action === sampleData ? more : undefined))),
    { numRuns: RUNS, seed: SEED },
  );
});

it('evaluateLoss throws nothing but configuration errors', () => {
  fc.assert(
    fc.property(options, (given) => {
      const few = typeof given === 'object' && given !== null && !('samples' in given) ? { ...given, samples: 3 } : given;
      onlyConfigErrors(() => call(evaluateLoss, few));
    }),
    { numRuns: RUNS, seed: SEED },
  );
});

it('train rejects with nothing but configuration errors, and starts what is right', async () => {
  const started = new Error('the trainer was asked');
  const trainer = () => {
    throw started;
  };
  await fc.assert(
    fc.asyncProperty(options, tree, async (given, settings) => {
      const run = call(startTraining, trainer, given, settings);
      const finished = typeof run === 'object' && run !== null && 'finished' in run ? run.finished : null;
      const error = await Promise.resolve(finished).catch((reason: unknown) => reason);
      expect(error === started || error instanceof ConfigError, `${error}`).toBe(true);
    }),
    { numRuns: RUNS, seed: SEED },
  );
});
