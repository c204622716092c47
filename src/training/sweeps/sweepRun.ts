/** One job of a sweep under way: the session that trains it and then, where that takes samples, evaluates it; how to go on with it later. */
import { resolveConfig } from '../../model/config/checkConfig.ts';
import type { TrainingConfig } from '../../model/config/config.ts';
import type { Checkpoint, EngineName, Snapshot } from '../../model/network/parameters.ts';
import { runOptions } from '../../sweep/cellConfig.ts';
import type { Job } from '../../sweep/jobs.ts';
import { isJudgedExactly, judgingRun } from '../../sweep/judge.ts';
import type { Failure } from '../protocol.ts';
import type { RunRequest, Session, SessionEvent, Trainer } from '../trainer.ts';

/** A job and where to go on with it. */
export interface OpenJob {
  readonly job: Job;
  /** Left out for a job that has not been started. */
  readonly from?: Checkpoint | undefined;
  /** Training time so far. */
  readonly ms: number;
}

export interface SweepRunEvents {
  now(): number;
  onReady(engine: EngineName): void;
  /** Training has ended, and its models are evaluated on samples: there is place to train others beside. */
  onJudging(): void;
  /**
   * @param snapshot at the last step; W and b are the listener's to keep @param losses [instance], null where they are to be computed
   * exactly
   */
  onTrained(run: SweepRun, snapshot: Snapshot, losses: readonly number[] | null): void;
  onFailed(run: SweepRun, failure: Failure): void;
}

/** How the sweep is to be trained. */
export interface SweepRunRequest extends Pick<RunRequest, 'engine' | 'strict'> {
  /** The priority of judging; training has the next lower one. */
  readonly priority: number;
}

export class SweepRun {
  readonly job: Job;
  readonly config: TrainingConfig;
  private readonly request: SweepRunRequest;
  private readonly events: SweepRunEvents;
  private readonly session: Session;
  private checkpoint: Checkpoint | undefined;
  /** The snapshot at the last step of training; null until then. */
  private trained: Snapshot | null = null;
  private newest: Snapshot | null = null;
  private ms: number;
  /** Null while the run waits. */
  private since: number | null;

  constructor(trainer: Trainer, { job, from, ms }: OpenJob, request: SweepRunRequest, events: SweepRunEvents) {
    this.job = job;
    this.config = resolveConfig(runOptions(job.parts));
    this.request = request;
    this.events = events;
    this.checkpoint = from;
    this.ms = ms;
    this.since = events.now();
    this.session = trainer.open((event) => this.hear(event));
    // Judging goes before training: it finishes cells.
    this.begin(this.config, from, request.priority + 1);
  }

  /** Whether only the evaluation of its models is left. */
  get isJudging(): boolean {
    return this.trained !== null;
  }

  pause(): void {
    this.stopClock();
    this.session.hide();
  }

  resume(): void {
    this.since ??= this.events.now();
    this.session.show();
  }

  /** Ends the run. @returns the job, to go on with from the last checkpoint of its training */
  stop(): OpenJob {
    this.stopClock();
    this.session.close();
    return { job: this.job, from: this.checkpoint, ms: this.ms };
  }

  private stopClock(): void {
    if (this.since !== null) this.ms += this.events.now() - this.since;
    this.since = null;
  }

  /** Only the end counts: as fast as possible, with the snapshot of the last step. */
  private begin(config: TrainingConfig, from: Checkpoint | undefined, priority: number): void {
    const pace = { stepsPerSecond: 'max', snapshots: { everySteps: config.steps } } as const;
    // On a graphics processor reading a checkpoint takes longer than the steps from one milestone to the next.
    const hasNoTimeline = this.request.engine === 'webgpu';
    this.session.begin({ ...this.request, priority, config, from, pace, hasNoTimeline }, 'train');
  }

  private hear(event: SessionEvent): void {
    if (event.type === 'changed') this.changed();
    if (event.type === 'snapshot') this.newest = event.snapshot;
    if (event.type === 'checkpoint' && !this.trained) this.checkpoint = event.checkpoint;
  }

  private changed(): void {
    const { engine, failure, status, ended } = this.session;
    if (engine) this.events.onReady(engine.name);
    if (status === 'failed' && failure) this.events.onFailed(this, failure);
    if (ended === 'steps' && this.newest) this.finish(this.newest);
  }

  private finish(last: Snapshot): void {
    if (this.trained) this.events.onTrained(this, this.trained, [...last.loss]);
    else if (isJudgedExactly(this.config)) this.events.onTrained(this, last, null);
    else {
      this.trained = last;
      const { config, from } = judgingRun(this.config, last);
      this.begin(config, from, this.request.priority);
      this.events.onJudging();
    }
  }
}
