/** A script's run in progress: turns its session's events into snapshots to iterate over, a promise of the last one, and checkpoints. */
import type { LiveOptions, TrainingConfig } from '../../model/config/config.ts';
import type { Checkpoint, Snapshot } from '../../model/network/parameters.ts';
import type { SnapshotWish } from '../../training/protocol.ts';
import { SnapshotClock, wantsEach } from '../../training/snapshotClock.ts';
import type { RunRequest, Session, SessionEvent, Trainer } from '../../training/trainer.ts';
import { configurationOf } from '../configuration.ts';
import { noticesOf } from '../notices.ts';
import type { StopSignal } from '../stopSignal.ts';
import { EveryItem } from '../streams/everyItem.ts';
import { Newest } from '../streams/newest.ts';
import { ChangeRecord, liveCopy, type RunChange } from './changes.ts';
import type { RunCheckpoint } from './from.ts';
import { type RunSnapshot, runSnapshot } from './snapshots.ts';
import { TrainingError, type TrainingRun } from './trainingRun.ts';

interface Ending {
  resolve(snapshot: RunSnapshot): void;
  reject(error: unknown): void;
}

interface Asking {
  resolve(checkpoint: RunCheckpoint): void;
  reject(error: unknown): void;
}

/** A checkpoint with the configuration it goes on under. */
interface Standing {
  readonly checkpoint: Checkpoint;
  readonly config: TrainingConfig;
}

export class ScriptedRun implements TrainingRun {
  private readonly ended: Promise<RunSnapshot>;
  private readonly wish: SnapshotWish;
  private readonly every: EveryItem<RunSnapshot> | null;
  private readonly stream: EveryItem<RunSnapshot> | Newest<RunSnapshot>;
  private record = new ChangeRecord([]);
  private session: Session | null = null;
  private firstStep = 0;
  private until = 0;
  private standing: Standing | null = null;
  /** The step of the newest snapshot given; after a lost device a run repeats some. */
  private given = -1;
  private isStopping = false;
  private isOver = false;
  private ending: Ending = { resolve: () => {}, reject: () => {} };
  /** Callers that wait for a checkpoint. */
  private asking: Asking[] = [];
  private isAsked = false;

  constructor(wish: SnapshotWish) {
    this.wish = wish;
    this.every = wantsEach(wish) ? new EveryItem(() => this.session?.taken()) : null;
    this.stream = this.every ?? new Newest();
    this.ended = new Promise((resolve, reject) => {
      this.ending = { resolve, reject };
    });
  }

  /** A caller that asks for the end alone need not read the snapshots. */
  get finished(): Promise<RunSnapshot> {
    this.every?.expectNobody();
    return this.ended;
  }

  get changes(): readonly RunChange[] {
    return this.record.all;
  }

  get notices(): readonly string[] {
    const config = this.session?.config;
    return config ? noticesOf(config) : [];
  }

  begin(trainer: Trainer, request: RunRequest, signal: StopSignal | undefined): void {
    const abort = () => this.fail(signal?.reason);
    const forget = () => signal?.removeEventListener('abort', abort);
    signal?.addEventListener('abort', abort);
    this.ended.then(forget, forget);
    this.until = request.config.steps;
    this.firstStep = request.from?.step ?? 0;
    this.record = new ChangeRecord(request.changes ?? []);
    this.session = trainer.open((event) => this.hear(event));
    this.session.begin(request, 'train');
  }

  /** A loop throws the error itself, so `finished` need not be awaited too. */
  [Symbol.asyncIterator](): AsyncIterator<RunSnapshot> {
    this.ended.catch(() => {});
    return this.stream[Symbol.asyncIterator]();
  }

  set(live: LiveOptions): void {
    if (this.isOver || !this.session) return;
    const own = liveCopy(live);
    this.session.tune(own);
    this.record.ask(own);
  }

  async checkpoint(): Promise<RunCheckpoint> {
    if (this.isOver) {
      await this.ended;
      if (!this.standing) throw new Error('The run was stopped before it began: there is nothing to go on from.');
      return copyOf(this.standing);
    }
    return new Promise((resolve, reject) => {
      this.asking.push({ resolve, reject });
      this.ask();
    });
  }

  /** The session answers a pause with a snapshot. */
  stop(): void {
    this.isStopping = true;
    this.session?.pause();
  }

  fail(error: unknown): void {
    this.isOver = true;
    this.ending.reject(error);
    this.stream.fail(error);
    for (const { reject } of this.asking.splice(0)) reject(error);
    this.session?.close();
  }

  private hear(event: SessionEvent): void {
    if (this.isOver) return;
    if (event.type === 'changed') this.changed();
    if (event.type === 'tuned') this.record.take(event.step);
    if (event.type === 'checkpoint') this.stand(event.checkpoint);
    if (event.type === 'snapshot') this.see(event.snapshot);
  }

  private changed(): void {
    const { status, failure } = this.session ?? {};
    if (status === 'failed' && failure) this.fail(new TrainingError(failure));
    else this.ask();
  }

  /** A session gives a checkpoint when it pauses, once it has an engine. */
  private ask(): void {
    if (this.asking.length === 0 || this.isAsked || !this.session?.engine || this.isStopping) return;
    this.isAsked = true;
    this.session.pause();
    this.session.play();
  }

  private stand(checkpoint: Checkpoint): void {
    const config = this.session?.config;
    if (!config) return;
    this.standing = { checkpoint, config };
    this.answer();
  }

  private answer(): void {
    const { standing } = this;
    if (!standing) return;
    this.isAsked = false;
    for (const { resolve } of this.asking.splice(0)) resolve(copyOf(standing));
  }

  private see(snapshot: Snapshot): void {
    const isLast = snapshot.step >= this.until || (this.isStopping && this.isStanding(snapshot.step));
    const config = this.session?.config;
    const isNew = snapshot.step > this.given && (isLast || this.isWished(snapshot.step));
    if (config && (isNew || isLast)) this.give(runSnapshot(snapshot, config), isNew, isLast);
    else this.session?.taken();
  }

  /** A run that pauses says where it stands, then gives a snapshot; one that has not begun stands at its first. */
  private isStanding(step: number): boolean {
    return step === (this.standing?.checkpoint.step ?? this.firstStep);
  }

  private give(snapshot: RunSnapshot, isNew: boolean, isLast: boolean): void {
    this.given = snapshot.step;
    if (isNew) this.stream.push(snapshot);
    if (isLast) this.finish(snapshot);
  }

  /** Others come where a run begins, moves or pauses. */
  private isWished(step: number): boolean {
    return this.every === null || new SnapshotClock(this.wish).isDue(step, 0);
  }

  private finish(last: RunSnapshot): void {
    this.isOver = true;
    this.ending.resolve(last);
    this.stream.end();
    this.answer();
    this.session?.close();
  }
}

function copyOf({ checkpoint, config }: Standing): RunCheckpoint {
  return { ...checkpoint, state: checkpoint.state.slice(), configuration: configurationOf(config) };
}
