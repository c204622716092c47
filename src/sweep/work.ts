/** How much work training a model is, roughly and relative to another: what the time left is estimated by. */
import { DEFAULTS } from '../model/config.ts';
import type { CellOptions, CellWork } from './cellConfig.ts';

/** Proportional to the time one model takes: drawing each sample, and passing those that have an active feature through the weights. */
export function modelWork(options: CellOptions): number {
  const { nFeatures, nHidden, batchSize, steps } = { ...DEFAULTS, ...options };
  const weights = nFeatures * (nHidden + 1);
  const someActive = 1 - (1 - meanProbability(options)) ** nFeatures;
  return steps * (weights + batchSize * (1 + someActive * weights));
}

function meanProbability({ featureProbability, sparsity = DEFAULTS.sparsity }: CellOptions): number {
  return featureProbability === undefined ? 1 - mean(sparsity) : mean(featureProbability);
}

function mean(value: number | readonly number[]): number {
  return typeof value === 'number' ? value : value.reduce((sum, entry) => sum + entry, 0) / value.length;
}

/** Of several cells with all the seeds given. */
export function totalWork(cells: readonly CellWork[]): number {
  return cells.reduce((sum, { options, seeds }) => sum + seeds.length * modelWork(options), 0);
}
