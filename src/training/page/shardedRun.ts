/**
 * A run whose instances are trained by several workers in lock step: rounds of equally many steps in every shard, three rounds
 * under way so that no worker waits for the page, and one merged report. Changes take effect between rounds, at one step for all.
 */
import { applyLive } from '../../model/config/checkConfig.ts';
import type { LiveOptions, TrainingConfig } from '../../model/config/config.ts';
import { ConfigError } from '../../model/config/problem.ts';
import type { Checkpoint, Snapshot } from '../../model/network/parameters.ts';
import { ChunkSize } from '../chunkSize.ts';
import { toFailure } from '../failure.ts';
import type { Report } from '../protocol.ts';
import { assertCheckpointFits } from '../recovery.ts';
import { RunSchedule } from '../runSchedule.ts';
import { snapshotBuffers } from '../snapshotBuffers.ts';
import type { Run, RunListener } from '../trainer.ts';
import type { StartOrder } from './client.ts';
import { type InstanceRange, mergeCheckpoints, mergeSnapshots, splitCheckpoint, splitConfig, splitInstances } from './shards.ts';

export interface ShardHost {
  readonly nShards: number;
  startShard(shard: number, order: StartOrder, listener: RunListener): Run;
  now(): number;
  later(ms: number, callback: () => void): void;
}

/** What all shards have been asked for: a snapshot of the step `target`. */
interface Round {
  readonly target: number;
  readonly steps: number;
  /** [shard] */
  readonly parts: (Snapshot | undefined)[];
  /** What the answer is for. */
  readonly purpose: 'start' | 'train' | 'settle' | 'end' | 'priority';
}

const ROUNDS_UNDER_WAY = 3;
/** Those under way are together about a chunk of an unsharded run: a change waits no longer, and no worker waits for a busy page. */
const ROUND_MS = 5;
/** Smaller memory is sooner made anew than sent back. */
const WORTH_RETURNING_BYTES = 2 ** 15;
/** Shards answer rounds; they give no snapshots of their own. */
const SHARD_PACE = { stepsPerSecond: 'max', snapshots: { everyMs: Number.POSITIVE_INFINITY } } as const;

export class ShardedRun implements Run {
  private readonly host: ShardHost;
  private readonly listener: RunListener;
  private readonly ranges: readonly InstanceRange[];
  private readonly shards: readonly Run[];
  private readonly schedule: RunSchedule;
  private config: TrainingConfig;
  private readonly rounds: Round[] = [];
  /** What waits for the rounds under way. */
  private readonly waiting: (() => void)[] = [];
  private readonly checkpointParts = new Map<number, (Checkpoint | undefined)[]>();
  /** Where the last round issued ends. */
  private target: number;
  /** Training time up to the last round. */
  private trainedMs = 0;
  private stopped = false;
  private wakesAt = Number.POSITIVE_INFINITY;

  constructor(host: ShardHost, order: StartOrder, listener: RunListener) {
    const { config, from, pace, paused } = order;
    this.host = host;
    this.listener = listener;
    this.config = config;
    this.target = from?.step ?? 0;
    this.ranges = splitInstances(config.instances.length, host.nShards);
    this.schedule = new RunSchedule({ pace, paused, until: config.steps, chunk: new ChunkSize(ROUND_MS) }, host.now());
    this.issue('start', 0);
    this.shards = this.startShards(order);
  }

  tune(live: LiveOptions): void {
    this.unlessRefused(() => {
      this.config = applyLive(this.config, live);
      this.between(() => this.each((shard) => shard.tune(live)));
    });
  }

  pause(options: { readonly priority?: number } = {}): void {
    this.schedule.pause();
    this.between(() => this.settle('settle', options));
  }

  resume(options: Parameters<Run['resume']>[0] = {}): void {
    this.schedule.resume(options, this.host.now());
    const { priority } = options;
    if (priority !== undefined) this.between(() => this.settle('priority', { priority }));
    this.advance();
  }

  step(steps: number): void {
    this.schedule.step(steps, this.target);
    this.advance();
  }

  restore(checkpoint: Checkpoint): void {
    this.unlessRefused(() => {
      assertCheckpointFits(this.config, checkpoint);
      this.between(() => this.restoreShards(checkpoint));
    });
  }

  recycle(snapshot: Snapshot): void {
    this.schedule.snapshots.recycle(snapshotBuffers(snapshot));
  }

  stop(): void {
    this.stopped = true;
    this.each((shard) => shard.stop());
  }

  private startShards(order: StartOrder): readonly Run[] {
    const { config, from } = order;
    const checkpoints = from && splitCheckpoint(from, this.ranges);
    return splitConfig(config, this.ranges).map((own, shard) => {
      const part = { ...order, config: own, pace: SHARD_PACE, paused: true, from: checkpoints?.[shard] };
      return this.host.startShard(shard, part, (report) => this.receive(shard, report));
    });
  }

  private restoreShards(checkpoint: Checkpoint): void {
    const parts = splitCheckpoint(checkpoint, this.ranges);
    this.schedule.restored();
    this.target = checkpoint.step;
    this.issue('start', 0);
    this.shards.forEach((shard, s) => {
      const part = parts[s];
      if (part) shard.restore(part);
    });
  }

  private each(action: (shard: Run) => void): void {
    for (const shard of this.shards) action(shard);
  }

