/** One run inside the run loop: its engine, pace, snapshots, checkpoints and failures. When it is its turn is the loop's business. */
import type { Engine } from '../engine/engine.ts';
import { applyLive } from '../model/checkConfig.ts';
import type { LiveOptions, TrainingConfig } from '../model/config.ts';
import type { Checkpoint, EngineName } from '../model/parameters.ts';
import { ConfigError } from '../model/problem.ts';
import { ChunkSize } from './chunkSize.ts';
import { toFailure } from './failure.ts';
import { isMilestone, nextMilestone } from './milestones.ts';
import { Pacer } from './pacer.ts';
import type { Command, Failure, Report, RunId } from './protocol.ts';
import { assertCheckpointFits, assertFiniteCheckpoint, assertFiniteSnapshot, recoveryFrom } from './recovery.ts';
import { SnapshotClock } from './snapshotClock.ts';
import type { StartEngine } from './startEngine.ts';

export interface RunPort {
  readonly startEngine: StartEngine;
  emit(report: Report): void;
  /** Ms, from any origin. */
  now(): number;
}

export type StartCommand = Extract<Command, { type: 'start' }>;
export type ResumeCommand = Extract<Command, { type: 'resume' }>;

export class LoopRun {
  readonly runId: RunId;
  priority: number;
  /** The loop's turn in which it last worked. */
  servedAt = 0;
  private readonly port: RunPort;
  private readonly start: StartCommand;
  private config: TrainingConfig;
  /** The last good checkpoint; none before the first. */
  private from: Checkpoint | undefined;
  private engine: Engine | null = null;
  private paused: boolean;
  private failed = false;
  /** The last step has been told. */
  private ended = false;
  private until: number;
  /** Steps left of each `step` command. */
  private stepQueue: number[] = [];
  private pacer: Pacer;
  private readonly snapshots: SnapshotClock;
  private readonly chunk = new ChunkSize();
  private announced: EngineName | null = null;
  private retried = false;
  private readonly without: EngineName[] = [];
  private lost: Failure | null = null;
  /** Training time of engines that are gone, and of all up to the last snapshot. */
  private earlierMs = 0;
  private trainedMs = 0;

  constructor(port: RunPort, start: StartCommand) {
    this.port = port;
    this.start = start;
    this.runId = start.runId;
    this.priority = start.priority;
    this.config = start.config;
    this.from = start.from;
    this.paused = start.paused;
    this.until = start.config.steps;
    this.pacer = new Pacer(start.pace.stepsPerSecond, port.now());
    this.snapshots = new SnapshotClock(start.pace.snapshots);
  }

  /** Ms until there is work: 0 when there is some now, Infinity when only a command can bring any. */
  dueIn(now: number): number {
    if (this.failed) return Number.POSITIVE_INFINITY;
    if (!this.engine || this.stepQueue.length > 0) return 0;
    return this.paused ? Number.POSITIVE_INFINITY : this.pacer.dueIn(now);
  }

  /** Starts the engine, or trains one chunk and reports what is due. */
  work(): Promise<void> {
    return this.guarded(() => (this.engine ? this.trainChunk(this.engine) : this.startEngine()));
  }

  tune(live: LiveOptions): Promise<void> {
    return this.unlessRefused(() => {
      this.config = applyLive(this.config, live);
      const step = this.engine ? this.engine.tune(live) : (this.from?.step ?? 0);
      this.port.emit({ type: 'tuned', runId: this.runId, step, live });
    });
  }

  pause(): Promise<void> {
    return this.guarded(async () => {
      const wasMoving = !this.paused || this.stepQueue.length > 0;
      this.paused = true;
      this.stepQueue = [];
      if (!this.engine || !wasMoving) return;
      await this.keepCheckpoint(this.engine);
      await this.sendSnapshot(this.engine);
    });
  }

  resume({ pace, until, priority }: ResumeCommand): void {
    if (pace) this.snapshots.set(pace.snapshots);
    if (pace) this.pacer = new Pacer(pace.stepsPerSecond, this.port.now());
    this.until = until ?? this.until;
    this.priority = priority ?? this.priority;
    this.paused = false;
    this.ended = false;
    this.failed = false;
  }

  step(steps: number): void {
    this.paused = true;
    this.failed = false;
    this.stepQueue.push(steps);
  }

  restore(checkpoint: Checkpoint): Promise<void> {
    return this.unlessRefused(() => {
      assertCheckpointFits(this.config, checkpoint);
      this.dropEngine();
      this.from = checkpoint;
      this.failed = false;
      this.ended = false;
    });
  }

