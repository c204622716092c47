/**
 * Which of the kernel's two methods an instance is trained with (assembly/dense.ts, assembly/gram.ts): the one that is expected to take
 * less time. Their results agree but for rounding.
 */
import type { TrainingConfig } from '../../model/config/config.ts';

/** Times of the kernel's loops, in vector multiply-adds of a dense product: fitted to measured times of 80 shapes and sparsities. */
const DENSE = { product: 1, residual: 17, entry: 22 } as const;
const GRAM = { product: 1.15, residual: 10, row: 2.3, entry: 41 } as const;

/** @param sparsity of the instance [feature] */
export function prefersDense(
  { nFeatures, nHidden, batchSize, hiddenActivation, tied }: TrainingConfig,
  sparsity: readonly number[],
): boolean {
  // What is cut off has no gram matrix.
  if (hiddenActivation === 'relu') return true;
  const samples = batchSize * (1 - sparsity.reduce((product, s) => product * s, 1));
  const entries = batchSize * sparsity.reduce((sum, s) => sum + 1 - s, 0);
  const vectors = nFeatures / 4;
  const wholeVectors = Math.ceil(vectors);
  const dense = samples * vectors * (5 * nHidden * DENSE.product + DENSE.residual) + entries * DENSE.entry;
  const once = (tied ? 2 : 3) * nFeatures * nHidden * vectors * GRAM.product;
  const gram = once + samples * wholeVectors * GRAM.residual + entries * (2 * wholeVectors * GRAM.row + GRAM.entry);
  return dense <= gram;
}