  /** Now, or when no round is under way. */
  private between(action: () => void): void {
    this.waiting.push(action);
    this.advance();
  }

  /** A `pause` makes every shard answer with a checkpoint and a snapshot of where it stands. */
  private settle(purpose: 'settle' | 'end' | 'priority', options: { readonly priority?: number } = {}): void {
    this.issue(purpose, 0);
    this.each((shard) => shard.pause(options));
  }

  private issue(purpose: Round['purpose'], steps: number): void {
    this.target += steps;
    const parts = this.ranges.map(() => undefined);
    this.rounds.push({ target: this.target, steps, parts, purpose });
  }

  /** Issues what may be issued: changes between rounds, then rounds. */
  private advance(): void {
    if (this.stopped) return;
    while (this.rounds.length === 0 && this.waiting.length > 0) this.waiting.shift()?.();
    while (this.waiting.length === 0 && this.rounds.length < ROUNDS_UNDER_WAY && this.issueRound());
  }

  private issueRound(): boolean {
    const now = this.host.now();
    const dueIn = this.schedule.dueIn(now);
    if (dueIn > 0) {
      this.wakeIn(dueIn);
      return false;
    }
    const steps = this.schedule.take(this.target, now);
    // Nothing to take: steps asked for are under way, or the run is at its end and is to say so again.
    if (steps === 0 && this.rounds.length > 0) return false;
    this.issue('train', steps);
    this.each((shard) => shard.step(steps));
    return true;
  }

  private wakeIn(ms: number): void {
    const at = this.host.now() + ms;
    if (at >= this.wakesAt) return;
    this.wakesAt = at;
    this.host.later(ms, () => {
      if (this.wakesAt === at) this.wakesAt = Number.POSITIVE_INFINITY;
      this.advance();
    });
  }

  private receive(shard: number, report: Report): void {
    if (this.stopped) return;
    switch (report.type) {
      case 'snapshot':
        this.collectSnapshot(shard, report.snapshot);
        break;
      case 'checkpoint':
        this.collectCheckpoint(shard, report.checkpoint);
        break;
      case 'failed':
        this.stop();
        this.listener(report);
        break;
      case 'ready':
        if (shard === 0 || report.fallback)
          this.listener({ ...report, reason: `${report.reason} ${this.ranges.length} workers share them.` });
        break;
      case 'tuned':
        if (shard === 0) this.listener(report);
        break;
      case 'done':
        break;
      default:
        throw new Error(`unknown report: ${report satisfies never}`);
    }
  }

  private collectSnapshot(shard: number, snapshot: Snapshot): void {
    const round = this.rounds.find(({ parts }) => parts[shard] === undefined);
    // One that nobody asked for comes from a shard that had to start its engine anew.
    if (round?.target !== snapshot.step) {
      this.shards[shard]?.recycle(snapshot);
      return;
    }
    round.parts[shard] = snapshot;
    const parts = round.parts.filter((part) => part !== undefined);
    if (parts.length < this.ranges.length) return;
    this.rounds.shift();
    this.finish(round, parts);
    this.advance();
  }

  private collectCheckpoint(shard: number, checkpoint: Checkpoint): void {
    const parts = this.checkpointParts.get(checkpoint.step) ?? this.ranges.map(() => undefined);
    this.checkpointParts.set(checkpoint.step, parts);
    parts[shard] = checkpoint;
    const whole = parts.filter((part) => part !== undefined);
    if (whole.length < this.ranges.length) return;
    this.checkpointParts.delete(checkpoint.step);
    this.listener({ type: 'checkpoint', runId: 0, checkpoint: mergeCheckpoints(whole) });
  }

  private finish(round: Round, parts: readonly Snapshot[]): void {
    // Training time alone: a page that is slow to answer must not make rounds shorter, and so itself busier.
    const trainedMs = Math.max(...parts.map((part) => part.elapsedMs));
    if (round.steps > 0) this.schedule.chunk.record(round.steps, trainedMs - this.trainedMs);
    this.trainedMs = trainedMs;
    const due = round.purpose === 'train' ? this.schedule.reached(round.target, round.steps, this.host.now()) : null;
    if (due?.ends) this.end();
    else if (due ? due.snapshot : round.purpose !== 'priority') this.sendSnapshot(parts);
    if (round.purpose === 'end') this.listener({ type: 'done', runId: 0, step: round.target });
    parts.forEach((part, shard) => {
      if (part.W.byteLength >= WORTH_RETURNING_BYTES) this.shards[shard]?.recycle(part);
    });
  }

  /** The answer brings the last checkpoint and the last snapshot. */
  private end(): void {
    this.schedule.end();
    this.waiting.unshift(() => this.settle('end'));
  }

  /** Of a run on this thread: a snapshot has arrived as soon as it is sent. */
  private sendSnapshot(parts: readonly Snapshot[]): void {
    const { snapshots } = this.schedule;
    snapshots.sent(this.host.now());
    snapshots.recycle([]);
    this.listener({ type: 'snapshot', runId: 0, snapshot: mergeSnapshots(parts, snapshots.take()) });
  }

  private unlessRefused(action: () => void): void {
    try {
      action();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.listener({ type: 'failed', runId: 0, failure: toFailure(error), goesOn: true });
    }
  }
}
