/**
 * Which of the kernel's two methods an instance is trained with (assembly/dense.ts, assembly/gram.ts): the one that is expected to take
 * less time. Their results agree but for rounding.
 */
import type { InstanceConfig, TrainingConfig } from '../../model/config.ts';

/** Measured times of the kernel's loops, in vector multiply-adds of a dense product. */
const COST = { residual: 5, gramRow: 2.5, gramEntry: 15, gramResidual: 6 } as const;

export function prefersDense(config: TrainingConfig, { sparsity }: InstanceConfig): boolean {
  return denseCost(config, sparsity) <= gramCost(config, sparsity);
}

function denseCost({ nFeatures, nHidden, batchSize }: TrainingConfig, sparsity: readonly number[]): number {
  const samples = batchSize * (1 - sparsity.reduce((product, s) => product * s, 1));
  return (samples * (5 * nFeatures * nHidden + COST.residual * nFeatures)) / 4;
}

function gramCost({ nFeatures, nHidden, batchSize }: TrainingConfig, sparsity: readonly number[]): number {
  const samples = batchSize * (1 - sparsity.reduce((product, s) => product * s, 1));
  const entries = batchSize * sparsity.reduce((sum, s) => sum + 1 - s, 0);
  const rowVectors = Math.ceil(nFeatures / 4);
  const once = (2 * nFeatures * nFeatures * nHidden) / 4;
  return once + samples * COST.gramResidual * rowVectors + entries * (2 * COST.gramRow * rowVectors + COST.gramEntry);
}
