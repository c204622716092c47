/**
 * How far a run may go now: pace, last step, single steps, the steps of snapshots. No engine and no clock of its own; runs of a worker
 * and runs of several share it.
 */
import { convergenceWindow, isJudged, nextJudgement } from '../model/network/convergence.ts';
import type { ChunkSize } from './chunkSize.ts';
import { Pacer } from './pacer.ts';
import type { Goal, Pace, ResumeOptions } from './protocol.ts';
import { SnapshotClock } from './snapshotClock.ts';

export interface ScheduleStart extends Goal {
  readonly pace: Pace;
  readonly paused: boolean;
  readonly chunk: ChunkSize;
}

/** What is to be reported of a step just reached. */
export interface Due {
  readonly ends: 'converged' | 'steps' | null;
  readonly snapshot: boolean;
}

export class RunSchedule {
  readonly snapshots: SnapshotClock;
  readonly chunk: ChunkSize;
  private pacer: Pacer;
  private paused: boolean;
  /** The end has been reported. */
  private ended = false;
  private until: number;
  private untilConverged: boolean;
  /** A run that goes on after its end cannot have converged before this step. */
  private convergesFrom = 0;
  /** Where single steps asked for end. */
  private stepTargets: number[] = [];

  constructor({ pace, paused, until, untilConverged, chunk }: ScheduleStart, now: number) {
    this.pacer = new Pacer(pace.stepsPerSecond, now);
    this.snapshots = new SnapshotClock(pace.snapshots);
    this.paused = paused;
    this.until = until;
    this.untilConverged = untilConverged;
    this.chunk = chunk;
  }

  /** Ms until steps are due: 0 when some are, Infinity when only a command can bring any. */
  dueIn(now: number): number {
    if (this.stepTargets.length > 0) return 0;
    return this.paused || this.snapshots.isFull ? Number.POSITIVE_INFINITY : this.pacer.dueIn(now);
  }

  /** Steps to take from `step` in one go; they count as spent. */
  take(step: number, now: number, atMost = Number.POSITIVE_INFINITY): number {
    const toEnd = this.until > step ? this.until - step : this.ended ? Number.POSITIVE_INFINITY : 0;
    const toJudgement = nextJudgement(step) - step;
    const steps = Math.min(this.asked(step, now), toEnd, toJudgement, this.chunk.steps, this.snapshots.stepsToNext(step), atMost);
    if (!this.paused) this.pacer.spend(steps);
    return steps;
  }

  /** @param steps taken to get to `step` @param hasConverged whether all models have, at a step that is judged */
  reached(step: number, steps: number, now: number, hasConverged: boolean): Due {
    const ahead = this.stepTargets.filter((target) => target > step);
    const fulfilled = ahead.length < this.stepTargets.length;
    this.stepTargets = ahead;
    const ends = this.ended ? null : this.endAt(step, hasConverged);
    return { ends, snapshot: ends !== null || fulfilled || (steps > 0 && this.snapshots.isDue(step, now)) };
  }

  private endAt(step: number, hasConverged: boolean): Due['ends'] {
    const converges = this.untilConverged && !this.paused && isJudged(step) && step >= this.convergesFrom;
    if (converges && hasConverged) return 'converged';
    return step >= this.until ? 'steps' : null;
  }

  /** The end has been reported: paused until resumed. */
  end(): void {
    this.ended = true;
    this.paused = true;
  }

  pause(): void {
    this.paused = true;
    this.stepTargets = [];
  }

  resume({ pace, until = this.until, untilConverged = this.untilConverged }: ResumeOptions, step: number, now: number): void {
    if (pace) this.snapshots.set(pace.snapshots);
    if (pace) this.pacer = new Pacer(pace.stepsPerSecond, now);
    if (this.ended) this.convergesFrom = step + convergenceWindow(step);
    this.until = until;
    this.untilConverged = untilConverged;
    this.paused = false;
    this.ended = false;
  }

  /** @param steps rounded down to a whole number, at least 0 @param from where the run stands */
  step(steps: number, from: number): void {
    this.paused = true;
    const whole = Math.max(0, Math.trunc(steps) || 0);
    this.stepTargets.push((this.stepTargets.at(-1) ?? from) + whole);
  }

  private asked(step: number, now: number): number {
    const target = this.stepTargets.find((t) => t > step);
    if (target !== undefined) return target - step;
    return this.paused ? 0 : this.pacer.allowance(now);
  }
}
