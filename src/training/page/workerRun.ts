/** A run on one worker or several: it obeys commands and reports. Types only. */
import type { LiveOptions } from '../../model/config/config.ts';
import type { EngineName, Snapshot } from '../../model/network/parameters.ts';
import type { EngineChoice, PauseOptions, Report, ResumeOptions, RunOrder } from '../protocol.ts';
import type { Observer } from './auto/observer.ts';

export interface WorkerRun {
  tune(live: LiveOptions): void;
  pause(options?: PauseOptions): void;
  resume(options?: ResumeOptions): void;
  step(steps: number): void;
  /** A snapshot has been taken, of a run of which none is left out. */
  taken(): void;
  /** Returns the memory of a snapshot, which must not be read afterwards. */
  recycle(snapshot: Snapshot): void;
  /** Ends the run without further reports. */
  stop(): void;
}

export type ReportListener = (report: Report) => void;

/** An order without an engine yet. */
export interface LaunchOrder extends Omit<RunOrder, 'engine'> {
  readonly engine: EngineChoice;
  /** Engines that have failed this run. */
  readonly without: readonly EngineName[];
  /** Whether `auto` may go by measured times and move the run while it trains. Then two trainings of it may differ by rounding. */
  readonly mayMove: boolean;
}

export interface LaunchEvents {
  /** The run has started; reports follow. @param reason a sentence for the reader: why this engine */
  onPlaced(run: WorkerRun, engine: EngineName, reason: string, observer?: Observer | null): void;
  /** The run stays where it is, for another reason. */
  onReason(reason: string): void;
  /** The run would be placed on another engine now, if it started from where it stands. */
  onMove(): void;
  onReport: ReportListener;
}

/** Chooses the engine and the workers, and starts the run there. Failures are reported. */
export type Launch = (order: LaunchOrder, events: LaunchEvents) => void;
