/** One job of a sweep while it is being trained: its run, its newest checkpoint, the time it has taken. */
import { resolveConfig } from '../model/checkConfig.ts';
import type { TrainingConfig } from '../model/config.ts';
import type { Checkpoint, EngineName, Snapshot } from '../model/parameters.ts';
import { runOptions } from '../sweep/cellConfig.ts';
import type { Job } from '../sweep/jobs.ts';
import type { Failure, Report } from './protocol.ts';
import type { Run, StartRequest, Trainer } from './trainer.ts';

/** A job and where to go on with it. */
export interface OpenJob {
  readonly job: Job;
  /** Left out for a job that has not been started. */
  readonly from?: Checkpoint;
  /** Training time so far. */
  readonly ms: number;
}

export interface SweepRunEvents {
  now(): number;
  onReady(engine: EngineName): void;
  /** @param snapshot at the last step; W and b are the listener's to keep */
  onTrained(run: SweepRun, snapshot: Snapshot): void;
  onFailed(run: SweepRun, failure: Failure): void;
}

/** How the trainer is asked to train. */
export type SweepRunRequest = Pick<StartRequest, 'engine' | 'strict' | 'priority'>;

export class SweepRun {
  readonly job: Job;
  readonly config: TrainingConfig;
  private readonly events: SweepRunEvents;
  private readonly run: Run;
  private snapshot: Snapshot | null = null;
  private checkpoint: Checkpoint | undefined;
  private ms: number;
  /** Null while the run waits. */
  private since: number | null;
  private stopped = false;

  constructor(trainer: Trainer, { job, from, ms }: OpenJob, request: SweepRunRequest, events: SweepRunEvents) {
    this.job = job;
    this.config = resolveConfig(runOptions(job.parts));
    this.events = events;
    this.checkpoint = from;
    this.ms = ms;
    this.since = events.now();
    const pace = { stepsPerSecond: 'max', snapshots: { everySteps: this.config.steps } } as const;
    this.run = trainer.start({ ...request, config: this.config, pace, from }, (report) => this.hear(report));
  }

  pause(): void {
    this.stopClock();
    this.run.pause();
  }

  resume(): void {
    this.since ??= this.events.now();
    this.run.resume();
  }

  /** Ends the run. @returns the job, to go on with from the last checkpoint */
  stop(): OpenJob {
    this.stopped = true;
    this.stopClock();
    this.run.stop();
    return { job: this.job, from: this.checkpoint, ms: this.ms };
  }

  private stopClock(): void {
    if (this.since !== null) this.ms += this.events.now() - this.since;
    this.since = null;
  }

  private hear(report: Report): void {
    if (this.stopped) return;
    switch (report.type) {
      case 'ready':
        this.events.onReady(report.engine);
        break;
      case 'snapshot':
        this.snapshot = report.snapshot;
        break;
      case 'checkpoint':
        this.checkpoint = report.checkpoint;
        break;
      case 'tuned':
        break;
      case 'done':
        this.end();
        break;
      case 'failed':
        this.events.onFailed(this, report.failure);
        break;
      default:
        throw new Error(`unknown report: ${report satisfies never}`);
    }
  }

  private end(): void {
    if (this.snapshot?.step !== this.config.steps) throw new Error(`a run of ${this.config.steps} steps ended without its last snapshot`);
    this.events.onTrained(this, this.snapshot);
  }
}