  recycle(buffers: readonly ArrayBuffer[]): void {
    this.snapshots.recycle(buffers);
  }

  dispose(): void {
    this.dropEngine();
  }

  private async startEngine(): Promise<void> {
    const { config, from, without } = this;
    if (from) assertCheckpointFits(config, from);
    const { engine: choice, strict } = this.start;
    const { engine, reason, fallback } = await this.port.startEngine({ engine: choice, strict, config, from, without: [...without] });
    this.engine = engine;
    const why = fallback ?? this.lost;
    this.lost = null;
    if (engine.name !== this.announced || why)
      this.port.emit({ type: 'ready', runId: this.runId, engine: engine.name, reason, fallback: why });
    this.announced = engine.name;
    await this.sendSnapshot(engine);
  }

  private async trainChunk(engine: Engine): Promise<void> {
    const steps = this.stepsDue(engine.step);
    const before = this.port.now();
    await engine.train(steps);
    this.chunk.record(steps, this.port.now() - before);
    if (!this.paused) this.pacer.spend(steps);
    await this.afterChunk(engine, steps);
  }

  /** A chunk ends where something is to be told: at the last step, a milestone, a snapshot's step, the end of a `step` command. */
  private stepsDue(step: number): number {
    const asked = this.stepQueue[0] ?? this.pacer.allowance(this.port.now());
    const toEnd = this.until > step ? this.until - step : this.ended ? Number.POSITIVE_INFINITY : 0;
    return Math.min(this.chunk.steps, asked, toEnd, nextMilestone(step) - step, this.snapshots.stepsToNext(step));
  }

  private async afterChunk(engine: Engine, steps: number): Promise<void> {
    const { step } = engine;
    const stepsDone = this.countDown(steps);
    const ends = !this.ended && step >= this.until;
    if (ends || (steps > 0 && isMilestone(step))) await this.keepCheckpoint(engine);
    if (ends || stepsDone || (steps > 0 && this.snapshots.isDue(step, this.port.now()))) await this.sendSnapshot(engine);
    if (ends) this.end(step);
  }

  /** @returns whether a `step` command has just been fulfilled */
  private countDown(steps: number): boolean {
    const left = this.stepQueue[0];
    if (left === undefined) return false;
    this.stepQueue[0] = left - steps;
    if (left > steps) return false;
    this.stepQueue.shift();
    return true;
  }

  private end(step: number): void {
    this.ended = true;
    this.paused = true;
    this.port.emit({ type: 'done', runId: this.runId, step });
  }

  private async sendSnapshot(engine: Engine): Promise<void> {
    const snapshot = await engine.snapshot(this.snapshots.take());
    assertFiniteSnapshot(snapshot);
    this.trainedMs = this.earlierMs + snapshot.elapsedMs;
    this.snapshots.sent(this.port.now());
    this.port.emit({ type: 'snapshot', runId: this.runId, snapshot: { ...snapshot, elapsedMs: this.trainedMs } });
  }

  private async keepCheckpoint(engine: Engine): Promise<void> {
    const checkpoint = await engine.checkpoint();
    assertFiniteCheckpoint(checkpoint);
    this.from = checkpoint;
    this.port.emit({ type: 'checkpoint', runId: this.runId, checkpoint });
  }

  /** Input that is refused has changed nothing: it is told, and the run goes on. */
  private unlessRefused(action: () => void): Promise<void> {
    return this.guarded(async () => {
      try {
        action();
      } catch (error) {
        if (!(error instanceof ConfigError)) throw error;
        this.port.emit({ type: 'failed', runId: this.runId, failure: toFailure(error) });
      }
    });
  }

  private async guarded(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.recover(toFailure(error));
    }
  }

  /** Without an engine the next turn starts one from the last good checkpoint. */
  private recover(failure: Failure): void {
    const failedEngine = this.engine?.name;
    this.dropEngine();
    const recovery = recoveryFrom(failure.kind);
    const again = recovery === 'retry' && !this.retried;
    const hopeless = recovery === 'give-up' || failedEngine === undefined || (this.start.strict && !again);
    if (hopeless) {
      this.fail(failure);
      return;
    }
    this.lost = failure;
    if (again) this.retried = true;
    else this.without.push(failedEngine);
  }

  private fail(failure: Failure): void {
    this.failed = true;
    this.paused = true;
    this.stepQueue = [];
    this.port.emit({ type: 'failed', runId: this.runId, failure });
  }

  private dropEngine(): void {
    this.engine?.dispose();
    this.engine = null;
    this.earlierMs = this.trainedMs;
  }
}
