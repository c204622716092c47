/** A run as placed on one worker or several: it does what it is told, and reports. Types only. */
import type { LiveOptions } from '../../model/config/config.ts';
import type { EngineName, Snapshot } from '../../model/network/parameters.ts';
import type { EngineChoice, PauseOptions, Report, ResumeOptions, RunOrder } from '../protocol.ts';

export interface WorkerRun {
  tune(live: LiveOptions): void;
  pause(options?: PauseOptions): void;
  resume(options?: ResumeOptions): void;
  step(steps: number): void;
  /** Returns the memory of a snapshot; it must not be read after. */
  recycle(snapshot: Snapshot): void;
  /** Ends the run; no report follows. */
  stop(): void;
}

export type ReportListener = (report: Report) => void;

/** An order whose engine is still to be chosen. */
export interface LaunchOrder extends Omit<RunOrder, 'engine'> {
  readonly engine: EngineChoice;
  /** Engines that have failed this run. */
  readonly without: readonly EngineName[];
}

export interface LaunchEvents {
  /** The run has a place; reports follow. @param reason a sentence for the reader: why this engine */
  onPlaced(run: WorkerRun, engine: EngineName, reason: string): void;
  onReport: ReportListener;
}

/** Chooses engine and workers, and starts the run there. What goes wrong is reported. */
export type Launch = (order: LaunchOrder, events: LaunchEvents) => void;
