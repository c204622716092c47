/**
 * Turns options into a complete configuration, or names what is wrong with them. Not a clamp: an address or an attribute
 * is clamped before it comes here (state/); a script's options are refused.
 */

import { parameterCount } from '../network/parameters.ts';
import { checkFeatureSets } from './checkSets.ts';
import {
  type Activation,
  DEFAULTS,
  type InstanceConfig,
  type InstanceOptions,
  type LearningRateSchedule,
  type LiveOptions,
  MAX_PARAMETERS,
  RANGES,
  type RangedKey,
  type TrainingConfig,
  type TrainingOptions,
} from './config.ts';
import { ConfigError, type Problem, problem } from './problem.ts';

/** The keys of a configuration. */
export const KNOWN_KEYS: ReadonlySet<string> = new Set([
  ...Object.keys(RANGES),
  ...['seeds', 'featureSets', 'activation', 'learningRateSchedule', 'instances'],
]);
const LIVE_KEYS = ['sparsity', 'featureProbability', 'importance', 'importanceDecay', 'relativeImportance', 'learningRate'];
const INSTANCE_KEYS = ['seed', ...LIVE_KEYS];
const ACTIVATIONS: readonly Activation[] = ['relu', 'linear'];
const SCHEDULES: readonly LearningRateSchedule[] = ['constant', 'linear', 'cosine'];

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
  if (problems.length === 0) problems.push(...checkTotal(options));
  if (problems.length > 0) return { problems };
  const instances = Array.from({ length: instanceCount(options) }, (_, i) => resolveInstance(options, i, problems));
  if (problems.length > 0) return { problems };
  return { config: { ...runLevel(options), instances } };
}

function runLevel(options: TrainingOptions): Omit<TrainingConfig, 'instances'> {
  return {
    nFeatures: options.nFeatures ?? DEFAULTS.nFeatures,
    nHidden: options.nHidden ?? DEFAULTS.nHidden,
    activation: options.activation ?? DEFAULTS.activation,
    featureSets: options.featureSets ?? null,
    batchSize: options.batchSize ?? DEFAULTS.batchSize,
    steps: options.steps ?? DEFAULTS.steps,
    learningRateSchedule: options.learningRateSchedule ?? DEFAULTS.learningRateSchedule,
    weightDecay: options.weightDecay ?? DEFAULTS.weightDecay,
  };
}

/** A number within its range, or a problem. `field` is the name shown, `key` the row of RANGES. */
export function checkNumber(key: RangedKey, value: unknown, field: string = key): Problem | null {
  const { min, max, integer } = RANGES[key];
  const inRange = typeof value === 'number' && value >= min && value <= max && (!integer || Number.isInteger(value));
  return inRange ? null : problem(field, value, `a ${integer ? 'whole number' : 'number'} from ${min} to ${max}`);
}

function* checkShape(options: TrainingOptions): Generator<Problem> {
  for (const key of Object.keys(options)) {
    if (!KNOWN_KEYS.has(key)) yield problem('configuration key', key, `one of ${[...KNOWN_KEYS].join(', ')}`);
  }
  for (const key of ['nFeatures', 'nHidden', 'nInstances', 'seed', 'batchSize', 'steps', 'weightDecay'] as const) {
    const found = options[key] === undefined ? null : checkNumber(key, options[key]);
    if (found) yield found;
  }
  if (options.activation !== undefined && !ACTIVATIONS.includes(options.activation)) {
    yield problem('activation', options.activation, `one of ${ACTIVATIONS.join(', ')}`);
  }
  if (options.learningRateSchedule !== undefined && !SCHEDULES.includes(options.learningRateSchedule)) {
    yield problem('learningRateSchedule', options.learningRateSchedule, `one of ${SCHEDULES.join(', ')}`);
  }
  yield* checkInstances(options);
  const nFeatures = options.nFeatures ?? DEFAULTS.nFeatures;
  if (options.featureSets) yield* checkFeatureSets(options.featureSets, nFeatures);
}

function* checkInstances(options: TrainingOptions): Generator<Problem> {
  const { nInstances, seeds, instances } = options;
  if (seeds !== undefined && !(Array.isArray(seeds) && seeds.length > 0)) {
    yield problem('seeds', seeds, 'a list of at least one seed');
    return;
  }
  if (
    instances !== undefined &&
    !(Array.isArray(instances) && instances.length > 0 && instances.every((o) => typeof o === 'object' && o !== null))
  ) {
    yield problem('instances', instances, 'a list of at least one object');
    return;
  }
  const counts = new Set([nInstances, seeds?.length, instances?.length].filter((count) => count !== undefined));
  if (counts.size > 1) yield problem('nInstances', [...counts], 'the length of seeds and of instances where these are given');
  for (const [i, seed] of (seeds ?? []).entries()) {
    const found = checkNumber('seed', seed, `seeds[${i}]`);
    if (found) yield found;
  }
}

function* checkTotal(options: TrainingOptions): Generator<Problem> {
  const { nFeatures = DEFAULTS.nFeatures, nHidden = DEFAULTS.nHidden } = options;
  const total = instanceCount(options) * parameterCount({ nFeatures, nHidden });
  if (total > MAX_PARAMETERS) yield problem('nInstances × nFeatures × nHidden', total, `at most ${MAX_PARAMETERS} weights in all`);
}

function instanceCount(options: TrainingOptions): number {
  return options.instances?.length ?? options.seeds?.length ?? options.nInstances ?? DEFAULTS.nInstances;
}

