/**
 * From a run's final weights to judged models: by the exact expected loss up to 10 features, beyond by samples that are the same
 * for all candidates; never by the loss of the last batches.
 */
import type { InstanceConfig, TrainingConfig } from '../model/config.ts';
import { DEFAULT_EVALUATION, estimateLosses } from '../model/evaluateLoss.ts';
import { createExactJudge, MAX_EXACT_FEATURES } from '../model/exactLoss.ts';
import type { Weights } from '../model/network.ts';
import type { Shape } from '../model/parameters.ts';
import type { Job, JobPart } from './jobs.ts';
import type { TrainedModel } from './results.ts';

/** The weights of a run, as a snapshot has them. */
export interface RunWeights {
  /** [instance, feature, hidden] */
  readonly W: Float32Array;
  /** [instance, feature] */
  readonly b: Float32Array;
}

/** Instance i's part, as views. */
export function weightsOf({ W, b }: RunWeights, { nFeatures, nHidden }: Shape, i: number) {
  const length = nFeatures * nHidden;
  return { W: W.subarray(i * length, (i + 1) * length), b: b.subarray(i * nFeatures, (i + 1) * nFeatures) };
}

/** Judges the models of a run one after another, yielding in between, so that the caller can spread the work over time. @returns [instance] */
export function* judgeRun(config: TrainingConfig, weights: RunWeights): Generator<void, readonly number[]> {
  const losses: number[] = [];
  for (const group of alikeInstances(config.instances)) {
    const candidates = group.map((_, at) => weightsOf(weights, config, losses.length + at));
    losses.push(...(yield* judgeAlike(config, group, candidates)));
  }
  return losses;
}

/** Instances in a row that are trained on the same data and so judged on the same samples. */
function alikeInstances(instances: readonly InstanceConfig[]): readonly (readonly InstanceConfig[])[] {
  const groups: InstanceConfig[][] = [];
  for (const instance of instances) {
    const last = groups.at(-1);
    if (last?.[0] && isAlike(last[0], instance)) last.push(instance);
    else groups.push([instance]);
  }
  return groups;
}

function isAlike(a: InstanceConfig, b: InstanceConfig): boolean {
  return a.sparsity.every((value, f) => value === b.sparsity[f]) && a.importance.every((value, f) => value === b.importance[f]);
}

function* judgeAlike(
  config: TrainingConfig,
  group: readonly InstanceConfig[],
  candidates: readonly Weights[],
): Generator<void, readonly number[]> {
  const [data] = group;
  if (!data) return [];
  if (config.nFeatures > MAX_EXACT_FEATURES) return yield* judgeBySamples(config, data, candidates);
  const judge = createExactJudge(config);
  const losses: number[] = [];
  for (const candidate of candidates) {
    losses.push(judge.loss(candidate, data));
    yield;
  }
  return losses;
}

/** Multiply-adds between two yields: a few ms. */
const SLICE = 2_000_000;

function* judgeBySamples(config: TrainingConfig, data: InstanceConfig, candidates: readonly Weights[]): Generator<void, readonly number[]> {
  const { samples: total, seed } = DEFAULT_EVALUATION;
  const size = Math.max(Math.ceil(SLICE / (candidates.length * config.nFeatures * (config.nHidden + 1))), 100);
  const sums = candidates.map(() => 0);
  for (let firstSample = 0; firstSample < total; firstSample += size) {
    const samples = Math.min(size, total - firstSample);
    const slice = estimateLosses(candidates, config, data, { samples, seed, firstSample });
    for (const [at, { loss }] of slice.entries()) sums[at] = (sums[at] ?? 0) + loss * samples;
    yield;
  }
  return sums.map((sum) => sum / total);
}

/** The run's models, filed by cell. @param losses as judged [instance] */
export function trainedModels(
  { parts }: Job,
  shape: Shape,
  weights: RunWeights,
  losses: readonly number[],
): ReadonlyMap<string, readonly TrainedModel[]> {
  let instance = 0;
  const modelOf = (seed: number): TrainedModel => {
    const loss = losses[instance] ?? Number.NaN;
    return { seed, loss: Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss, ...weightsOf(weights, shape, instance++) };
  };
  return new Map(parts.map(({ key, seeds }) => [key, seeds.map(modelOf)]));
}

/** In place of a model whose training diverged: no seed is worse, and no measure takes it for a result. */
export function divergedModels(
  { parts }: { readonly parts: readonly JobPart[] },
  { nFeatures, nHidden }: Shape,
): ReadonlyMap<string, readonly TrainedModel[]> {
  const lost = () => ({
    loss: Number.POSITIVE_INFINITY,
    W: new Float32Array(nFeatures * nHidden).fill(Number.NaN),
    b: new Float32Array(nFeatures).fill(Number.NaN),
  });
  return new Map(parts.map(({ key, seeds }) => [key, seeds.map((seed) => ({ seed, ...lost() }))]));
}
