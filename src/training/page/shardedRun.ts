/**
 * A run whose instances are trained by several workers in lock step: rounds of equally many steps in every shard, three rounds
 * under way so that no worker waits for the page, and merged reports. Commands take effect between rounds, at one step for all.
 */
import type { LiveOptions } from '../../model/config/config.ts';
import { isJudged } from '../../model/network/convergence.ts';
import type { Checkpoint, Snapshot } from '../../model/network/parameters.ts';
import { ChunkSize } from '../chunkSize.ts';
import { type InstanceRange, splitInstances } from '../placement.ts';
import type { PauseOptions, Report, ResumeOptions, RunOrder } from '../protocol.ts';
import { type Due, RunSchedule } from '../runSchedule.ts';
import { snapshotBuffers } from '../snapshotBuffers.ts';
import { mergeCheckpoints, mergeSnapshots, splitCheckpoint, splitConfig } from './shards.ts';
import type { ReportListener, WorkerRun } from './workerRun.ts';

export interface ShardHost {
  /** One for each worker. */
  readonly shards: readonly { start(order: RunOrder, listener: ReportListener): WorkerRun }[];
  now(): number;
  later(ms: number, callback: () => void): void;
}

type SnapshotReport = Extract<Report, { type: 'snapshot' }>;

/** What all shards have been asked for: a snapshot of the step `target`. */
interface Round {
  readonly target: number;
  readonly steps: number;
  /** [shard] */
  readonly parts: (SnapshotReport | undefined)[];
  /** What the answers are for. */
  readonly purpose: 'start' | 'train' | 'settle' | 'end';
}

const ROUNDS_UNDER_WAY = 3;
/**
 * The rounds under way together take about as long as a chunk on one worker, so that a change waits no longer than there, and no worker
 * waits for a busy page.
 */
const ROUND_MS = 5;
/** Allocating less memory than this takes less time than sending it back. */
const WORTH_RETURNING_BYTES = 2 ** 15;
/** Shards answer rounds; they send no snapshots of their own. */
const SHARD_PACE = { stepsPerSecond: 'max', snapshots: { everyMs: Number.POSITIVE_INFINITY } } as const;
/** Milestones are the same steps for all shards; times are not, so the shards are asked. */
const NEVER_BY_TIME = Number.POSITIVE_INFINITY;

export class ShardedRun implements WorkerRun {
  private readonly host: ShardHost;
  private readonly listener: ReportListener;
  private readonly ranges: readonly InstanceRange[];
  private readonly shards: readonly WorkerRun[];
  private readonly schedule: RunSchedule;
  private readonly rounds: Round[] = [];
  /** What waits for the rounds under way. */
  private readonly waiting: (() => void)[] = [];
  private readonly checkpointParts = new Map<number, (Checkpoint | undefined)[]>();
  /** Where the last round issued ends. */
  private target: number;
  /** Training time up to the last round. */
  private trainedMs = 0;
  private ended: Due['ends'] = null;
  private stopped = false;
  private readonly checkpointEveryMs: number;
  private checkpointAt: number;
  private wakesAt = Number.POSITIVE_INFINITY;

  constructor(host: ShardHost, order: RunOrder, listener: ReportListener) {
    this.host = host;
    this.listener = listener;
    this.target = order.from?.step ?? 0;
    this.ranges = splitInstances(order.config.instances.length, host.shards.length);
    this.schedule = new RunSchedule({ ...order, chunk: new ChunkSize(ROUND_MS) }, host.now());
    this.checkpointEveryMs = order.checkpoints.everyMs;
    this.checkpointAt = host.now();
    this.issue('start', 0);
    this.shards = this.startShards(order);
  }

  tune(live: LiveOptions): void {
    this.between(() => this.each((shard) => shard.tune(live)));
  }

  pause(options: PauseOptions = {}): void {
    this.schedule.pause();
    this.between(() => this.settle('settle', options));
  }

  resume(options: ResumeOptions = {}): void {
    this.schedule.resume(options, this.target, this.host.now());
    this.advance();
  }

  step(steps: number): void {
    this.schedule.step(steps, this.target);
    this.advance();
  }

  taken(): void {
    this.schedule.snapshots.arrived();
    this.advance();
  }

  recycle(snapshot: Snapshot): void {
    this.schedule.snapshots.recycle(snapshotBuffers(snapshot));
  }

  stop(): void {
    this.stopped = true;
    this.each((shard) => shard.stop());
  }

  private startShards(order: RunOrder): readonly WorkerRun[] {
    const checkpoints = order.from && splitCheckpoint(order.from, this.ranges);
    return splitConfig(order.config, this.ranges).flatMap((config, at) => {
      const rule = { ...order.checkpoints, everyMs: NEVER_BY_TIME };
      const part = { ...order, config, pace: SHARD_PACE, paused: true, from: checkpoints?.[at], checkpoints: rule };
      return this.host.shards[at]?.start(part, (report) => this.receive(at, report)) ?? [];
    });
  }

