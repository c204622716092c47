/** How far a shard is: which of its cells have results, which are still to be trained, and how much work that is. */

import type { CellStore } from '../headless/cellStore.ts';
import type { CellList } from '../headless/cells.ts';
import { cellWork } from '../headless/runCells.ts';
import { type Shard, shardNumbers } from './shard.ts';

export interface Survey {
  /** Numbers of cells that have results. */
  readonly done: readonly number[];
  /** Numbers of cells that have none. */
  readonly open: readonly number[];
  /** Of the open ones those that have a checkpoint. */
  readonly begun: number;
  /** Of the open ones, in multiply-adds, as if none had begun. */
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
