/** The rough relative amount of work to train a model, for the estimate of the time left. */
import { datasetBatch } from '../model/config/checkData.ts';
import { DEFAULTS } from '../model/config/config.ts';
import type { CellOptions, CellWork } from './cellConfig.ts';

/** Drawing a sample, and drawing each of its active features where not all are, in multiply-adds; measured on the CPU engine. */
const PER_SAMPLE = 3;
const PER_ACTIVE = 15;

/** Roughly proportional to the time one model takes. */
export function modelWork(options: CellOptions): number {
  const { nFeatures = DEFAULTS.nFeatures, nHidden = DEFAULTS.nHidden, steps = DEFAULTS.steps } = options;
  const batchSize = datasetBatch(options) ?? options.batchSize ?? DEFAULTS.batchSize;
  const probability = meanProbability(options);
  const weights = nFeatures * (nHidden + 1);
  const someActive = 1 - (1 - probability) ** nFeatures;
  const drawn = probability < 1 ? PER_ACTIVE * probability * nFeatures : 0;
  return steps * (weights + batchSize * (PER_SAMPLE + drawn + someActive * weights));
}

function meanProbability({
  featureProbability,
  sparsity = DEFAULTS.sparsity,
  active,
  nFeatures = DEFAULTS.nFeatures,
}: CellOptions): number {
  if (typeof active === 'number') return active / nFeatures;
  return featureProbability === undefined ? 1 - mean(sparsity) : mean(featureProbability);
}

function mean(value: number | ArrayLike<number>): number {
  return typeof value === 'number' ? value : Array.from(value).reduce((sum, entry) => sum + entry, 0) / value.length;
}

/** Of several cells with all the seeds given. */
export function totalWork(cells: readonly CellWork[]): number {
  return cells.reduce((sum, { options, seeds }) => sum + seeds.length * modelWork(options), 0);
}
