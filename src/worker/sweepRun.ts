/** One job of a sweep under way: the run that trains it, the one that judges it by samples, its newest checkpoint, the time it has taken. */
import { resolveConfig } from '../model/checkConfig.ts';
import type { TrainingConfig } from '../model/config.ts';
import type { Checkpoint, EngineName, Snapshot } from '../model/parameters.ts';
import { runOptions } from '../sweep/cellConfig.ts';
import type { Job } from '../sweep/jobs.ts';
import { isJudgedExactly, judgingRun } from '../sweep/judge.ts';
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
  /** @param snapshot at the last step; W and b are the listener's to keep @param losses as judged [instance], null where they are to be judged exactly */
  onTrained(run: SweepRun, snapshot: Snapshot, losses: readonly number[] | null): void;
  onFailed(run: SweepRun, failure: Failure): void;
}

/** How the trainer is asked to train. */
export type SweepRunRequest = Pick<StartRequest, 'engine' | 'strict' | 'priority'>;

export class SweepRun {
  readonly job: Job;
  readonly config: TrainingConfig;
  private readonly trainer: Trainer;
  private readonly request: SweepRunRequest;
  private readonly events: SweepRunEvents;
  /** Trains, and then perhaps judges. */
  private run: Run;
  private checkpoint: Checkpoint | undefined;
  private ms: number;
  /** Null while the run waits. */
  private since: number | null;
  private stopped = false;

  constructor(trainer: Trainer, { job, from, ms }: OpenJob, request: SweepRunRequest, events: SweepRunEvents) {
    this.job = job;
    this.config = resolveConfig(runOptions(job.parts));
    this.trainer = trainer;
    this.request = request;
    this.events = events;
    this.checkpoint = from;
    this.ms = ms;
    this.since = events.now();
    const onCheckpoint = (checkpoint: Checkpoint) => {
      this.checkpoint = checkpoint;
    };
    this.run = this.start(this.config, from, (snapshot) => this.trained(snapshot), onCheckpoint);
  }

  pause(): void {
    this.stopClock();
    this.run.pause();
  }

  resume(): void {
    this.since ??= this.events.now();
    this.run.resume();
  }

  /** Ends the run. @returns the job, to go on with from the last checkpoint of its training */
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

  private trained(snapshot: Snapshot): void {
    if (isJudgedExactly(this.config)) {
      this.events.onTrained(this, snapshot, null);
      return;
    }
    this.run.stop();
    const { config, from } = judgingRun(this.config, snapshot);
    this.run = this.start(config, from, ({ loss }) => this.events.onTrained(this, snapshot, [...loss]));
  }

  /** @param onEnd is given the snapshot of the last step */
  private start(
    config: TrainingConfig,
    from: Checkpoint | undefined,
    onEnd: (last: Snapshot) => void,
    onCheckpoint: (checkpoint: Checkpoint) => void = () => {},
  ): Run {
    const pace = { stepsPerSecond: 'max', snapshots: { everySteps: config.steps } } as const;
    let last: Snapshot | null = null;
    const hear = (report: Report) => {
      if (this.stopped) return;
      switch (report.type) {
        case 'ready':
          this.events.onReady(report.engine);
          break;
        case 'snapshot':
          last = report.snapshot;
          break;
        case 'checkpoint':
          onCheckpoint(report.checkpoint);
          break;
        case 'tuned':
          break;
        case 'done':
          onEnd(atLastStep(last, config));
          break;
        case 'failed':
          this.events.onFailed(this, report.failure);
          break;
        default:
          throw new Error(`unknown report: ${report satisfies never}`);
      }
    };
    return this.trainer.start({ ...this.request, config, pace, from, paused: this.since === null }, hear);
  }
}

function atLastStep(snapshot: Snapshot | null, { steps }: TrainingConfig): Snapshot {
  if (snapshot?.step !== steps) throw new Error(`a run of ${steps} steps ended with a snapshot of step ${snapshot?.step}`);
  return snapshot;
}
