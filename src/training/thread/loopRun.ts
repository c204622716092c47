/** One run inside the run loop: its engine, pace, snapshots, checkpoints and failures. When it is its turn is the loop's business. */
import type { Engine } from '../../engine/engine.ts';
import { applyLive } from '../../model/config/checkConfig.ts';
import type { LiveOptions, TrainingConfig } from '../../model/config/config.ts';
import { ConfigError } from '../../model/config/problem.ts';
import type { Checkpoint, EngineName } from '../../model/network/parameters.ts';
import { ChunkSize } from '../chunkSize.ts';
import { toFailure } from '../failure.ts';
import type { Command, Failure, Report, RunId } from '../protocol.ts';
import { assertCheckpointFits, assertFiniteCheckpoint, assertFiniteSnapshot, recoveryFrom } from '../recovery.ts';
import { RunSchedule } from '../runSchedule.ts';
import { isMilestone, nextMilestone } from './milestones.ts';
import type { StartEngine } from './startEngine.ts';

export interface RunPort {
  readonly startEngine: StartEngine;
  emit(report: Report): void;
  /** Ms, from any origin. */
  now(): number;
}

/** Work between two looks at the commands: with what a chunk overshoots, at most 16 ms. */
const CHUNK_MS = 12;

export type StartCommand = Extract<Command, { type: 'start' }>;
export type ResumeCommand = Extract<Command, { type: 'resume' }>;

export class LoopRun {
  readonly runId: RunId;
  priority: number;
  /** The loop's turn in which it last worked. */
  servedAt = 0;
  private readonly port: RunPort;
  private readonly start: StartCommand;
  private readonly schedule: RunSchedule;
  private config: TrainingConfig;
  /** The last good checkpoint; none before the first. */
  private from: Checkpoint | undefined;
  private engine: Engine | null = null;
  /** Nothing but a stop is to come. */
  private failed = false;
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
    const { pace, paused, config } = start;
    this.schedule = new RunSchedule({ pace, paused, until: config.steps, chunk: new ChunkSize(CHUNK_MS) }, port.now());
  }

  /** Ms until there is work: 0 when there is some now, Infinity when only a command can bring any. */
  dueIn(now: number): number {
    if (this.failed) return Number.POSITIVE_INFINITY;
    return this.engine ? this.schedule.dueIn(now) : 0;
  }

  /** Starts the engine, or trains one chunk and reports what is due. */
  work(): Promise<void> {
    return this.guarded(() => (this.engine ? this.trainChunk(this.engine) : this.startEngine()));
  }

  tune(live: LiveOptions): Promise<void> {
    return this.unlessRefused(() => {
      this.config = applyLive(this.config, live);
      const step = this.engine?.tune(live) ?? this.currentStep();
      this.port.emit({ type: 'tuned', runId: this.runId, step, live });
    });
  }

  pause(priority = this.priority): Promise<void> {
    this.priority = priority;
    return this.guarded(async () => {
      this.schedule.pause();
      if (!this.engine) return;
      await this.keepCheckpoint(this.engine);
      await this.sendSnapshot(this.engine);
    });
  }

  resume(command: ResumeCommand): void {
    this.schedule.resume(command, this.port.now());
    this.priority = command.priority ?? this.priority;
  }

  step(steps: number): void {
    this.schedule.step(steps, this.currentStep());
  }

  restore(checkpoint: Checkpoint): Promise<void> {
    return this.unlessRefused(() => {
      assertCheckpointFits(this.config, checkpoint);
      this.dropEngine();
      this.from = checkpoint;
      this.schedule.restored();
    });
  }

  recycle(buffers: readonly ArrayBuffer[]): void {
    this.schedule.snapshots.recycle(buffers);
  }

  dispose(): void {
    this.dropEngine();
  }

  private currentStep(): number {
    return this.engine?.step ?? this.from?.step ?? 0;
  }

  private async startEngine(): Promise<void> {
    const { config, from, without } = this;
    if (from) assertCheckpointFits(config, from);
    const { engine: wanted, reason: whyWanted, strict } = this.start;
    const request = { engine: wanted, reason: whyWanted, strict, config, from, without: [...without] };
    const { engine, reason, fallback } = await this.port.startEngine(request);
    this.engine = engine;
    const why = fallback ?? this.lost;
    this.lost = null;
    if (engine.name !== this.announced || why)
      this.port.emit({ type: 'ready', runId: this.runId, engine: engine.name, reason, fallback: why, step: engine.step });
    this.announced = engine.name;
    await this.sendSnapshot(engine);
  }

  /** A chunk ends where something is to be told; milestones are among these, so that all runs keep checkpoints of the same steps. */
  private async trainChunk(engine: Engine): Promise<void> {
    const before = this.port.now();
    const steps = this.schedule.take(engine.step, before, nextMilestone(engine.step) - engine.step);
    await engine.train(steps);
    const now = this.port.now();
    this.schedule.chunk.record(steps, now - before);
    const due = this.schedule.reached(engine.step, steps, now);
    if (due.ends || (steps > 0 && isMilestone(engine.step))) await this.keepCheckpoint(engine);
    if (due.snapshot) await this.sendSnapshot(engine);
    if (due.ends) this.end(engine.step);
  }

  private end(step: number): void {
    this.schedule.end();
    this.port.emit({ type: 'done', runId: this.runId, step });
  }

  private async sendSnapshot(engine: Engine): Promise<void> {
    const snapshot = await engine.snapshot(this.schedule.snapshots.take());
    assertFiniteSnapshot(snapshot);
    this.trainedMs = this.earlierMs + snapshot.elapsedMs;
    this.schedule.snapshots.sent(this.port.now());
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
        this.port.emit({ type: 'failed', runId: this.runId, failure: toFailure(error), goesOn: true });
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
    this.port.emit({ type: 'failed', runId: this.runId, failure });
  }

  private dropEngine(): void {
    this.engine?.dispose();
    this.engine = null;
    this.earlierMs = this.trainedMs;
  }
}
