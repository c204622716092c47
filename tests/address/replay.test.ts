/**
 * Whatever of a run a script sets by a number or a word, an address and an attribute set too, and the lab has a control for it: a link
 * with each key of the table of parameters trains the very weights of `train()` with the same options.
 */
import { expect, it } from 'vitest';
import type { ParsedLink } from '../../src/address/link.ts';
import { parseConfiguration } from '../../src/address/openAddress.ts';
import { parsePermalink } from '../../src/address/permalink.ts';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { BESIDE_VIEWS, MAIN, MORE } from '../../src/lab/paramGroups.ts';
import { KNOWN_KEYS } from '../../src/model/config/checkConfig.ts';
import { decayingImportance } from '../../src/model/config/checkValues.ts';
import type { TrainingOptions } from '../../src/model/config/config.ts';
import { PARAM_ROWS, type ParamKey } from '../../src/params/params.ts';
import { INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import { toTrainingOptions } from '../../src/params/trainingOptions.ts';
import { startTraining } from '../../src/scripting/scripting.ts';
import { inProcessTrainer } from '../training/inProcessTrainer.ts';
import { openedAttributes } from './opened.ts';

type TrainedKey = Exclude<ParamKey, 'engine' | 'speed' | 'names'>;

/** What the addresses below have in common, as a script writes it. */
const SHARED: TrainingOptions = { nInstances: 2, batchSize: 16, steps: 20, sparsity: 0.9, importanceDecay: 0.9 };
const SHARED_KEYS = 'k=2&batch=16&steps=20';

const pairs = [
  [0, 1],
  [2, 3],
];

/** For each key an address that has it, and what a script sets in its place. */
const CASES: Readonly<Record<TrainedKey, readonly [address: string, options: TrainingOptions]>> = {
  n: ['n=7', { nFeatures: 7 }],
  m: ['m=3', { nHidden: 3 }],
  S: ['S=0.5', { sparsity: 0.5 }],
  I: ['I=0.7', { importanceDecay: 0.7 }],
  r: ['I=1&r=3', { importanceDecay: undefined, relativeImportance: 3 }],
  sets: ['sets=corr2', { featureSets: { kind: 'correlated', sets: pairs } }],
  seed: ['seed=7', { seed: 7 }],
  k: ['k=3', { nInstances: 3 }],
  batch: ['batch=24', { batchSize: 24 }],
  lr: ['lr=0.01', { learningRate: 0.01 }],
  sched: ['sched=cosine', { learningRateSchedule: 'cosine' }],
  steps: ['steps=25', { steps: 25 }],
  wd: ['wd=0.1', { weightDecay: 0.1 }],
  act: ['act=linear', { activation: 'linear' }],
  hact: ['hact=relu', { hiddenActivation: 'relu' }],
  tied: ['tied=0', { tied: false }],
  bias: ['bias=0', { bias: false }],
  target: ['values=signed&target=abs', { values: 'signed', target: 'abs' }],
  values: ['values=binary', { values: 'binary' }],
  own: [
    'own=1S0.5I2*3S0',
    {
      sparsity: [0.9, 0.5, 0.9, 0, 0.9],
      importanceDecay: undefined,
      importance: decayingImportance(0.9, 5).map((I, f) => (f === 1 ? 2 : I)),
    },
  ],
  alpha: ['S=0&alpha=1', { sparsity: undefined, featureProbability: [1, 1 / 2, 1 / 3, 1 / 4, 1 / 5] }],
  active: ['active=2', { sparsity: undefined, active: 2 }],
  strength: ['sets=anti2&strength=0.5', { featureSets: { kind: 'anticorrelated', sets: pairs, strength: 0.5 } }],
  data: ['S=0.5&data=9', { sparsity: 0.5, batchSize: undefined, dataset: { size: 9 } }],
  pick: ['S=0.5&data=9&pick=random', { sparsity: 0.5, dataset: { size: 9, batch: 'random' } }],
  unit: ['S=0.5&data=9&unit=1', { sparsity: 0.5, batchSize: undefined, dataset: { size: 9, unitLength: true } }],
  dseed: ['S=0.5&data=9&dseed=4', { sparsity: 0.5, batchSize: undefined, dataset: { size: 9, seed: 4 } }],
  opt: ['opt=sgd&lr=0.1', { optimiser: 'sgd', learningRate: 0.1 }],
  mom: ['opt=sgd&lr=0.1&mom=0.9', { optimiser: 'sgd', learningRate: 0.1, momentum: 0.9 }],
  wdon: ['wd=0.5&wdon=weights', { weightDecay: 0.5, weightDecayOn: 'weights' }],
  warm: ['warm=10', { warmupSteps: 10 }],
  init: ['init=2', { initialScale: 2 }],
  start: ['start=4', { start: { polygon: 4 } }],
  noise: ['start=4&noise=0.1', { start: { polygon: 4, noise: 0.1 } }],
};

const cases = Object.entries(CASES);

/** @param own keys beside those that all share, or in place of them */
function keysOf(own: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...new URLSearchParams(SHARED_KEYS), ...new URLSearchParams(own)]);
}

/** Of an address or of attributes. */
async function trainedBy({ params, problems }: ParsedLink) {
  expect(problems).toEqual([]);
  return trained(toTrainingOptions({ ...INITIAL_PARAMS, ...params }));
}

async function trained(options: TrainingOptions) {
  const run = startTraining(() => inProcessTrainer(createCpuEngine), options, { engine: 'cpu' });
  const { step, W, WOut = [], b } = await run.finished;
  return { step, numbers: [...W, ...WOut, ...b] };
}

it.each(cases)('%s trains as a script does', async (key, [own, options]) => {
  const keys = keysOf(own);
  const scripted = await trained({ ...SHARED, ...options });
  expect(await trainedBy(parsePermalink(`?${new URLSearchParams(keys)}`))).toEqual(scripted);
  expect(await trainedBy(parseConfiguration(openedAttributes(Object.entries(keys))))).toEqual(scripted);
  const { [key]: _, ...without } = keys;
  expect(await trainedBy(parsePermalink(`?${new URLSearchParams(without)}`))).not.toEqual(scripted);
});

it('every parameter has a control in the lab', () => {
  const shown = [...BESIDE_VIEWS, ...MAIN, ...MORE.flatMap(({ names }) => names), 'own', 'engine', 'speed'];
  expect(shown.sort()).toEqual(PARAM_ROWS.map(({ key }) => key).sort());
});

it('every option of a script has a key, but those that are lists', () => {
  const inKeys = new Set(cases.flatMap(([, [, options]]) => Object.keys(options)));
  expect([...KNOWN_KEYS].filter((option) => !inKeys.has(option)).sort()).toEqual(['instances', 'seeds']);
});
