/** A sweep as a script asks for it: one call, cells to iterate over, a promise of all of them. The public name is in `api.ts`. */
import { planSweep, type SweepOptions } from '../sweep/plan.ts';
import type { SweepCell } from '../sweep/results.ts';
import { finishedCells, isDone, type SweepProgress, sweepProgress } from '../sweep/state.ts';
import { threadTimeSlices } from '../training/sweeps/judging.ts';
import { runSweep, type SweepRunner, type SweepView } from '../training/sweeps/sweepRunner.ts';
import type { Trainer } from '../training/trainer.ts';
import { Newest } from './newest.ts';
import { assertSettings, TrainingError, type TrainSettings } from './scripting.ts';
import type { StopSignal } from './stopSignal.ts';

/** Aborting the signal ends the sweep: `finished` rejects with its reason. */
export type SweepSettings = Pick<TrainSettings, 'engine' | 'signal'>;

/**
 * Iterating gives all cells so far, row by row, each time there are more, and ends when all are there: coarse first, then refined, nearest
 * a boundary first. Leaving the loop early does not stop the sweep.
 */
export interface Sweep extends AsyncIterable<readonly SweepCell[]> {
  /** All cells; after `stop()` those finished by then. */
  readonly finished: Promise<readonly SweepCell[]>;
  /** Null before the sweep has begun. */
  readonly progress: SweepProgress | null;
  pause(): void;
  resume(): void;
  stop(): void;
}

const SETTINGS = ['engine', 'signal'];

export function startSweep(trainer: () => Trainer, options: SweepOptions, settings: SweepSettings = {}): Sweep {
  const sweep = new ScriptedSweep();
  try {
    const plan = planSweep(options);
    assertSettings(settings, SETTINGS);
    const { engine = 'auto', signal } = settings;
    if (signal?.aborted) throw signal.reason;
    const onChange = (view: SweepView) => sweep.hear(view);
    sweep.follow(runSweep(trainer(), plan, { ...threadTimeSlices(), engine, strict: true, onChange }), signal);
  } catch (error) {
    sweep.fail(error);
  }
  return sweep;
}

class ScriptedSweep implements Sweep {
  readonly finished: Promise<readonly SweepCell[]>;
  private readonly cells = new Newest<readonly SweepCell[]>();
  private runner: SweepRunner | null = null;
  private told = 0;
  private resolve: (cells: readonly SweepCell[]) => void = () => {};
  private reject: (error: unknown) => void = () => {};

  constructor() {
    this.finished = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  get progress(): SweepProgress | null {
    const view = this.runner?.view;
    return view ? sweepProgress(view.state, view.runsAtOnce) : null;
  }

  follow(runner: SweepRunner, signal: StopSignal | undefined): void {
    this.runner = runner;
    const abort = () => this.fail(signal?.reason);
    const forget = () => signal?.removeEventListener('abort', abort);
    signal?.addEventListener('abort', abort);
    this.finished.then(forget, forget);
  }

  /** Who iterates hears of failures there. */
  [Symbol.asyncIterator](): AsyncIterator<readonly SweepCell[]> {
    this.finished.catch(() => {});
    return this.cells[Symbol.asyncIterator]();
  }

  pause(): void {
    this.runner?.pause();
  }

  resume(): void {
    this.runner?.resume();
  }

  stop(): void {
    if (this.runner) this.finish(finishedCells(this.runner.view.state));
  }

  fail(error: unknown): void {
    this.reject(error);
    this.cells.fail(error);
    this.runner?.dispose();
  }

  hear({ state, failure }: SweepView): void {
    if (failure) {
      this.fail(new TrainingError(failure));
      return;
    }
    const cells = finishedCells(state);
    if (cells.length > this.told) this.cells.push(cells);
    this.told = cells.length;
    if (isDone(state)) this.finish(cells);
  }

  private finish(cells: readonly SweepCell[]): void {
    this.resolve(cells);
    this.cells.end();
    this.runner?.dispose();
  }
}
