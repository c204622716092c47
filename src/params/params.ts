/**
 * The one table of parameters, in the address's order. It feeds sliders, number fields, the permalink, validation, attributes and
 * the documentation; the types `ParamKey` and `Params` follow from it. Defaults are the paper's introduction (n = 5, m = 2, S = 0.9,
 * importance 0.9^f) and never change within a version of the address. Rows of the family of models: `familyRows.ts`, `optimiserRows.ts`.
 */
import { RANGES } from '../model/config/config.ts';
import { DATA_ROWS, NETWORK_ROWS } from './familyRows.ts';
import { OPTIMISER_ROWS } from './optimiserRows.ts';
import type { ChoiceRow, NumberRow, ParamRow } from './paramRow.ts';

export const PARAM_TABLE = {
  n: {
    key: 'n',
    label: 'Features n',
    scale: 'integer',
    initial: 5,
    min: 1,
    max: 100,
    hard: RANGES.nFeatures,
    kind: 'restart',
    option: 'nFeatures',
    help: 'How many features the data has.',
  },
  m: {
    key: 'm',
    label: 'Hidden dimensions m',
    scale: 'integer',
    initial: 2,
    min: 1,
    max: 30,
    hard: RANGES.nHidden,
    kind: 'restart',
    option: 'nHidden',
    help: 'How many dimensions the model may use to store the features.',
  },
  S: {
    key: 'S',
    label: 'Sparsity S',
    scale: 'log-density',
    initial: 0.9,
    min: 0,
    max: 0.999,
    hard: { min: 0, max: 0.9999, integer: false },
    kind: 'live',
    option: 'sparsity',
    help: 'The probability that a feature is zero. 1 − S is how often it is present.',
  },
  I: {
    key: 'I',
    label: 'Importance decay I',
    scale: 'linear',
    initial: 0.9,
    min: 0.5,
    max: 1,
    step: 0.01,
    hard: RANGES.importanceDecay,
    kind: 'live',
    option: 'importanceDecay',
    help: 'Feature f matters I to the power f: 0.9 means that each feature matters nine tenths of the one before, 1 that all are equal.',
  },
  r: {
    key: 'r',
    label: 'Last feature’s importance r',
    unit: '×',
    scale: 'log',
    initial: 1,
    min: 0.1,
    max: 10,
    hard: RANGES.relativeImportance,
    kind: 'live',
    option: 'relativeImportance',
    help: 'Multiplies the importance of the last feature, the horizontal axis of the phase diagrams (there with I = 1).',
  },
  sets: {
    key: 'sets',
    label: 'Feature sets',
    scale: 'choice',
    initial: 'none',
    choices: [
      { value: 'none', label: 'independent' },
      { value: 'corr2', label: 'correlated pairs' },
      { value: 'corr3', label: 'correlated in threes' },
      { value: 'corr5', label: 'correlated in fives' },
      { value: 'corr10', label: 'correlated in tens' },
      { value: 'anti2', label: 'anticorrelated pairs' },
      { value: 'anti3', label: 'anticorrelated in threes' },
      { value: 'anti5', label: 'anticorrelated in fives' },
      { value: 'anti10', label: 'anticorrelated in tens' },
    ],
    kind: 'restart',
    option: 'featureSets',
    help: 'Neighbouring features form sets: correlated ones appear together, anticorrelated ones never do. Features left over are independent.',
  },
  seed: {
    key: 'seed',
    label: 'Seed',
    scale: 'integer',
    initial: 0,
    min: 0,
    max: RANGES.seed.max,
    hard: RANGES.seed,
    kind: 'restart',
    option: 'seed',
    help: 'Decides initial weights and data: the same seed trains the same model. Models trained together have seed, seed + 1, ….',
  },
  k: {
    key: 'k',
    label: 'Seeds at once',
    scale: 'integer',
    initial: 8,
    min: 1,
    max: 64,
    hard: { min: 1, max: 256, integer: true },
    kind: 'restart',
    option: 'nInstances',
    help: 'How many models, alike but for their seed, train at once. Single runs often end in worse minima; the best stands in front.',
  },
  batch: {
    key: 'batch',
    label: 'Batch size',
    unit: 'samples',
    scale: 'log',
    initial: 1024,
    min: 16,
    max: 8192,
    hard: RANGES.batchSize,
    kind: 'restart',
    option: 'batchSize',
    help: 'Samples drawn for each step.',
  },
  lr: {
    key: 'lr',
    label: 'Learning rate',
    scale: 'log',
    initial: 1e-3,
    min: 1e-5,
    max: 0.1,
    hard: RANGES.learningRate,
    kind: 'live',
    option: 'learningRate',
    help: 'How far Adam moves the weights in a step.',
  },
  sched: {
    key: 'sched',
    label: 'Learning rate over time',
    scale: 'choice',
    initial: 'constant',
    choices: [
      { value: 'constant', label: 'constant' },
      { value: 'linear', label: 'linear to 0' },
      { value: 'cosine', label: 'cosine to 0' },
    ],
    kind: 'restart',
    option: 'learningRateSchedule',
    help: 'Whether the learning rate falls to 0 over the run.',
  },
  steps: {
    key: 'steps',
    label: 'Steps',
    unit: 'steps',
    scale: 'log',
    initial: 10_000,
    min: 100,
    max: 200_000,
    hard: RANGES.steps,
    kind: 'restart',
    option: 'steps',
    help: 'Steps of a run, if it does not converge before; and how much longer it trains after a live change.',
  },
  wd: {
    key: 'wd',
    label: 'Weight decay',
    scale: 'linear',
    initial: 0,
    min: 0,
    max: 0.1,
    step: 0.001,
    hard: RANGES.weightDecay,
    kind: 'restart',
    option: 'weightDecay',
    help: 'Decoupled weight decay. The paper’s notebook uses 0.01. Below 0 it pulls the weights of each feature to length 1 instead.',
  },
  act: {
    key: 'act',
    label: 'Output',
    scale: 'choice',
    initial: 'relu',
    choices: [
      { value: 'relu', label: 'ReLU' },
      { value: 'linear', label: 'linear' },
    ],
    kind: 'restart',
    option: 'activation',
    help: 'What stands between the reconstruction and the output. Without a ReLU the model never uses superposition.',
  },
  ...NETWORK_ROWS,
  ...DATA_ROWS,
  ...OPTIMISER_ROWS,
  engine: {
    key: 'engine',
    label: 'Engine',
    scale: 'choice',
    initial: 'auto',
    choices: [
      { value: 'auto', label: 'automatic' },
      { value: 'webgpu', label: 'WebGPU' },
      { value: 'cpu', label: 'CPU (WebAssembly)' },
      { value: 'tfjs', label: 'TensorFlow.js operations' },
      { value: 'reference', label: 'reference (TypeScript)' },
      { value: 'exact', label: 'expected loss, no sampling' },
    ],
    kind: 'restart',
    option: null,
    help: 'What trains the model. All engines agree on the result up to rounding, but for “expected loss”, which follows the exact gradient of models with up to six features.',
  },
  speed: {
    key: 'speed',
    label: 'Speed',
    unit: 'steps/s',
    scale: 'choice',
    initial: 'auto',
    choices: [
      { value: 'auto', label: 'slow, then fast' },
      { value: '3', label: '3 steps/s' },
      { value: '10', label: '10 steps/s' },
      { value: '30', label: '30 steps/s' },
      { value: '100', label: '100 steps/s' },
      { value: '300', label: '300 steps/s' },
      { value: '1000', label: '1 000 steps/s' },
      { value: '3000', label: '3 000 steps/s' },
      { value: 'max', label: 'as fast as it goes' },
    ],
    kind: 'view',
    option: null,
    help: 'How fast training runs. The result is the same at any speed.',
  },
  names: {
    key: 'names',
    label: 'Names of features',
    scale: 'choice',
    initial: 'numbers',
    choices: [
      { value: 'numbers', label: 'numbers' },
      { value: 'words', label: 'cat, car, tree, face, dog' },
    ],
    kind: 'view',
    option: null,
    help: 'What the drawings call up to five features: their numbers from 0 on, or the names they have in the article.',
  },
} as const satisfies Readonly<Record<string, ParamRow>>;

type Table = typeof PARAM_TABLE;
export type ParamKey = keyof Table;
type ValueOf<Row> = Row extends { readonly choices: readonly { readonly value: infer Value }[] }
  ? Value
  : Row extends { readonly scale: 'own' }
    ? string
    : number;
/** The value of every parameter. */
export type Params = { readonly [Key in ParamKey]: ValueOf<Table[Key]> };
export type ChoiceKey = { [Key in ParamKey]: Table[Key] extends ChoiceRow ? Key : never }[ParamKey];
export type NumberKey = Exclude<ParamKey, ChoiceKey | 'own'>;

/** The rows in the address's order. */
export const PARAM_ROWS: readonly (ParamRow & { readonly key: ParamKey })[] = Object.values(PARAM_TABLE);

export function paramRow(key: ParamKey): ParamRow {
  return PARAM_TABLE[key];
}

export function numberRow(key: NumberKey): NumberRow {
  return PARAM_TABLE[key];
}

export function isParamKey(key: string): key is ParamKey {
  return Object.hasOwn(PARAM_TABLE, key);
}
