/**
 * Turns options into a complete configuration, or names what is wrong with them. Not a clamp: an address or an attribute
 * is clamped before it comes here; a script's options are refused.
 */

import { parameterCount } from '../network/parameters.ts';
import { checkData, datasetBatch, featureSetsOf } from './checkData.ts';
import { checkNumber, type Report, ranged } from './checkNumber.ts';
import { checkStart, startOf } from './checkStart.ts';
import { IMPORTANCE_KEYS, isLiveSparsity, listOf, resolveImportance, resolveSparsity } from './checkValues.ts';
import {
  type Dataset,
  DEFAULTS,
  type InstanceConfig,
  type LiveOptions,
  MAX_PARAMETERS,
  RANGES,
  type RangedKey,
  type TrainingConfig,
  type TrainingOptions,
} from './config.ts';
import { ConfigError, type Problem, problem } from './problem.ts';

/** The keys that name one of a few things, and their values. */
const CHOICES = {
  activation: ['relu', 'linear'],
  hiddenActivation: ['identity', 'relu'],
  target: ['identity', 'abs'],
  values: ['uniform', 'signed', 'binary'],
  optimiser: ['adam', 'sgd'],
  weightDecayOn: ['all', 'weights'],
  learningRateSchedule: ['constant', 'linear', 'cosine'],
  tied: [true, false],
  bias: [true, false],
} as const satisfies { readonly [Key in keyof TrainingOptions]?: readonly TrainingOptions[Key][] };
type ChoiceKey = keyof typeof CHOICES;

const CHOICE_KEYS = Object.keys(CHOICES).filter((key): key is ChoiceKey => key in CHOICES);
const RUN_NUMBERS = [
  ...(['nFeatures', 'nHidden', 'nInstances', 'seed', 'batchSize', 'steps'] as const),
  ...(['weightDecay', 'warmupSteps', 'momentum', 'initialScale'] as const),
] satisfies readonly RangedKey[];
const OTHER_KEYS = ['seeds', 'featureSets', 'active', 'dataset', 'start', 'instances'];
/** The keys of a configuration. */
export const KNOWN_KEYS: ReadonlySet<string> = new Set([...Object.keys(RANGES), ...CHOICE_KEYS, ...OTHER_KEYS]);
const LIVE_KEYS = ['sparsity', 'featureProbability', 'importance', 'importanceDecay', 'relativeImportance', 'learningRate'];
const INSTANCE_KEYS = ['seed', ...LIVE_KEYS];

/** @throws ConfigError naming each field, its value and the allowed range */
export function resolveConfig(options: TrainingOptions): TrainingConfig {
  const result = checkConfig(options);
  if ('problems' in result) throw new ConfigError(result.problems);
  return result.config;
}

export type CheckedConfig = { readonly config: TrainingConfig } | { readonly problems: readonly Problem[] };

export function checkConfig(options: TrainingOptions): CheckedConfig {
  if (typeof options !== 'object' || options === null) return { problems: [problem('configuration', options, 'an object')] };
  const problems = [...checkShape(options)];
  if (problems.length === 0) problems.push(...checkTotal(options), ...checkData(options), ...checkOptimiser(options));
  if (problems.length === 0) problems.push(...checkStart(options, instanceCount(options)));
  if (problems.length > 0) return { problems };
  const instances = Array.from({ length: instanceCount(options) }, (_, i) => resolveInstance(options, i, problems));
  if (problems.length > 0) return { problems };
  return { config: { ...runLevel(options), instances } };
}

function runLevel(options: TrainingOptions): Omit<TrainingConfig, 'instances'> {
  const {
    nFeatures = DEFAULTS.nFeatures,
    nHidden = DEFAULTS.nHidden,
    hiddenActivation = DEFAULTS.hiddenActivation,
    activation = DEFAULTS.activation,
    tied = DEFAULTS.tied,
    bias = DEFAULTS.bias,
    target = DEFAULTS.target,
    values = DEFAULTS.values,
    active = DEFAULTS.active,
    steps = DEFAULTS.steps,
    learningRateSchedule = DEFAULTS.learningRateSchedule,
    warmupSteps = DEFAULTS.warmupSteps,
    optimiser = DEFAULTS.optimiser,
    momentum = DEFAULTS.momentum,
    weightDecay = DEFAULTS.weightDecay,
    weightDecayOn = DEFAULTS.weightDecayOn,
    initialScale = DEFAULTS.initialScale,
  } = options;
  return {
    ...{ nFeatures, nHidden, hiddenActivation, activation, tied, bias, target, values, active },
    ...{ steps, learningRateSchedule, warmupSteps, optimiser, momentum, weightDecay, weightDecayOn, initialScale },
    featureSets: featureSetsOf(options),
    dataset: datasetOf(options),
    batchSize: datasetBatch(options) ?? options.batchSize ?? DEFAULTS.batchSize,
  };
}

function datasetOf({ dataset }: TrainingOptions): Dataset | null {
  if (!dataset) return null;
  const { size, batch = 'full', unitLength = false, seed = null } = dataset;
  return { size, batch, unitLength, seed };
}

