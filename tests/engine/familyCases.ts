/** Every member of the family of models and data, and every kind of optimiser, as configurations that the engines must agree on. */
import type { TrainingOptions } from '../../src/model/config/config.ts';

type Choices = Readonly<Record<string, TrainingOptions>>;

/** One axis of the family: its choices by name. */
const AXES: readonly Choices[] = [
  { 'identity hidden': {}, 'relu hidden': { hiddenActivation: 'relu' } },
  { 'relu out': {}, 'linear out': { activation: 'linear' } },
  { tied: {}, untied: { tied: false } },
  { bias: {}, 'no bias': { bias: false } },
  { 'x to x': {}, 'x to |x|': { target: 'abs' } },
  { uniform: {}, signed: { values: 'signed' }, binary: { values: 'binary' } },
  {
    independent: { sparsity: 0.6 },
    'every feature': { sparsity: 0 },
    'exactly two': { active: 2 },
    'loosely correlated': {
      sparsity: 0.6,
      featureSets: {
        kind: 'correlated',
        sets: [
          [0, 3],
          [4, 1],
        ],
        strength: 0.4,
      },
    },
    'loosely anticorrelated': { sparsity: 0.3, featureSets: { kind: 'anticorrelated', sets: [[1, 2, 4]], strength: 0.7 } },
  },
  {
    'fresh samples': { batchSize: 50 },
    'a whole data set': { dataset: { size: 37, unitLength: true } },
    'a data set in batches': { dataset: { size: 90, batch: 'random', seed: 5 }, batchSize: 50 },
  },
];

/** With this seed no hidden unit comes so near to its kink, in any sample of 100 steps, that rounding decides on which side it is. */
const BASE: TrainingOptions = { nFeatures: 5, nHidden: 3, importanceDecay: 0.9, seed: 22, learningRate: 2e-3 };

type Case = readonly [string, TrainingOptions];

/** Every choice with every other: 1 440 members. */
export const allMembers: readonly Case[] = AXES.reduce<readonly Case[]>(
  (cases, axis) =>
    cases.flatMap(([name, options]) => Object.entries(axis).map(([choice, own]): Case => [`${name}, ${choice}`, { ...options, ...own }])),
  [['n=5, m=3', BASE]],
);

/** Few of some members, in which every pair of choices occurs that occurs in them: for engines that need their time. */
export function pairedMembers(members: readonly Case[]): readonly Case[] {
  const missing = new Set(members.flatMap(([name]) => pairsOf(name)));
  const chosen: Case[] = [];
  while (missing.size > 0) {
    const gain = ([name]: Case) => pairsOf(name).filter((pair) => missing.has(pair)).length;
    const best = members.reduce((one, other) => (gain(other) > gain(one) ? other : one));
    for (const pair of pairsOf(best[0])) missing.delete(pair);
    chosen.push(best);
  }
  return chosen;
}

function pairsOf(name: string): string[] {
  const [, , ...choices] = name.split(', ');
  return choices.flatMap((one, at) => choices.slice(at + 1).map((other) => `${one}, ${other}`));
}

/** Optimisers and starts, on an untied model. */
export const trainingKinds: readonly Case[] = Object.entries<TrainingOptions>({
  sgd: { optimiser: 'sgd', learningRate: 0.1 },
  'sgd with momentum and decay': { optimiser: 'sgd', momentum: 0.9, learningRate: 0.05, weightDecay: 0.1 },
  'decay of weights alone': { weightDecay: 0.3, weightDecayOn: 'weights' },
  'rows pulled to length 1': { weightDecay: -1, weightDecayOn: 'weights' },
  'rows pulled by sgd': { optimiser: 'sgd', learningRate: 0.1, weightDecay: -0.5, weightDecayOn: 'weights' },
  'warm-up before a cosine': { warmupSteps: 30, learningRateSchedule: 'cosine', steps: 100 },
  'scaled initial weights': { initialScale: 0.3 },
  'a start from given weights': { start: { W: Array.from({ length: 15 }, (_, at) => Math.sin(at)), noise: 0.1 } },
}).map(([name, options]) => [name, { ...BASE, tied: false, sparsity: 0.6, batchSize: 64, ...options }]);
