/** How far a run may go now: pace, last step, `step` commands, snapshots' steps. No engine, no clock of its own; the run loop's and the shards' runs share it. */
import type { ChunkSize } from './chunkSize.ts';
import { Pacer } from './pacer.ts';
import type { Pace } from './protocol.ts';
import { SnapshotClock } from './snapshotClock.ts';

export interface ScheduleStart {
  readonly pace: Pace;
  readonly paused: boolean;
  /** The last step. */
  readonly until: number;
  readonly chunk: ChunkSize;
}

/** What is to be told at a step just reached. */
export interface Due {
  /** The last step. */
  readonly ends: boolean;
  readonly snapshot: boolean;
}

export class RunSchedule {
  readonly snapshots: SnapshotClock;
  readonly chunk: ChunkSize;
  private pacer: Pacer;
  private paused: boolean;
  /** The last step has been told. */
  private ended = false;
  private until: number;
  /** The steps at which `step` commands end, so that a failure in between changes nothing about them. */
  private stepTargets: number[] = [];

  constructor({ pace, paused, until, chunk }: ScheduleStart, now: number) {
    this.pacer = new Pacer(pace.stepsPerSecond, now);
    this.snapshots = new SnapshotClock(pace.snapshots);
    this.paused = paused;
    this.until = until;
    this.chunk = chunk;
  }

  /** Ms until steps are due: 0 when some are, Infinity when only a command can bring any. */
  dueIn(now: number): number {
    if (this.stepTargets.length > 0) return 0;
    return this.paused ? Number.POSITIVE_INFINITY : this.pacer.dueIn(now);
  }

  /** Steps to take from `step` in one go; they count as spent. */
  take(step: number, now: number, atMost = Number.POSITIVE_INFINITY): number {
    const toEnd = this.until > step ? this.until - step : this.ended ? Number.POSITIVE_INFINITY : 0;
    const steps = Math.min(this.asked(step, now), toEnd, this.chunk.steps, this.snapshots.stepsToNext(step), atMost);
    if (!this.paused) this.pacer.spend(steps);
    return steps;
  }

  /** @param steps taken to get to `step` */
  reached(step: number, steps: number, now: number): Due {
    const ahead = this.stepTargets.filter((target) => target > step);
    const fulfilled = ahead.length < this.stepTargets.length;
    this.stepTargets = ahead;
    const ends = !this.ended && step >= this.until;
    return { ends, snapshot: ends || fulfilled || (steps > 0 && this.snapshots.isDue(step, now)) };
  }

  /** The last step has been told: paused until resumed. */
  end(): void {
    this.ended = true;
    this.paused = true;
  }

  pause(): void {
    this.paused = true;
    this.stepTargets = [];
  }

  resume(options: { readonly pace?: Pace | undefined; readonly until?: number | undefined }, now: number): void {
    const { pace, until } = options;
    if (pace) this.snapshots.set(pace.snapshots);
    if (pace) this.pacer = new Pacer(pace.stepsPerSecond, now);
    this.until = until ?? this.until;
    this.paused = false;
    this.ended = false;
  }

  /** @param steps whole, at least 0; anything else counts as the next of these below it @param from where the run stands */
  step(steps: number, from: number): void {
    this.paused = true;
    const whole = Math.max(0, Math.trunc(steps) || 0);
    this.stepTargets.push((this.stepTargets.at(-1) ?? from) + whole);
  }

  /** The run goes on from elsewhere, moving or paused as it was. */
  restored(): void {
    this.stepTargets = [];
    this.ended = false;
  }

  private asked(step: number, now: number): number {
    const target = this.stepTargets.find((t) => t > step);
    if (target !== undefined) return target - step;
    return this.paused ? 0 : this.pacer.allowance(now);
  }
}
