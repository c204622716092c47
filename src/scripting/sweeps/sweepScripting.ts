/** A sweep as a script asks for it: one call, cells to iterate over, a promise of all of them. The public name is in `api.ts`. */
import { ConfigError, problem } from '../../model/config/problem.ts';
import type { SweepProgress } from '../../sweep/progress.ts';
import type { Trainer } from '../../training/trainer.ts';
import { TrainingError } from '../runs/trainingRun.ts';
import { assertSettings, type TrainSettings } from '../settings.ts';
import type { StopSignal } from '../stopSignal.ts';
import { Newest } from '../streams/newest.ts';
import type { PlannedSweep, SweepNews } from './plannedSweep.ts';
import type { AxisValue, ScriptCell, ScriptSweep } from './sweepTypes.ts';

/** Aborting the signal ends the sweep: `finished` rejects with its reason. */
export type SweepSettings = Pick<TrainSettings, 'engine' | 'signal'>;

/**
 * Iterating gives all cells so far, row by row, each time there are more, and ends when all are there: coarse first, then refined, nearest
 * a boundary first. Leaving the loop early does not stop the sweep.
 */
export interface Sweep<Value = number> extends AsyncIterable<readonly ScriptCell<Value>[]> {
  /** All cells; after `stop()` those finished by then. */
  readonly finished: Promise<readonly ScriptCell<Value>[]>;
  /** Null before the sweep has begun. */
  readonly progress: SweepProgress | null;
  /** What its configurations ask for and do not get, in sentences; empty before the sweep has begun. */
  readonly notices: readonly string[];
  /** Starts no more models until it is resumed. */
  pause(): void;
  /** Goes on after a pause. */
  resume(): void;
  /** Ends the sweep with the cells that are finished. */
  stop(): void;
}

const SETTINGS = ['engine', 'signal'];

export function startSweep(trainer: () => Trainer, options: ScriptSweep, settings: SweepSettings = {}): Sweep<AxisValue> {
  const sweep = new ScriptedSweep();
  try {
    assertSettings(settings, SETTINGS);
    const { engine = 'auto', signal } = settings;
    if (signal?.aborted) throw signal.reason;
    const order = { engine, strict: true, onNews: (news: SweepNews) => sweep.hear(news) };
    // What a script changes afterwards changes nothing here.
    const given = copyOf(options);
    void sweep.begin(async () => (await loadSweeps()).plannedSweep(trainer(), given, order), signal);
  } catch (error) {
    sweep.fail(error);
  }
  return sweep;
}

/** @throws ConfigError where there is what cannot be copied, such as a function */
function copyOf(options: ScriptSweep): ScriptSweep {
  try {
    return structuredClone(options);
  } catch (error) {
    throw new ConfigError([problem('sweep', `${error}`, 'an object of numbers, texts and lists')]);
  }
}

/** Pages that sweep nothing do not load it. */
function loadSweeps() {
  return import('./plannedSweep.ts').catch((error: unknown) => {
    throw new TrainingError({ kind: 'not-loaded', detail: `${error}` });
  });
}

class ScriptedSweep implements Sweep<AxisValue> {
  readonly finished: Promise<readonly ScriptCell<AxisValue>[]>;
  private readonly cells = new Newest<readonly ScriptCell<AxisValue>[]>();
  private runner: PlannedSweep | null = null;
  private told = 0;
  private isPaused = false;
  private isOver = false;
  private resolve: (cells: readonly ScriptCell<AxisValue>[]) => void = () => {};
  private reject: (error: unknown) => void = () => {};

  constructor() {
    this.finished = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  get progress(): SweepProgress | null {
    return this.runner?.progress ?? null;
  }

  get notices(): readonly string[] {
    return this.runner?.notices ?? [];
  }

  /** Until the runner is there, a pause waits for it, and what ends the sweep keeps it from starting. */
  async begin(start: () => Promise<PlannedSweep>, signal: StopSignal | undefined): Promise<void> {
    const abort = () => this.fail(signal?.reason);
    const forget = () => signal?.removeEventListener('abort', abort);
    signal?.addEventListener('abort', abort);
    this.finished.then(forget, forget);
    try {
      this.follow(await start());
    } catch (error) {
      this.fail(error);
    }
  }

  private follow(runner: PlannedSweep): void {
    this.runner = runner;
    if (this.isOver) runner.dispose();
    else if (this.isPaused) runner.pause();
  }

  /** A loop throws the error itself, so `finished` need not be awaited too. */
  [Symbol.asyncIterator](): AsyncIterator<readonly ScriptCell<AxisValue>[]> {
    this.finished.catch(() => {});
    return this.cells[Symbol.asyncIterator]();
  }

  pause(): void {
    this.isPaused = true;
    this.runner?.pause();
  }

  resume(): void {
    this.isPaused = false;
    this.runner?.resume();
  }

  stop(): void {
    this.finish(this.runner?.cells ?? []);
  }

  fail(error: unknown): void {
    this.isOver = true;
    this.reject(error);
    this.cells.fail(error);
    this.runner?.dispose();
  }

  hear({ failure, cells, isDone }: SweepNews): void {
    if (failure) {
      this.fail(new TrainingError(failure));
      return;
    }
    // A list of its own for each: a reader may change what it is given.
    if (cells.length > this.told) this.cells.push(cells);
    this.told = cells.length;
    if (isDone) this.finish([...cells]);
  }

  private finish(cells: readonly ScriptCell<AxisValue>[]): void {
    this.isOver = true;
    this.resolve(cells);
    this.cells.end();
    this.runner?.dispose();
  }
}