function resolveInstance(run: TrainingOptions, i: number, problems: Problem[]): InstanceConfig {
  const own = run.instances?.[i] ?? {};
  const prefix = run.instances === undefined ? '' : `instances[${i}].`;
  const report = (found: Problem) => {
    // A fault of the run's own values would otherwise be told once per instance.
    if (!problems.some((p) => p.message === found.message)) problems.push(found);
  };
  checkKeys(own, INSTANCE_KEYS, `${prefix}key`, report);
  const nFeatures = run.nFeatures ?? DEFAULTS.nFeatures;
  const defaultSeed = run.seeds?.[i] ?? ((run.seed ?? DEFAULTS.seed) + i) % 2 ** 32;
  return {
    seed: ranged('seed', own.seed, defaultSeed, prefix, report),
    sparsity: resolveSparsity(own, run, nFeatures, prefix, report),
    importance: resolveImportance(own, run, nFeatures, prefix, report),
    learningRate: ranged('learningRate', own.learningRate ?? run.learningRate, DEFAULTS.learningRate, prefix, report),
  };
}

type Report = (found: Problem) => void;

function checkKeys(options: InstanceOptions, known: readonly string[], field: string, report: Report): void {
  for (const key of Object.keys(options)) if (!known.includes(key)) report(problem(field, key, `one of ${known.join(', ')}`));
}

function ranged(key: RangedKey, value: number | undefined, initial: number, prefix: string, report: Report): number {
  if (value === undefined) return initial;
  const found = checkNumber(key, value, prefix + key);
  if (found) report(found);
  return value;
}

/** The instance's own choice wins over the run's; within one level the two spellings exclude each other. */
function resolveSparsity(own: LiveOptions, run: LiveOptions, nFeatures: number, prefix: string, report: Report): readonly number[] {
  const level = own.sparsity !== undefined || own.featureProbability !== undefined ? own : run;
  if (level.sparsity !== undefined && level.featureProbability !== undefined) {
    report(problem(`${prefix}sparsity`, level.sparsity, 'left out where featureProbability is given'));
  }
  if (level.featureProbability !== undefined) {
    return perFeature('featureProbability', level.featureProbability, nFeatures, prefix, report).map((p) => 1 - p);
  }
  return perFeature('sparsity', level.sparsity ?? DEFAULTS.sparsity, nFeatures, prefix, report);
}

function perFeature(
  key: RangedKey,
  value: number | readonly number[],
  nFeatures: number,
  prefix: string,
  report: Report,
): readonly number[] {
  const list = typeof value === 'object' ? listOf(value) : Array.from({ length: nFeatures }, () => value);
  if (list?.length !== nFeatures) {
    report(problem(prefix + key, value, `a number or a list of ${nFeatures} numbers, one per feature`));
    return [];
  }
  const bad = list.findIndex((entry) => checkNumber(key, entry) !== null);
  const found = bad < 0 ? null : checkNumber(key, list[bad], prefix + key + (typeof value === 'object' ? `[${bad}]` : ''));
  if (found) report(found);
  return list;
}

/** A copy of an array of any type, or null of what is none: a script's value may be anything. */
function listOf(value: readonly number[] | null): readonly number[] | null {
  return Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value) : null;
}

const IMPORTANCE_KEYS = ['importance', 'importanceDecay', 'relativeImportance'] as const;

function resolveImportance(own: LiveOptions, run: LiveOptions, nFeatures: number, prefix: string, report: Report): readonly number[] {
  const level = IMPORTANCE_KEYS.some((key) => own[key] !== undefined) ? own : run;
  const given = IMPORTANCE_KEYS.filter((key) => level[key] !== undefined);
  if (given.length > 1) report(problem(`${prefix}importance`, given, 'given by one key only'));
  if (level.importance !== undefined) return perFeature('importance', level.importance, nFeatures, prefix, report);
  if (level.relativeImportance !== undefined) {
    const last = ranged('relativeImportance', level.relativeImportance, 1, prefix, report);
    return Array.from({ length: nFeatures }, (_, f) => (f === nFeatures - 1 ? last : 1));
  }
  return decayingImportance(ranged('importanceDecay', level.importanceDecay, DEFAULTS.importanceDecay, prefix, report), nFeatures);
}

/** I_f = d^f, by repeated multiplication: the same in every browser. [feature] */
export function decayingImportance(decay: number, nFeatures: number): readonly number[] {
  const importance: number[] = [];
  for (let f = 0, value = 1; f < nFeatures; f++, value *= decay) importance.push(value);
  return importance;
}

/**
 * The configuration of a run after live parameters were changed, for all its instances.
 * @throws ConfigError naming each field, its value and the allowed range
 */
export function applyLive(config: TrainingConfig, live: LiveOptions): TrainingConfig {
  const problems: Problem[] = [];
  const report = (found: Problem) => problems.push(found);
  checkKeys(live, LIVE_KEYS, 'live parameter', report);
  const sparsity =
    live.sparsity === undefined && live.featureProbability === undefined ? null : resolveSparsity(live, {}, config.nFeatures, '', report);
  const importance = IMPORTANCE_KEYS.every((key) => live[key] === undefined)
    ? null
    : resolveImportance(live, {}, config.nFeatures, '', report);
  const learningRate = live.learningRate === undefined ? null : ranged('learningRate', live.learningRate, 0, '', report);
  if (problems.length > 0) throw new ConfigError(problems);
  const instances = config.instances.map((instance) => ({
    seed: instance.seed,
    sparsity: sparsity ?? instance.sparsity,
    importance: importance ?? instance.importance,
    learningRate: learningRate ?? instance.learningRate,
  }));
  return { ...config, instances };
}
