/** The progress of a shard: cells with results, cells still to be trained, and the work left. */

import type { CellStore } from '../headless/cellStore.ts';
import type { CellList } from '../headless/cells.ts';
import { cellWork } from '../headless/runCells.ts';
import { type Shard, shardNumbers } from './shard.ts';

export interface Survey {
  /** Numbers of cells that have results. */
  readonly done: readonly number[];
  /** Numbers of cells that have none. */
  readonly open: readonly number[];
  /** Open cells that have a checkpoint. */
  readonly begun: number;
  /** The work of the open cells in multiply-adds, as if none had started. */
  readonly work: number;
}

export function survey(list: CellList, shard: Shard, store: CellStore): Survey {
  const done: number[] = [];
  const open: number[] = [];
  let [begun, work] = [0, 0];
  for (const number of shardNumbers(shard, list.length)) {
    const cell = list.at(number);
    if (store.hasResult(cell)) {
      done.push(number);
      continue;
    }
    open.push(number);
    work += cellWork(cell);
    if (store.hasCheckpoint(cell)) begun++;
  }
  return { done, open, begun, work };
}
