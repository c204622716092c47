/** Weights from a file as an experiment: its parameters, and what these cannot say. */
import { experimentOptions, type GivenModel } from '../../experiment/givenModel.ts';
import { resolveConfig } from '../../model/config/checkConfig.ts';
import { decayingImportance } from '../../model/config/checkValues.ts';
import type { InstanceConfig, TrainingConfig, TrainingOptions } from '../../model/config/config.ts';
import type { Problem } from '../../model/config/problem.ts';
import { setDensityConflict } from '../../model/data/setDensities.ts';
import { hasExactLoss } from '../../model/loss/exactLossProblem.ts';
import { NO_OWN } from '../../params/ownValues.ts';
import { editParams } from '../../params/parameterEdits.ts';
import { PARAM_TABLE, type Params } from '../../params/params.ts';
import { featureSetsOf } from '../../params/trainingOptions.ts';
import { FileError } from '../formats/fileError.ts';
import { createGivenModel } from './createGivenModel.ts';
import { sampledLosses } from './sampledLosses.ts';
import type { ImportedWeights } from './weightTypes.ts';
import { writtenOptions } from './writtenOptions.ts';

export interface OpenedModel {
  readonly params: Params;
  readonly given: GivenModel;
  /** What the model’s configuration asks for and does not get. */
  readonly problems: readonly Problem[];
}

/**
 * Rejects with a FileError where the model is too large for the page.
 * @param current parameters of what the file does not say
 */
export async function openedModel({ configuration, ...weights }: ImportedWeights, name: string, current: Params): Promise<OpenedModel> {
  const { nFeatures: n, nHidden: m, nInstances: k, WOut, W, b } = weights;
  const trained = configuration && resolveConfig({ ...configuration, start: null });
  const own = { n, m, k, tied: WOut ? '0' : '1', bias: trained?.bias === false ? '0' : '1', start: 0, noise: 0, init: 1 } as const;
  const { params, problems: changed } = editParams(current, { ...(trained && paramsOf(trained)), ...own });
  const refused = changed.find(({ field }) => ['n', 'm', 'k'].includes(field));
  if (refused) throw new FileError(`The model is too large for a page. ${refused.message}`);
  const start = { W, ...(WOut && { WOut }), ...(params.bias === '1' && { b }) };
  const options = { ...(trained && unsaid(trained, params)), start, initialScale: 1 };
  const config = resolveConfig(experimentOptions({ params, given: createGivenModel(name, options) }));
  const losses = hasExactLoss(config) ? null : await sampledLosses(weights, config);
  return { params, given: createGivenModel(name, options, losses), problems: densityConflicts(config) };
}

/** The first model at odds is named for all. */
function densityConflicts({ featureSets, instances }: TrainingConfig): readonly Problem[] {
  const conflicts = instances.map(({ sparsity }) => setDensityConflict('S', featureSets, sparsity));
  return conflicts.filter((found) => found !== null).slice(0, 1);
}

function paramsOf(config: TrainingConfig): Partial<Params> {
  const [instance] = config.instances;
  if (!instance) return {};
  return { ...networkOf(config), ...dataOf(config), ...optimiserOf(config), ...liveOf(instance, config) };
}

function networkOf({ hiddenActivation, activation, target }: TrainingConfig): Partial<Params> {
  return { hact: hiddenActivation, act: activation, target };
}

function dataOf({ values, active, dataset, featureSets, batchSize, nFeatures }: TrainingConfig): Partial<Params> {
  const strength = featureSets?.strength ?? 1;
  const choices = PARAM_TABLE.sets.choices.map(({ value }) => value);
  const isSame = (value: Params['sets']) => JSON.stringify(featureSetsOf(value, nFeatures, strength)) === JSON.stringify(featureSets);
  return {
    values,
    active: active === 'independent' ? 0 : active,
    alpha: 0,
    sets: choices.find(isSame) ?? 'none',
    strength,
    batch: batchSize,
    ...(dataset
      ? { data: dataset.size, pick: dataset.batch, unit: dataset.unitLength ? '1' : '0', dseed: dataset.seed ?? -1 }
      : { data: 0, unit: '0', dseed: -1 }),
  };
}

function optimiserOf(config: TrainingConfig): Partial<Params> {
  return {
    opt: config.optimiser,
    mom: config.momentum,
    wd: config.weightDecay,
    wdon: config.weightDecayOn,
    warm: config.warmupSteps,
    sched: config.learningRateSchedule,
    steps: config.steps,
  };
}

function liveOf({ seed, sparsity, importance, learningRate }: InstanceConfig, { active }: TrainingConfig): Partial<Params> {
  const mean = sparsity.reduce((sum, value) => sum + value, 0) / sparsity.length;
  const S = sparsity.every((value) => value === sparsity[0]) ? (sparsity[0] ?? mean) : mean;
  return { seed, lr: learningRate, own: NO_OWN, ...(active === 'independent' && { S }), ...importanceOf(importance) };
}

/** As I^f, times r for the last feature, where it is so. */
function importanceOf(importance: readonly number[]): Pick<Params, 'I' | 'r'> {
  const last = importance.at(-1) ?? 1;
  const I = importance.length > 2 ? (importance[1] ?? 1) : last;
  const decaying = decayingImportance(I, importance.length);
  if (importance.every((value, f) => value === decaying[f])) return { I, r: 1 };
  return { I: 1, r: importance.slice(0, -1).every((value) => value === 1) ? last : 1 };
}

/** The keys whose values the parameters do not give again. */
function unsaid(config: TrainingConfig, params: Params): TrainingOptions {
  const { seeds, instances, sparsity, importance, featureSets } = writtenOptions(config);
  const isSaid = featureSets ? params.sets !== 'none' : true;
  return {
    ...(seeds && { seeds }),
    ...(instances && { instances }),
    ...(Array.isArray(sparsity) && { sparsity }),
    ...(importance && params.r === 1 && { importance, importanceDecay: undefined, relativeImportance: undefined }),
    ...(isSaid ? {} : { featureSets }),
  };
}
