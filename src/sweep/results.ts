/**
 * What a sweep has trained, and what it shows of it: of each cell the seed with the lowest judged loss, and the losses of all.
 * Results are kept by configuration and seed, not by place in a grid, so that they hold under other axes too.
 */
import type { HiddenActivation } from '../model/config/config.ts';
import { cellValues, type SweepPlan } from './plan.ts';

/** One trained and judged model. */
export interface TrainedModel {
  /** u32 */
  readonly seed: number;
  /** Judged: exact or on shared samples, a mean over features. Infinity where training diverged, with NaN for weights. */
  readonly loss: number;
  /** What encodes, and decodes too where the model is tied. [feature, hidden] */
  readonly W: Float32Array;
  /** What decodes, of untied models only. [feature, hidden] */
  readonly WOut?: Float32Array;
  /** [feature] */
  readonly b: Float32Array;
}

/** A configuration's trained models, by `configurationKey` and seed. */
export type Results = ReadonlyMap<string, ReadonlyMap<number, TrainedModel>>;

/** A finished cell: the axis values, and of its best seed the loss and the weights. */
export interface SweepCell extends TrainedModel {
  readonly x: number;
  readonly y: number;
  /** Of all seeds, in their order. */
  readonly losses: readonly number[];
  /** σ_h, where it is not the identity. */
  readonly hiddenActivation?: HiddenActivation;
}

/** All results may take this much memory; beyond it those that no plan asks for are dropped. */
const MOST_BYTES = 4 * 2 ** 20;
/** What a model takes beside the buffers of its weights. */
const MODEL_BYTES = 250;

/** Adds results; none is removed. */
export function addResults(results: Results, models: ReadonlyMap<string, readonly TrainedModel[]>): Results {
  const added = new Map(results);
  for (const [key, own] of models) {
    added.set(key, new Map([...(results.get(key) ?? []), ...own.map((model) => [model.seed, model] as const)]));
  }
  return added;
}

/** All results while they are few, else those that the plans ask for. */
export function boundResults(results: Results, plans: readonly SweepPlan[]): Results {
  if (bytesOf(results) <= MOST_BYTES) return results;
  const wanted = plans.map(({ keys, seeds }) => ({ keys: new Set(keys), seeds: new Set(seeds) }));
  const kept = [...results].map(([key, own]) => {
    const isAsked = (seed: number) => wanted.some(({ keys, seeds }) => keys.has(key) && seeds.has(seed));
    return [key, new Map([...own].filter(([seed]) => isAsked(seed)))] as const;
  });
  return new Map(kept.filter(([, own]) => own.size > 0));
}

/** Weights are parts of their run's, whose buffers stay as long as one of its models does. */
function bytesOf(results: Results): number {
  const models = [...results.values()].flatMap((own) => [...own.values()]);
  const buffers = new Set(models.flatMap(({ W, WOut = W, b }) => [W.buffer, WOut.buffer, b.buffer]));
  return [...buffers].reduce((sum, { byteLength }) => sum + byteLength, MODEL_BYTES * models.length);
}

/** The seeds a cell still lacks. */
export function missingSeeds(results: Results, { keys, seeds }: SweepPlan, cell: number): readonly number[] {
  const own = results.get(keys[cell] ?? '');
  return own ? seeds.filter((seed) => !own.has(seed)) : seeds;
}

/** The cell, once all its seeds are there. */
export function finishedCell(results: Results, plan: SweepPlan, cell: number): SweepCell | undefined {
  const own = results.get(plan.keys[cell] ?? '');
  const models = plan.seeds.flatMap((seed) => own?.get(seed) ?? []);
  const [first, ...others] = models;
  if (!first || models.length < plan.seeds.length) return undefined;
  const best = others.reduce((lowest, model) => (model.loss < lowest.loss ? model : lowest), first);
  const { hiddenActivation = 'identity' } = plan.base;
  const kind = hiddenActivation === 'identity' ? {} : { hiddenActivation };
  return { ...cellValues(plan, cell), ...best, losses: models.map(({ loss }) => loss), ...kind };
}
