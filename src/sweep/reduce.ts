/** Turns a run's final weights and their evaluated losses into models, stored by cell. */
import { instanceWeights, type RunWeights, type Shape } from '../model/network/parameters.ts';
import type { Job } from './jobs.ts';
import type { TrainedModel } from './results.ts';

/** By `configurationKey`. */
export type FiledModels = ReadonlyMap<string, readonly TrainedModel[]>;

/** @param losses as judged [instance] */
export function trainedModels({ parts }: Job, shape: Shape, weights: RunWeights, losses: readonly number[]): FiledModels {
  let instance = 0;
  const modelOf = (seed: number): TrainedModel => {
    const loss = losses[instance] ?? Number.NaN;
    return { seed, loss: Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss, ...instanceWeights(weights, shape, instance++) };
  };
  return new Map(parts.map(({ key, seeds }) => [key, seeds.map(modelOf)]));
}

/** Stands for a model whose training diverged: any other seed is better, and every measure leaves it out. */
export function divergedModels({ parts }: Job, { nFeatures, nHidden }: Shape): FiledModels {
  const lost = () => ({
    loss: Number.POSITIVE_INFINITY,
    W: new Float32Array(nFeatures * nHidden).fill(Number.NaN),
    b: new Float32Array(nFeatures).fill(Number.NaN),
  });
  return new Map(parts.map(({ key, seeds }) => [key, seeds.map((seed) => ({ seed, ...lost() }))]));
}
