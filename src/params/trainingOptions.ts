/** From parameters to what is trained. The table's keys are short for addresses; the model's are whole words. */
import type { LiveOptions, TrainingOptions } from '../model/config/config.ts';
import type { FeatureSets } from '../model/data/featureGroups.ts';
import { hasOwn, valuesOfFeatures } from './ownValues.ts';
import type { Params } from './params.ts';

/** Settings that mean nothing beside others, such as the momentum of Adam, are left out. */
export function toTrainingOptions(params: Params): TrainingOptions {
  return {
    nFeatures: params.n,
    nHidden: params.m,
    nInstances: params.k,
    seed: params.seed,
    ...networkOf(params),
    ...dataOf(params),
    ...optimiserOf(params),
    ...startOf(params),
    ...toLiveOptions(params),
  };
}

function networkOf({ hact, act, tied, bias, target }: Params): TrainingOptions {
  return { hiddenActivation: hact, activation: act, tied: tied === '1', bias: bias === '1', target };
}

function dataOf(params: Params): TrainingOptions {
  const { values, active, data, pick } = params;
  return {
    values,
    active: active === 0 ? 'independent' : active,
    featureSets: featureSetsOf(params.sets, params.n, params.strength),
    dataset: datasetOf(params),
    ...(data > 0 && pick === 'full' ? {} : { batchSize: params.batch }),
  };
}

function datasetOf({ data, pick, unit, dseed }: Params): TrainingOptions['dataset'] {
  return data === 0 ? null : { size: data, batch: pick, unitLength: unit === '1', seed: dseed < 0 ? null : dseed };
}

function optimiserOf(params: Params): TrainingOptions {
  const { opt, mom, wd, wdon, warm, sched, steps } = params;
  return {
    optimiser: opt,
    momentum: opt === 'sgd' ? mom : 0,
    weightDecay: wd,
    weightDecayOn: wd < 0 ? 'weights' : wdon,
    warmupSteps: warm,
    learningRateSchedule: sched,
    steps,
  };
}

function startOf({ start, noise, init }: Params): TrainingOptions {
  return start === 0 ? { initialScale: init } : { start: { polygon: start, noise } };
}

/** What acts on a running model: sparsity, unless exactly so many features are active, importance, learning rate. */
export function toLiveOptions(params: Params): LiveOptions {
  return { ...(params.active === 0 ? { sparsity: sparsityOf(params) } : {}), learningRate: params.lr, ...importanceOf(params) };
}

function sparsityOf(params: Params): number | readonly number[] {
  return params.alpha > 0 || hasOwn(params, 'S') ? valuesOfFeatures(params).S : params.S;
}

/** Spelled as one of the model's keys where it is one. */
function importanceOf(params: Params): LiveOptions {
  const { I, r } = params;
  const isGeneral = !hasOwn(params, 'I');
  if (isGeneral && r === 1) return { importanceDecay: I };
  if (isGeneral && I === 1) return { relativeImportance: r };
  return { importance: valuesOfFeatures(params).I };
}

/** `corr3`: features 0–2, 3–5, … form correlated sets; `anti3`: anticorrelated ones. Features left over stay independent. */
export function featureSetsOf(spelling: Params['sets'], nFeatures: number, strength = 1): FeatureSets | null {
  const size = Number(spelling.slice(4));
  const count = spelling === 'none' ? 0 : Math.floor(nFeatures / size);
  if (count === 0) return null;
  const sets = Array.from({ length: count }, (_, s) => Array.from({ length: size }, (_, at) => s * size + at));
  return { kind: spelling.startsWith('anti') ? 'anticorrelated' : 'correlated', sets, ...(strength === 1 ? {} : { strength }) };
}