function* checkShape(options: TrainingOptions): Generator<Problem> {
  for (const key of Object.keys(options)) {
    if (!KNOWN_KEYS.has(key)) yield problem('configuration key', key, `one of ${[...KNOWN_KEYS].join(', ')}`);
  }
  for (const key of RUN_NUMBERS) {
    const found = options[key] === undefined ? null : checkNumber(key, options[key]);
    if (found) yield found;
  }
  for (const key of CHOICE_KEYS) {
    const allowed: readonly unknown[] = CHOICES[key];
    if (options[key] !== undefined && !allowed.includes(options[key])) yield problem(key, options[key], `one of ${allowed.join(', ')}`);
  }
  yield* checkInstances(options);
}

function* checkInstances({ nInstances, seeds, instances }: TrainingOptions): Generator<Problem> {
  const own = seeds === undefined ? [] : listOf(seeds);
  if (seeds !== undefined && !own?.length) {
    yield problem('seeds', seeds, 'a list of at least one seed');
    return;
  }
  const areObjects = Array.isArray(instances) && instances.length > 0 && instances.every((own) => typeof own === 'object' && own !== null);
  if (instances !== undefined && !areObjects) {
    yield problem('instances', instances, 'a list of at least one object');
    return;
  }
  const counts = new Set([nInstances, seeds?.length, instances?.length].filter((count) => count !== undefined));
  if (counts.size > 1) yield problem('nInstances', [...counts], 'the length of seeds and of instances where these are given');
  for (const [i, seed] of (own ?? []).entries()) {
    const found = checkNumber('seed', seed, `seeds[${i}]`);
    if (found) yield found;
  }
}

function* checkTotal(options: TrainingOptions): Generator<Problem> {
  const { nFeatures = DEFAULTS.nFeatures, nHidden = DEFAULTS.nHidden, tied } = options;
  const total = instanceCount(options) * parameterCount({ nFeatures, nHidden, tied });
  if (total > MAX_PARAMETERS) yield problem('nInstances × nFeatures × nHidden', total, `at most ${MAX_PARAMETERS} weights in all`);
}

function* checkOptimiser(options: TrainingOptions): Generator<Problem> {
  const { optimiser = DEFAULTS.optimiser, momentum = 0, weightDecay = 0, weightDecayOn = DEFAULTS.weightDecayOn } = options;
  if (momentum > 0 && optimiser !== 'sgd') yield problem('momentum', momentum, 'left out, or 0, unless optimiser is sgd');
  if (weightDecay < 0 && weightDecayOn !== 'weights') {
    yield problem('weightDecay', weightDecay, 'at least 0 unless weightDecayOn is weights: below 0 it pulls rows of weights to length 1');
  }
}

function instanceCount(options: TrainingOptions): number {
  return options.instances?.length ?? options.seeds?.length ?? options.nInstances ?? DEFAULTS.nInstances;
}

function resolveInstance(run: TrainingOptions, i: number, problems: Problem[]): InstanceConfig {
  const own = run.instances?.[i] ?? {};
  const prefix = run.instances === undefined ? '' : `instances[${i}].`;
  const report = (found: Problem) => {
    // A fault of the run's own values would otherwise be reported once per instance.
    if (!problems.some((p) => p.message === found.message)) problems.push(found);
  };
  checkKeys(own, INSTANCE_KEYS, `${prefix}key`, report);
  const defaultSeed = run.seeds?.[i] ?? ((run.seed ?? DEFAULTS.seed) + i) % 2 ** 32;
  const nFeatures = run.nFeatures ?? DEFAULTS.nFeatures;
  return {
    seed: ranged('seed', own.seed, defaultSeed, prefix, report),
    sparsity: resolveSparsity(own, run, { nFeatures, active: run.active ?? DEFAULTS.active }, prefix, report),
    importance: resolveImportance(own, run, nFeatures, prefix, report),
    learningRate: ranged('learningRate', own.learningRate ?? run.learningRate, DEFAULTS.learningRate, prefix, report),
    start: startOf(run, i),
  };
}

function checkKeys(options: object, known: readonly string[], field: string, report: Report): void {
  for (const key of Object.keys(options)) if (!known.includes(key)) report(problem(field, key, `one of ${known.join(', ')}`));
}

/**
 * The configuration of a run after live parameters were changed, for all its instances.
 * @throws ConfigError naming each field, its value and the allowed range
 */
export function applyLive(config: TrainingConfig, live: LiveOptions): TrainingConfig {
  const problems: Problem[] = [];
  const report = (found: Problem) => problems.push(found);
  checkKeys(live, LIVE_KEYS, 'live parameter', report);
  const sparsity = isLiveSparsity(live) ? resolveSparsity(live, {}, config, '', report) : null;
  const isImportance = IMPORTANCE_KEYS.some((key) => live[key] !== undefined);
  const importance = isImportance ? resolveImportance(live, {}, config.nFeatures, '', report) : null;
  const learningRate = live.learningRate === undefined ? null : ranged('learningRate', live.learningRate, 0, '', report);
  if (problems.length > 0) throw new ConfigError(problems);
  const instances = config.instances.map((instance) => ({
    ...instance,
    sparsity: sparsity ?? instance.sparsity,
    importance: importance ?? instance.importance,
    learningRate: learningRate ?? instance.learningRate,
  }));
  return { ...config, instances };
}

/** What keeps a live change from being made in a run; empty where nothing does. */
export function liveProblems(config: TrainingConfig, live: LiveOptions): readonly Problem[] {
  try {
    applyLive(config, live);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}
