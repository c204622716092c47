/** The pool of a page: Web Workers, one a core but one. */
import type { FigureTrainer } from '../figureTrainer.ts';
import { createPool, type PoolOptions } from './pool.ts';
import { createWorkerStarter } from './startWorker.ts';

export function createPagePool(options: Partial<PoolOptions> = {}): FigureTrainer {
  const { size = defaultSize(), startWorker = createWorkerStarter() } = options;
  return createPool({ size, startWorker });
}

function defaultSize(): number {
  return Math.max(1, (navigator.hardwareConcurrency || 2) - 1);
}
