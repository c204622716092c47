/**
 * One run in a worker: its engine, pace, changes, snapshots and checkpoints. It does what it is told and reports; the run loop decides
 * when it is its turn.
 */
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
import { Outbox } from './outbox.ts';

export interface RunPort {
  readonly createEngine: typeof createEngine;
  emit(report: Report): void;
  /** Milliseconds since any fixed moment. */
  now(): number;
}

/** Training time between two checks for commands; with what a chunk overshoots, at most 16 ms. */
const CHUNK_MS = 12;
/** Snapshots and checkpoints being read while training goes on. */
const MOST_READINGS = 3;

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
  private convergence: ConvergenceTracker | null;
  /** Models that have converged, at the last step that was judged. */
  private convergedCount = 0;
  /** Memory for what is observed. */
  private readonly observed: (readonly ArrayBuffer[])[] = [];
  /** Settled when all that has been observed is with the tracker. */
  private observing: Promise<void> = Promise.resolve();
  private engine: Engine | null = null;
  private readonly outbox: Outbox;
  private checkpointAt: number;
  /** Only a stop can follow. */
  private failed = false;

  constructor(port: RunPort, start: StartCommand) {
    this.port = port;
    this.start = start;
    this.runId = start.runId;
    this.priority = start.priority;
    this.changes = [...start.changes];
    this.convergence = this.newTracker();
    this.outbox = new Outbox((report) => port.emit(report));
    this.checkpointAt = port.now();
    this.schedule = new RunSchedule({ ...start, chunk: new ChunkSize(CHUNK_MS) }, this.checkpointAt);
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
    this.outbox.clear();
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
    this.outbox.send({ type: 'ready', runId: this.runId, step: engine.step });
    this.makeChanges(engine);
    await this.sendSnapshot(engine);
  }

  private forgetChanges(): void {
    this.changes = [];
    this.outbox.send({ type: 'forgotten', runId: this.runId, step: this.currentStep() });
  }

  /** Those that are due. */
  private makeChanges(engine: Engine): void {
    for (let change = this.changes[0]; change && change.step <= engine.step; change = this.changes[0]) {
      this.changes.shift();
      const step = engine.tune(change.live);
      this.convergence = this.newTracker();
      this.convergedCount = 0;
      this.outbox.send({ type: 'tuned', runId: this.runId, step });
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
    if (due.ends || (steps > 0 && this.wantsCheckpoint(engine.step, now))) await this.keepCheckpoint(engine);
    if (due.snapshot) await this.sendSnapshot(engine);
    if (due.ends) this.end(engine.step, due.ends);
  }

  private wantsCheckpoint(step: number, now: number): boolean {
    const { atMilestones, everyMs } = this.start.checkpoints;
    return (atMilestones && isMilestone(step)) || now - this.checkpointAt >= everyMs;
  }

  private nextStop(step: number): number {
    const milestone = this.start.checkpoints.atMilestones ? nextMilestone(step) : Number.POSITIVE_INFINITY;
    return Math.min(milestone, this.changes[0]?.step ?? Number.POSITIVE_INFINITY);
  }

  private async trainTo(engine: Engine, end: number): Promise<void> {
    while (engine.step < end) {
      const observation = this.convergence ? nextObservation(engine.step) : Number.POSITIVE_INFINITY;
      await engine.train(Math.min(end, observation) - engine.step);
      if (engine.step === observation) await this.observe(engine);
    }
  }

  private newTracker(): ConvergenceTracker | null {
    const { watchesConvergence, config } = this.start;
    return watchesConvergence ? createConvergenceTracker(config.instances.length) : null;
  }

  /** Training goes on while the step is read, unless it is one of those at which the run may end. */
  private async observe(engine: Engine): Promise<void> {
    const { convergence: tracker, observing: before } = this;
    const reading = engine.snapshot(this.observed.pop());
    this.observing = Promise.all([reading, before]).then(([snapshot]) => {
      tracker?.add(snapshot);
      this.observed.push(snapshotBuffers(snapshot));
    });
    this.observing.catch((error: unknown) => this.fail(error));
    if (!isJudged(engine.step)) return;
    await this.observing;
    this.convergedCount = tracker?.convergedCount() ?? 0;
  }

  private end(step: number, ends: Due['ends']): void {
    this.schedule.end();
    this.outbox.send({ type: 'done', runId: this.runId, step, converged: ends === 'converged' });
  }

  private sendSnapshot(engine: Engine): Promise<void> {
    const { runId, convergedCount } = this;
    const { snapshots } = this.schedule;
    const reading = engine.snapshot(snapshots.take());
    snapshots.sent(this.port.now());
    return this.sendWhenRead(
      reading.then((snapshot) => {
        assertFiniteSnapshot(snapshot);
        return { type: 'snapshot', runId, snapshot, convergedCount };
      }),
    );
  }

  private keepCheckpoint(engine: Engine): Promise<void> {
    this.checkpointAt = this.port.now();
    return this.sendWhenRead(
      engine.checkpoint().then((checkpoint) => {
        assertFiniteCheckpoint(checkpoint);
        return { type: 'checkpoint', runId: this.runId, checkpoint };
      }),
    );
  }

  /** Training goes on meanwhile, unless much is being read. */
  private async sendWhenRead(reading: Promise<Report>): Promise<void> {
    const sent = this.outbox.sendWhenRead(reading);
    sent.catch((error: unknown) => this.fail(error));
    if (this.outbox.length > MOST_READINGS) await sent;
  }

  private async guarded(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    if (this.failed) return;
    this.failed = true;
    this.dispose();
    this.port.emit({ type: 'failed', runId: this.runId, failure: toFailure(error) });
  }
}
