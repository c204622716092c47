/** One job of a sweep under way: the run that trains it, the one that judges it by samples, its newest checkpoint, the time it has taken. */
import { resolveConfig } from '../../model/config/checkConfig.ts';
import type { TrainingConfig } from '../../model/config/config.ts';
import type { Checkpoint, EngineName, Snapshot } from '../../model/network/parameters.ts';
import { runOptions } from '../../sweep/cellConfig.ts';
import type { Job } from '../../sweep/jobs.ts';
import { isJudgedExactly, judgingRun } from '../../sweep/judge.ts';
import type { Failure } from '../protocol.ts';
import type { Run, StartRequest, Trainer } from '../trainer.ts';
import { type EndEvents, runToEnd } from './runToEnd.ts';

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

  constructor(trainer: Trainer, { job, from, ms }: OpenJob, request: SweepRunRequest, events: SweepRunEvents) {
    this.job = job;
    this.config = resolveConfig(runOptions(job.parts));
    this.trainer = trainer;
    this.request = request;
    this.events = events;
    this.checkpoint = from;
    this.ms = ms;
    this.since = events.now();
    this.run = this.train();
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
    this.stopClock();
    this.run.stop();
    return { job: this.job, from: this.checkpoint, ms: this.ms };
  }

  private stopClock(): void {
    if (this.since !== null) this.ms += this.events.now() - this.since;
    this.since = null;
  }

  private train(): Run {
    const { config, checkpoint: from } = this;
    return this.start(config, from, {
      onCheckpoint: (checkpoint) => {
        this.checkpoint = checkpoint;
      },
      onEnd: (snapshot) => this.trained(snapshot),
    });
  }

  private trained(snapshot: Snapshot): void {
    if (isJudgedExactly(this.config)) {
      this.events.onTrained(this, snapshot, null);
      return;
    }
    this.run.stop();
    const { config, from } = judgingRun(this.config, snapshot);
    this.run = this.start(config, from, { onEnd: ({ loss }) => this.events.onTrained(this, snapshot, [...loss]) });
  }

  private start(config: TrainingConfig, from: Checkpoint | undefined, events: Pick<EndEvents, 'onCheckpoint' | 'onEnd'>): Run {
    const { onReady } = this.events;
    const onFailed = (failure: Failure) => this.events.onFailed(this, failure);
    return runToEnd(this.trainer, { ...this.request, config, from, paused: this.since === null }, { ...events, onReady, onFailed });
  }
}
