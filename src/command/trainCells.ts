/** Trains this process's cells of a list and prints each when it is finished; shared by `train` and `sweep`. */

import type { CellStore } from '../headless/cellStore.ts';
import type { Cell, CellList } from '../headless/cells.ts';
import type { CellResult } from '../headless/openCell.ts';
import { type CellRun, runCells } from '../headless/runCells.ts';
import { type Arguments, numberOption, threadCount } from './arguments.ts';
import { EXIT, type ExitCode, type Io } from './context.ts';
import { openStore } from './openStore.ts';
import { ProgressLine } from './progressLine.ts';
import { readShard } from './shard.ts';
import { type Survey, survey } from './survey.ts';

const CHECKPOINT_SECONDS = 30;

/** @throws ArgumentError, or Error with a sentence where training failed */
export async function trainCells(list: CellList, args: Arguments, io: Io): Promise<ExitCode> {
  const store = openStore(args);
  const threads = threadCount(args, io.environment);
  const maxSeconds = numberOption(args, 'max-seconds', 0, false);
  const checkpointMs = 1000 * (numberOption(args, 'checkpoint-seconds', 0, false) ?? CHECKPOINT_SECONDS);
  const found = survey(list, readShard(args, io.environment), store);
  const start = io.now();
  const line = new ProgressLine(io.errorStream, io.now);
  let trained = 0;
  const run = runCells(cellsOf(list, found.open), { cells: found.open.length, work: found.work }, store, {
    threads,
    checkpointMs,
    onCell: (cell, result) => {
      trained++;
      io.print(cellLine(cell, result, store));
    },
    onProgress: (progress) => line.show(progress),
  });
  const isDone = await ended(run, maxSeconds, io);
  const left = found.open.length - trained;
  const diverged = isDone ? divergedCells(list, found, store) : undefined;
  io.print({
    type: 'summary',
    cells: trained + left + found.done.length,
    trained,
    skipped: found.done.length,
    left,
    diverged,
    seconds: (io.now() - start) / 1000,
  });
  if (isDone) return diverged ? EXIT.diverged : EXIT.done;
  line.say(`Stopped with ${left} cells to go; the same command goes on from here.`);
  return EXIT.again;
}

/** @returns whether all cells are done; false where the run was stopped */
async function ended(run: CellRun, maxSeconds: number | undefined, io: Io): Promise<boolean> {
  io.onStop(() => run.stop());
  const timer = maxSeconds === undefined ? undefined : setTimeout(() => run.stop(), 1000 * maxSeconds);
  return run.finished.finally(() => clearTimeout(timer));
}

function* cellsOf(list: CellList, numbers: readonly number[]): Generator<Cell> {
  for (const number of numbers) yield list.at(number);
}

/** Counts earlier runs, too: running a finished sweep again gives the same summary. */
function divergedCells(list: CellList, { done, open }: Survey, store: CellStore): number {
  return [...done, ...open].filter((number) => hasDiverged(store.readResult(list.at(number)))).length;
}

function hasDiverged({ losses }: CellResult): boolean {
  return losses.includes(Number.POSITIVE_INFINITY);
}

/** JSON has no Infinity: the loss of a diverged model is null. */
function cellLine({ number, options, config }: Cell, { losses }: CellResult, store: CellStore): object {
  const best = losses.reduce((lowest, loss, i) => (loss < (losses[lowest] ?? 0) ? i : lowest), 0);
  const finite = (loss: number | undefined) => (loss !== undefined && Number.isFinite(loss) ? loss : null);
  return {
    type: 'cell',
    cell: number,
    ...options,
    seed: config.instances[best]?.seed,
    loss: finite(losses[best]),
    losses: Array.from(losses, finite),
    file: store.resultPath({ number, options, config }),
  };
}