  private each(action: (shard: WorkerRun) => void): void {
    for (const shard of this.shards) action(shard);
  }

  /** Now, or when no round is under way. */
  private between(action: () => void): void {
    this.waiting.push(action);
    this.advance();
  }

  /** A `pause` makes every shard answer with a checkpoint and a snapshot of where it stands. */
  private settle(purpose: 'settle' | 'end', options: PauseOptions = {}): void {
    this.issue(purpose, 0);
    this.each((shard) => shard.pause(options));
  }

  private issue(purpose: Round['purpose'], steps: number): void {
    this.target += steps;
    const parts = this.ranges.map(() => undefined);
    this.rounds.push({ target: this.target, steps, parts, purpose });
  }

  /** Issues what may be issued: commands between rounds, then rounds. */
  private advance(): void {
    if (this.stopped) return;
    while (this.rounds.length === 0 && this.waiting.length > 0) this.waiting.shift()?.();
    while (this.waiting.length === 0 && this.mayIssue() && this.issueRound());
  }

  /** At a step that is judged no round goes further until it is known whether the run ends there. */
  private mayIssue(): boolean {
    const last = this.rounds.at(-1);
    return this.rounds.length < ROUNDS_UNDER_WAY && !(last && last.steps > 0 && isJudged(last.target));
  }

  private issueRound(): boolean {
    const now = this.host.now();
    const dueIn = this.schedule.dueIn(now);
    if (dueIn > 0) {
      this.wakeIn(dueIn);
      return false;
    }
    const steps = this.schedule.take(this.target, now);
    // Nothing to take: steps asked for are under way, or the run is at its end and is to report that again.
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
        this.collectSnapshot(shard, report);
        break;
      case 'checkpoint':
        this.collectCheckpoint(shard, report.checkpoint);
        break;
      case 'failed':
        this.stop();
        this.listener(report);
        break;
      case 'ready':
      case 'tuned':
      case 'forgotten':
        if (shard === 0) this.listener(report);
        return;
      case 'done':
        return;
      default:
        throw new Error(`unknown report: ${report satisfies never}`);
    }
  }

  private collectSnapshot(shard: number, report: SnapshotReport): void {
    const round = this.rounds.find(({ parts }) => parts[shard] === undefined);
    if (round?.target !== report.snapshot.step) throw new Error(`a shard answered step ${round?.target} with ${report.snapshot.step}`);
    round.parts[shard] = report;
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
    this.checkpointAt = this.host.now();
    this.listener({ type: 'checkpoint', runId: 0, checkpoint: mergeCheckpoints(whole) });
  }

  private finish(round: Round, reports: readonly SnapshotReport[]): void {
    const parts = reports.map(({ snapshot }) => snapshot);
    const convergedCount = reports.reduce((sum, report) => sum + report.convergedCount, 0);
    this.recordTime(round, parts);
    const hasConverged = convergedCount === this.ranges.at(-1)?.end;
    const due = round.purpose === 'train' ? this.schedule.reached(round.target, round.steps, this.host.now(), hasConverged) : null;
    if (due?.ends) this.end(due.ends);
    else if (!due || due.snapshot) this.sendSnapshot(parts, convergedCount);
    if (due && !due.ends) this.askForCheckpoint();
    if (round.purpose === 'end') this.listener({ type: 'done', runId: 0, step: round.target, converged: this.ended === 'converged' });
    parts.forEach((part, shard) => {
      if (part.W.byteLength >= WORTH_RETURNING_BYTES) this.shards[shard]?.recycle(part);
    });
  }

  /** Shards give one whenever they pause. */
  private askForCheckpoint(): void {
    const now = this.host.now();
    if (now - this.checkpointAt < this.checkpointEveryMs) return;
    this.checkpointAt = now;
    this.between(() => this.settle('settle'));
  }

  /** Training time alone: a page that is slow to answer must not make rounds shorter, and so itself busier. */
  private recordTime({ steps }: Round, parts: readonly Snapshot[]): void {
    const trainedMs = Math.max(...parts.map((part) => part.elapsedMs));
    if (steps > 0) this.schedule.chunk.record(steps, trainedMs - this.trainedMs);
    this.trainedMs = trainedMs;
  }

  /** The answer brings the last checkpoint and the last snapshot. */
  private end(ended: Due['ends']): void {
    this.ended = ended;
    this.schedule.end();
    this.waiting.unshift(() => this.settle('end'));
  }

  /** On this thread a snapshot has arrived as soon as it is sent, though it may not have been taken. */
  private sendSnapshot(parts: readonly Snapshot[], convergedCount: number): void {
    const { snapshots } = this.schedule;
    snapshots.sent(this.host.now());
    if (!snapshots.wantsEach) snapshots.arrived();
    this.listener({ type: 'snapshot', runId: 0, snapshot: mergeSnapshots(parts, snapshots.take()), convergedCount });
  }
}
