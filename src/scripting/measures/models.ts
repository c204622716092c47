/** What a measure is given, checked: one model, or all of a snapshot, with their weights and, for losses, their data. */
import { KNOWN_KEYS } from '../../model/config/checkConfig.ts';
import { checkWithin } from '../../model/config/checkNumber.ts';
import { listOf } from '../../model/config/checkValues.ts';
import { RANGES, type TrainingOptions } from '../../model/config/config.ts';
import { ConfigError, type Problem, problem } from '../../model/config/problem.ts';
import type { Directions } from '../../model/geometry/geometry.ts';
import { DATA_KEYS, type JudgedModel } from '../../model/loss/judgedModel.ts';
import { type Configuration, withoutOtherSpellings } from '../configuration.ts';

/** All models of a run: a snapshot, or weights of several models. */
export interface ManyModels extends Directions, Pick<TrainingOptions, (typeof DATA_KEYS)[number]> {
  /** How many models, from 1 to 65 536. */
  readonly nInstances: number;
  /** [instance, feature, hidden] */
  readonly W: ArrayLike<number>;
  /** What decodes, of untied models. [instance, feature, hidden] */
  readonly WOut?: ArrayLike<number>;
  /** [instance, feature] */
  readonly b: ArrayLike<number>;
  /** What they were trained with, as a snapshot has it: the data of each, unless data keys beside it say otherwise. */
  readonly configuration?: Configuration;
}

/** Whether a list was given, or one model. */
export interface Models<Model> {
  readonly models: readonly Model[];
  readonly isList: boolean;
}

type Input = Directions | JudgedModel | ManyModels;

/** What a snapshot, a cell of a sweep or an evaluation has beside the keys of a configuration. */
const OTHER_KEYS = [
  'W',
  'WOut',
  'b',
  'step',
  'engine',
  'elapsedMs',
  'loss',
  'losses',
  'x',
  'y',
  'configuration',
  'samples',
  'from',
  'changes',
];
const ALLOWED: ReadonlySet<string> = new Set([...KNOWN_KEYS, ...OTHER_KEYS, 'models', 'instance']);

/** @throws ConfigError where weights do not fit their shape, or are no finite numbers */
export function weightsOf(input: Directions | ManyModels): Models<Directions> {
  const { count, isList } = checkedCount(input);
  const { nFeatures, nHidden } = input;
  const W = checkedNumbers('W', input.W, count * nFeatures * nHidden);
  const length = nFeatures * nHidden;
  return { isList, models: Array.from({ length: count }, (_, i) => ({ nFeatures, nHidden, W: W.slice(i * length, (i + 1) * length) })) };
}

/** @throws ConfigError as `weightsOf`, and where a key is unknown or the data is not said */
export function modelsOf(input: JudgedModel | ManyModels): Models<JudgedModel> {
  const { isList, models } = weightsOf(input);
  const { nFeatures } = input;
  const b = checkedNumbers('b', input.b, models.length * nFeatures);
  const decoders = input.WOut === undefined ? null : weightsOf({ ...input, W: input.WOut }).models;
  const data = checkedData(input, models.length);
  return {
    isList,
    models: models.map((model, i) => ({
      ...data(i),
      ...model,
      ...(decoders?.[i] && { WOut: decoders[i].W }),
      b: b.slice(i * nFeatures, (i + 1) * nFeatures),
    })),
  };
}

function checkedCount(input: Input): { readonly count: number; readonly isList: boolean } {
  if (typeof input !== 'object' || input === null)
    throw new ConfigError([problem('model', input, 'an object with W, nFeatures and nHidden')]);
  const isList = 'nInstances' in input && input.nInstances !== undefined;
  const count = isList ? input.nInstances : 1;
  const problems = [
    checkWithin(RANGES.nFeatures, input.nFeatures, 'nFeatures'),
    checkWithin(RANGES.nHidden, input.nHidden, 'nHidden'),
    checkWithin(RANGES.nInstances, count, 'nInstances'),
  ].filter((found) => found !== null);
  if (problems.length > 0) throw new ConfigError(problems);
  return { count, isList };
}

function checkedNumbers(name: string, values: ArrayLike<number>, length: number): readonly number[] {
  const list = listOf(values);
  if (list?.length !== length)
    throw new ConfigError([problem(name, list ? `${list.length} numbers` : values, `an array of ${length} numbers`)]);
  const bad = list.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new ConfigError([problem(`${name}[${bad}]`, list[bad], 'a finite number')]);
  return list;
}

type Data = Pick<TrainingOptions, (typeof DATA_KEYS)[number]>;

/** @returns the data of each model */
function checkedData(input: JudgedModel | ManyModels, count: number): (i: number) => Data {
  const given: Data = Object.fromEntries(DATA_KEYS.filter((key) => input[key] !== undefined).map((key) => [key, input[key]]));
  const configuration = 'configuration' in input ? input.configuration : undefined;
  const problems = [...keyProblems(input), ...configurationProblems(configuration, count)];
  const saysDensity = configuration ?? given.sparsity ?? given.featureProbability ?? (typeof given.active === 'number' || undefined);
  if (saysDensity === undefined)
    problems.push(problem('sparsity', undefined, 'given, or featureProbability: a snapshot of train() has it with it'));
  if (problems.length > 0) throw new ConfigError(problems);
  return (i) => ({ ...ownData(configuration, given, i), ...given });
}

function ownData(configuration: Configuration | undefined, given: Data, i: number): Data {
  if (!configuration) return {};
  const { instances, ...kind } = configuration;
  const all: Data = { ...kind, ...withoutOtherSpellings(instances[i] ?? {}, given) };
  return Object.fromEntries(DATA_KEYS.map((key) => [key, all[key]]));
}

function keyProblems(input: object): readonly Problem[] {
  const known = ['W', 'WOut', 'b', 'nFeatures', 'nHidden', 'nInstances', ...DATA_KEYS];
  return Object.keys(input)
    .filter((key) => !ALLOWED.has(key))
    .map((key) => problem('key', key, `one of ${known.join(', ')}`));
}

function configurationProblems(configuration: Configuration | undefined, count: number): readonly Problem[] {
  const fits = configuration === undefined || (typeof configuration === 'object' && configuration?.instances?.length === count);
  return fits ? [] : [problem('configuration', configuration, `that of a snapshot, with ${count} instances`)];
}
