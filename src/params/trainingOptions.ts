/** From parameters to what is trained. The table's keys are short for addresses; the model's are whole words. */
import { decayingImportance } from '../model/config/checkValues.ts';
import type { LiveOptions, TrainingOptions } from '../model/config/config.ts';
import type { FeatureSets } from '../model/data/sampling.ts';
import type { Params } from './params.ts';

export function toTrainingOptions(params: Params): TrainingOptions {
  return {
    nFeatures: params.n,
    nHidden: params.m,
    nInstances: params.k,
    seed: params.seed,
    featureSets: featureSetsOf(params.sets, params.n),
    activation: params.act,
    batchSize: params.batch,
    steps: params.steps,
    learningRateSchedule: params.sched,
    weightDecay: params.wd,
    ...toLiveOptions(params),
  };
}

/** What acts on a running model: sparsity, importance, learning rate. */
export function toLiveOptions(params: Params): LiveOptions {
  return { sparsity: params.S, learningRate: params.lr, ...importanceOf(params) };
}

/** I_f = I^f, times r for the last feature; spelled as one of the model's keys where it is one. */
function importanceOf({ n, I, r }: Params): LiveOptions {
  if (r === 1) return { importanceDecay: I };
  if (I === 1) return { relativeImportance: r };
  return { importance: decayingImportance(I, n).map((importance, f) => (f === n - 1 ? importance * r : importance)) };
}

/** `corr3`: features 0–2, 3–5, … form correlated sets; `anti3`: anticorrelated ones. Features left over stay independent. */
export function featureSetsOf(spelling: Params['sets'], nFeatures: number): FeatureSets | null {
  const size = Number(spelling.slice(4));
  const count = spelling === 'none' ? 0 : Math.floor(nFeatures / size);
  if (count === 0) return null;
  const sets = Array.from({ length: count }, (_, s) => Array.from({ length: size }, (_, at) => s * size + at));
  return { kind: spelling.startsWith('anti') ? 'anticorrelated' : 'correlated', sets };
}
