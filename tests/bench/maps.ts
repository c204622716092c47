/** Times a whole phase map on the bench page, trained as a script on any page would. */
import type { EngineName } from '../../src/model/network/parameters.ts';
import { startSweep } from '../../src/scripting/sweeps/sweepScripting.ts';
import type { SweepOptions } from '../../src/sweep/plan.ts';
import type { FigureTrainer } from '../../src/training/figureTrainer.ts';
import { createPagePool } from '../../src/training/page/pagePool.ts';

/** As in cases.mjs. */
export interface MapSize {
  readonly cells: number;
  readonly seeds: number;
  readonly steps: number;
}

/** Ms until all cells were there, and until the first picture was. */
export interface MapPace {
  readonly ms: number;
  readonly firstMs: number;
}

let pool: FigureTrainer | null = null;

/** Workers and compiled programs stay from one map to the next. */
function sharedPool(): FigureTrainer {
  pool ??= createPagePool();
  return pool;
}

export async function timeMap(engine: EngineName, size: MapSize): Promise<MapPace> {
  const start = performance.now();
  const pictures = startSweep(sharedPool, mapOptions(size), { engine })[Symbol.asyncIterator]();
  let next = await pictures.next();
  const firstMs = performance.now() - start;
  while (!next.done) next = await pictures.next();
  return { ms: performance.now() - start, firstMs };
}

function mapOptions({ cells, seeds, steps }: MapSize): SweepOptions {
  return {
    base: { nFeatures: 2, nHidden: 1, batchSize: 256, learningRate: 5e-3, learningRateSchedule: 'linear', seed: 1 },
    x: { key: 'relativeImportance', from: 0.1, to: 10, count: cells, scale: 'log' },
    y: { key: 'featureProbability', from: 0.01, to: 1, count: cells, scale: 'log' },
    seeds,
    steps,
  };
}
