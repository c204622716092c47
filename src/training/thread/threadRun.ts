/** One run in a worker: its engine, pace, changes, snapshots and checkpoints. It does what it is told and reports; when it is its turn is the loop's business. */
import type { createEngine } from '../../engine/createEngine.ts';
import type { Engine } from '../../engine/engine.ts';
import type { LiveOptions } from '../../model/config/config.ts';
import { type ConvergenceTracker, createConvergenceTracker, isJudged, nextObservation } from '../../model/network/convergence.ts';
import { assertFiniteCheckpoint, assertFiniteSnapshot } from '../checkpoints.ts';
import { ChunkSize } from '../chunkSize.ts';
import { toFailure } from '../failure.ts';
import type { Command, PauseOptions, Report, ResumeOptions, RunId, ScheduledChange } from '../protocol.ts';
import { type Due, RunSchedule } from '../runSchedule.ts';
import { snapshotBuffers } from '../snapshotBuffers.ts';
import { isMilestone, nextMilestone } from './milestones.ts';

export interface RunPort {
  readonly createEngine: typeof createEngine;
  emit(report: Report): void;
  /** Ms, from any origin. */
  now(): number;
}

/** Work between two looks at the commands: with what a chunk overshoots, at most 16 ms. */
const CHUNK_MS = 12;

export type StartCommand = Extract<Command, { type: 'start' }>;

export class ThreadRun {
  readonly runId: RunId;
  readonly priority: number;
  /** The loop's turn in which it last worked. */
  servedAt = 0;
  private readonly port: RunPort;
  private readonly start: StartCommand;
  private readonly schedule: RunSchedule;
  /** Changes that lie ahead, in order of steps. */
  private changes: ScheduledChange[];
  private readonly convergence: ConvergenceTracker | null;
  /** Models that have converged, at the last step that was judged. */
  private convergedCount = 0;
  /** Memory for what is observed. */
  private observed: readonly ArrayBuffer[] = [];
  private engine: Engine | null = null;
  /** Only a stop can follow. */
  private failed = false;

  constructor(port: RunPort, start: StartCommand) {
    this.port = port;
    this.start = start;
    this.runId = start.runId;
    this.priority = start.priority;
    this.changes = [...start.changes];
    this.convergence = start.watchesConvergence ? createConvergenceTracker(start.config.instances.length) : null;
    this.schedule = new RunSchedule({ ...start, chunk: new ChunkSize(CHUNK_MS) }, port.now());
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
    return this.guarded(async () => {
      const step = this.changes.at(-1)?.step ?? this.currentStep();
      this.changes.push({ step, live });
      if (this.engine) this.makeChanges(this.engine);
    });
  }

  pause({ forgetChanges = false }: PauseOptions): Promise<void> {
    return this.guarded(async () => {
      this.schedule.pause();
      if (forgetChanges) this.forgetChanges();
      if (!this.engine) return;
      await this.keepCheckpoint(this.engine);
      await this.sendSnapshot(this.engine);
    });
  }

  resume(options: ResumeOptions): void {
    this.schedule.resume(options, this.currentStep(), this.port.now());
  }

  step(steps: number): void {
    this.schedule.step(steps, this.currentStep());
  }

  recycle(buffers: readonly ArrayBuffer[]): void {
    this.schedule.snapshots.recycle(buffers);
  }

  snapshotArrived(): void {
    this.schedule.snapshots.arrived();
  }

  dispose(): void {
    this.engine?.dispose();
    this.engine = null;
  }

  private currentStep(): number {
    return this.engine?.step ?? this.start.from?.step ?? 0;
  }

  private async startEngine(): Promise<void> {
    const { engine: name, config, from } = this.start;
    const engine = await this.port.createEngine(name, config, from);
    this.engine = engine;
    this.port.emit({ type: 'ready', runId: this.runId, step: engine.step });
    this.makeChanges(engine);
    await this.sendSnapshot(engine);
  }

  private forgetChanges(): void {
    this.changes = [];
    this.port.emit({ type: 'forgotten', runId: this.runId, step: this.currentStep() });
  }

  /** Those that are due. */
  private makeChanges(engine: Engine): void {
    for (let change = this.changes[0]; change && change.step <= engine.step; change = this.changes[0]) {
      this.changes.shift();
      const step = engine.tune(change.live);
      this.convergence?.reset();
      this.convergedCount = 0;
      this.port.emit({ type: 'tuned', runId: this.runId, step });
    }
  }

  /** A chunk ends where something is to be reported; milestones are among these, so that all runs keep checkpoints of the same steps. */
  private async trainChunk(engine: Engine): Promise<void> {
    const before = this.port.now();
    const steps = this.schedule.take(engine.step, before, this.nextStop(engine.step) - engine.step);
    await this.trainTo(engine, engine.step + steps);
    const now = this.port.now();
    this.schedule.chunk.record(steps, now - before);
    this.makeChanges(engine);
    const due = this.schedule.reached(engine.step, steps, now, this.convergedCount === this.start.config.instances.length);
    if (due.ends || (steps > 0 && isMilestone(engine.step))) await this.keepCheckpoint(engine);
    if (due.snapshot) await this.sendSnapshot(engine);
    if (due.ends) this.end(engine.step, due.ends);
  }

  private nextStop(step: number): number {
    return Math.min(nextMilestone(step), this.changes[0]?.step ?? Number.POSITIVE_INFINITY);
  }

  private async trainTo(engine: Engine, end: number): Promise<void> {
    while (engine.step < end) {
      const observation = this.convergence ? nextObservation(engine.step) : Number.POSITIVE_INFINITY;
      await engine.train(Math.min(end, observation) - engine.step);
      if (engine.step === observation) await this.observe(engine);
    }
  }

  private async observe(engine: Engine): Promise<void> {
    const { step, W, b, loss } = await engine.snapshot(this.observed);
    this.convergence?.add({ step, W, loss });
    if (isJudged(step)) this.convergedCount = this.convergence?.convergedCount() ?? 0;
    this.observed = snapshotBuffers({ W, b, loss });
  }

  private end(step: number, ends: Due['ends']): void {
    this.schedule.end();
    this.port.emit({ type: 'done', runId: this.runId, step, converged: ends === 'converged' });
  }

  private async sendSnapshot(engine: Engine): Promise<void> {
    const snapshot = await engine.snapshot(this.schedule.snapshots.take());
    assertFiniteSnapshot(snapshot);
    this.schedule.snapshots.sent(this.port.now());
    this.port.emit({ type: 'snapshot', runId: this.runId, snapshot, convergedCount: this.convergedCount });
  }

  private async keepCheckpoint(engine: Engine): Promise<void> {
    const checkpoint = await engine.checkpoint();
    assertFiniteCheckpoint(checkpoint);
    this.port.emit({ type: 'checkpoint', runId: this.runId, checkpoint });
  }

  private async guarded(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.failed = true;
      this.dispose();
      this.port.emit({ type: 'failed', runId: this.runId, failure: toFailure(error) });
    }
  }
}
