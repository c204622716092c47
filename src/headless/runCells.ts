/**
 * Trains cells on all threads: skips those with results, continues those with a checkpoint, and stores finished ones.
 * `stop` ends the current chunk on every thread and keeps a checkpoint of each cell.
 */
import { workOf } from '../engine/chooseEngine.ts';
import type { CellStore } from './cellStore.ts';
import type { Cell } from './cells.ts';
import { fileState, isGpuEngine, type Job, JobQueue } from './jobs.ts';
import { JobThread } from './jobThreadClient.ts';
import { type CellResult, OpenCell } from './openCell.ts';

export interface RunOptions {
  readonly threads: number;
  /** Time between checkpoints of a cell, in ms. */
  readonly checkpointMs: number;
  onCell(cell: Cell, result: CellResult): void;
  onProgress(progress: Progress): void;
}

/** The work to do. */
export interface Total {
  readonly cells: number;
  /** In multiply-adds. */
  readonly work: number;
}

export interface Progress extends Total {
  readonly cellsDone: number;
  readonly workDone: number;
}

export interface CellRun {
  /** Resolves when all cells are done or the run was stopped: true where all are. @throws Error with a sentence */
  readonly finished: Promise<boolean>;
  stop(): void;
}

/** The cost of training a cell, in multiply-adds. */
export function cellWork({ config }: Cell): number {
  return workOf(config).multiplyAdds * config.steps;
}

/** @param open those of the list that are still to be trained */
export function runCells(open: Iterable<Cell>, total: Total, store: CellStore, options: RunOptions): CellRun {
  const runner = new Runner(open, total, store, options);
  return { finished: runner.run(), stop: () => runner.stop() };
}

class Runner {
  private readonly store: CellStore;
  private readonly options: RunOptions;
  private readonly total: Total;
  private readonly queue: JobQueue;
  private readonly threads: readonly JobThread[];
  /** Started and not finished. */
  private readonly open = new Set<OpenCell>();
  private readonly underWay = new Map<Job, number>();
  private stopping = false;
  private cellsDone = 0;
  private workDone = 0;

  constructor(cells: Iterable<Cell>, total: Total, store: CellStore, options: RunOptions) {
    const { engine } = store.origin;
    // One device, one thread. Where there are fewer cells than threads, cells are divided.
    const threads = isGpuEngine(engine) ? 1 : options.threads;
    this.store = store;
    this.options = options;
    this.total = total;
    this.queue = new JobQueue(this.opened(cells), engine, Math.ceil(threads / Math.max(total.cells, 1)));
    this.threads = Array.from({ length: threads }, () => new JobThread());
  }

  async run(): Promise<boolean> {
    const ends = await Promise.allSettled(this.threads.map((thread) => this.work(thread)));
    for (const open of this.open) this.keep(open);
    await Promise.all(this.threads.map((thread) => thread.dispose()));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    return this.cellsDone === this.total.cells;
  }

  stop(): void {
    this.stopping = true;
    for (const thread of this.threads) thread.stop();
  }

  private *opened(cells: Iterable<Cell>): Generator<OpenCell> {
    for (const cell of cells) {
      const open = new OpenCell(cell, this.store.readCheckpoint(cell));
      this.open.add(open);
      yield open;
    }
  }

  private async work(thread: JobThread): Promise<void> {
    for (let job = this.next(); job; job = this.next()) {
      try {
        await this.train(job, thread);
      } catch (error) {
        this.stop();
        throw error;
      }
    }
  }

  private next(): Job | null {
    return this.stopping ? null : this.queue.next();
  }

  private async train(job: Job, thread: JobThread): Promise<void> {
    const { config, from } = job;
    const { checkpointMs } = this.options;
    this.underWay.set(job, from?.step ?? 0);
    const { checkpoint, losses } = await thread.train(
      { engine: this.store.origin.engine, config, from, checkpointMs },
      {
        onStep: (step) => this.reached(job, step),
        onCheckpoint: (kept) => {
          fileState(job, kept, null);
          for (const { open } of job.parts) this.keep(open);
        },
      },
    );
    fileState(job, checkpoint, losses);
    this.underWay.delete(job);
    this.workDone += workOf(config).multiplyAdds * checkpoint.step;
    for (const open of new Set(job.parts.map((part) => part.open))) if (open.isFinished) this.finish(open);
  }

  private keep(open: OpenCell): void {
    if (open.hasBegun) this.store.writeCheckpoint(open.cell, open.checkpoint());
  }

  private finish(open: OpenCell): void {
    const result = open.result();
    this.store.writeResult(open.cell, result);
    this.open.delete(open);
    this.cellsDone++;
    this.options.onCell(open.cell, result);
    this.report();
  }

  private reached(job: Job, step: number): void {
    this.underWay.set(job, step);
    this.report();
  }

  private report(): void {
    const { total, cellsDone } = this;
    const underWay = [...this.underWay].reduce((sum, [{ config }, step]) => sum + workOf(config).multiplyAdds * step, 0);
    this.options.onProgress({ ...total, cellsDone, workDone: this.workDone + underWay });
  }
}
