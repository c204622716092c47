/** The pool of the site's own pages: Web Workers whose script is a file of the site. */
import type { FigureTrainer } from '../figureTrainer.ts';
import type { StartWorker } from '../port.ts';
import trainerUrl from '../thread/trainer.worker.ts?worker&url';
import { createPool, type PoolOptions, pageWorkers } from './pool.ts';
import { createWorkerStarter } from './startWorker.ts';

export function siteStarter(): StartWorker {
  return createWorkerStarter({ url: new URL(trainerUrl, import.meta.url).href });
}

export function createPagePool(options: Partial<PoolOptions> = {}): FigureTrainer {
  const { size = pageWorkers(), startWorker = siteStarter() } = options;
  return createPool({ size, startWorker });
}
