/**
 * The owner of training on the page, one for each view: configuration, last checkpoint, status, pace and recovery. What an event leads to
 * stands in `transitions.ts`, what is done about a failure in `recovery.ts`.
 */
import { mark } from '../../debug/marks.ts';
import type { LiveOptions, TrainingConfig } from '../../model/config/config.ts';
import type { EngineName, Snapshot } from '../../model/network/parameters.ts';
import { assertCheckpointFits } from '../checkpoints.ts';
import type { Failure, Goal, Pace, Report } from '../protocol.ts';
import type { RunStatus } from '../runStatus.ts';
import type { Intent, RunRequest, Session, SessionListener } from '../trainer.ts';
import type { Observer } from './auto/observer.ts';
import { RetryPolicy } from './recovery.ts';
import { inShort, type RunRecord, recordOf } from './runRecord.ts';
import { type Action, type Event, type Mode, statusOf, transition } from './transitions.ts';
import type { Launch, WorkerRun } from './workerRun.ts';

/** A lost device costs at most this much training. */
const CHECKPOINT_MS = 2000;
/** Numbers sessions for the performance timeline. */
let sessions = 0;

export class RunSession implements Session {
  private readonly number = ++sessions;
  engine: Session['engine'] = null;
  failure: Failure | null = null;
  mode: Mode = 'poster';
  private readonly launchRun: Launch;
  private readonly listener: SessionListener;
  private isHidden = false;
  private record: RunRecord | null = null;
  private run: WorkerRun | null = null;
  /** Commands for the run, until it has been placed. */
  private queue: ((run: WorkerRun) => void)[] = [];
  /** Reports of earlier launches are dropped. */
  private launches = 0;
  private observer: Observer | null = null;
  /** The run starts again on another engine as soon as it has reported a checkpoint. */
  private isMoving = false;
  private chosen: { readonly name: EngineName; readonly reason: string } | null = null;

  constructor(launch: Launch, listener: SessionListener) {
    this.launchRun = launch;
    this.listener = listener;
  }

  get status(): RunStatus {
    return statusOf(this.mode, this.record?.isShown ?? false);
  }

  get ended(): Session['ended'] {
    if (this.mode === 'converged') return 'converged';
    return this.mode === 'finished' ? 'steps' : null;
  }

  get convergedCount(): number {
    return this.record?.convergedCount ?? 0;
  }

  get step(): number {
    return this.record?.step ?? 0;
  }

  get config(): TrainingConfig | null {
    return this.record?.changes.current ?? null;
  }

  begin(request: RunRequest, intent: Intent): void {
    if (request.from) assertCheckpointFits(request.config, request.from);
    this.record = recordOf(request, intent === 'replay');
    this.failure = null;
    this.handle(intent);
  }

  play(): void {
    this.handle('play');
  }

  pause(): void {
    this.handle('pause');
  }

  advance(steps: number): void {
    this.handle('step', steps);
  }

  hide(): void {
    this.isHidden = true;
    this.handle('hide');
  }

  show(): void {
    this.isHidden = false;
    this.handle('show');
  }

  tune(live: LiveOptions): void {
    this.record?.changes.add(live);
    this.observer?.tuned();
    this.tell((run) => run.tune(live));
  }

  setPace(pace: Pace): void {
    if (!this.record) return;
    this.record.pace = pace;
    if (this.mode === 'training') this.resume(this.record);
  }

  setUntil(until: number): void {
    if (!this.record) return;
    this.record.until = until;
    if (this.mode === 'training') this.resume(this.record);
  }

  recycle(snapshot: Snapshot): void {
    this.run?.recycle(snapshot);
  }

  taken(): void {
    this.run?.taken();
  }

  close(): void {
    this.handle('close');
  }

  private handle(event: Event, steps = 0): void {
    const next = transition(this.mode, event, this.isHidden);
    if (!next) return;
    this.mode = next.mode;
    if (next.mode !== 'training') this.observer?.rest();
    for (const action of next.actions) this.act(action, steps);
    if (event !== 'close') this.listener({ type: 'changed' });
  }

  private act(action: Action, steps: number): void {
    const { record } = this;
    if (!record) return;
    switch (action) {
      case 'launch':
        this.launch(record);
        break;
      case 'relaunch':
        this.tryAgain(record);
        break;
      case 'resume':
        this.resume(record);
        break;
      case 'pause':
        record.restAt = 0;
        this.tell((run) => run.pause());
        break;
      case 'abandon':
        record.restAt = 0;
        record.isForgetting = true;
        this.tell((run) => run.pause({ forgetChanges: true }));
        break;
      case 'step':
        record.restAt = Math.max(record.restAt, record.step) + steps;
        this.tell((run) => run.step(steps));
        break;
      case 'forget':
        this.forget(record, record.step);
        break;
      case 'stop':
        this.stop();
        break;
      default:
        throw new Error(`unknown action: ${action satisfies never}`);
    }
  }

  /** The reader asks for it: what had been tried before no longer counts. */
  private tryAgain(record: RunRecord): void {
    record.retries = new RetryPolicy();
    record.without = [];
    record.isShown = false;
    this.failure = null;
    this.relaunch(record);
  }

  private relaunch(record: RunRecord): void {
    if (record.isForgetting) this.forget(record, record.step);
    const { step: before } = record;
    record.step = record.from?.step ?? 0;
    this.launchAnew(record, before);
    this.listener({ type: 'steppedBack', step: record.step });
  }

  private launchAnew(record: RunRecord, reached: number): void {
    const { restAt, step } = record;
    record.earlierMs = record.trainedMs;
    this.launch(record, reached);
    if (restAt > step && this.mode === 'resting') this.tell((run) => run.step(restAt - step));
  }

  /** Pausing, a run says where it stands. */
  private move(): void {
    this.isMoving = true;
    this.tell((run) => run.pause());
  }

  /** @param reached the last step the run is known to have reached */
  private launch(record: RunRecord, reached = record.step): void {
    this.stop();
    const launch = this.launches;
    const { request, changes, from, pace, without } = record;
    const { engine, priority = 0 } = request;
    const paused = this.mode !== 'training' && this.mode !== 'replaying';
    this.launchRun(
      {
        config: changes.base,
        changes: changes.repeat(Math.max(reached, from?.step ?? 0)),
        engine,
        without: [...without],
        mayMove: !record.isReplay && request.isRepeatable !== true,
        from,
        pace,
        priority,
        paused,
        watchesConvergence: request.untilConverged === true,
        checkpoints: { atMilestones: request.hasNoTimeline !== true, everyMs: CHECKPOINT_MS },
        ...this.goal(record),
      },
      {
        onPlaced: (run, name, reason, observer = null) => {
          if (launch === this.launches) this.place(run, { name, reason }, observer);
          else run.stop();
        },
        onReason: (reason) => {
          if (launch === this.launches) this.explain(reason);
        },
        onMove: () => {
          if (launch === this.launches) this.move();
        },
        onReport: (report) => {
          if (launch === this.launches) this.receive(record, report);
        },
      },
    );
  }

  private place(run: WorkerRun, chosen: { readonly name: EngineName; readonly reason: string }, observer: Observer | null): void {
    this.run = run;
    this.observer = observer;
    this.chosen = chosen;
    for (const act of this.queue.splice(0)) act(run);
  }

  private explain(reason: string): void {
    if (!this.chosen) return;
    this.chosen = { ...this.chosen, reason };
    this.engine = this.engine && this.chosen;
    this.listener({ type: 'changed' });
  }

  private stop(): void {
    this.launches++;
    this.isMoving = false;
    this.observer?.rest();
    this.observer = null;
    this.run?.stop();
    this.run = null;
    this.chosen = null;
    this.queue = [];
  }

  private tell(act: (run: WorkerRun) => void): void {
    if (this.run) act(this.run);
    else this.queue.push(act);
  }

  private resume(record: RunRecord): void {
    const { pace } = record;
    this.tell((run) => run.resume({ pace, ...this.goal(record) }));
  }

  private goal({ until, request }: RunRecord): Goal {
    return { until, untilConverged: request.untilConverged === true && this.mode !== 'replaying' };
  }

  private receive(record: RunRecord, report: Report): void {
    switch (report.type) {
      case 'ready':
        this.becameReady(record);
        break;
      case 'snapshot':
        this.arrived(record, report);
        break;
      case 'checkpoint':
        record.from = report.checkpoint;
        record.changes.passed(report.checkpoint.step);
        this.listener({ type: 'checkpoint', checkpoint: report.checkpoint });
        if (this.isMoving && report.checkpoint.step >= record.step) this.launchAnew(record, report.checkpoint.step);
        break;
      case 'tuned':
        if (record.changes.take(report.step)) this.listener({ type: 'tuned', step: report.step });
        return;
      case 'forgotten':
        this.forget(record, report.step);
        break;
      case 'done':
        this.handle(report.converged ? 'converged' : 'reachedEnd');
        break;
      case 'failed':
        this.recover(record, report.failure);
        break;
      default:
        throw new Error(`unknown report: ${report satisfies never}`);
    }
  }

  private forget(record: RunRecord, step: number): void {
    record.isForgetting = false;
    record.changes.forget();
    this.listener({ type: 'abandoned', step });
  }

  private becameReady(record: RunRecord): void {
    this.engine = this.chosen;
    const { name = 'none', reason = '' } = this.chosen ?? {};
    mark('ready', { run: this.number, engine: name, reason, configuration: inShort(record.changes.current) });
    this.failure = record.lost;
    record.lost = null;
    this.listener({ type: 'changed' });
  }

  private arrived(record: RunRecord, { snapshot, convergedCount }: Extract<Report, { type: 'snapshot' }>): void {
    mark('snapshot', { run: this.number, step: snapshot.step });
    record.isShown = true;
    record.step = snapshot.step;
    record.convergedCount = convergedCount;
    record.trainedMs = record.earlierMs + snapshot.elapsedMs;
    this.listener({ type: 'snapshot', snapshot: { ...snapshot, elapsedMs: record.trainedMs } });
    const { changes, from, until, pace } = record;
    if (this.mode === 'training') this.observer?.see(snapshot, { config: changes.current, from, until, pace });
  }

  private recover(record: RunRecord, failure: Failure): void {
    const { name } = this.chosen ?? { name: null };
    const { strict = false, engine } = record.request;
    const recovery = record.retries.recover(failure.kind, name, strict && engine !== 'auto', record.trainedMs - record.earlierMs);
    if (recovery === 'give-up') {
      this.failure = failure;
      this.handle('failed');
      return;
    }
    if (recovery === 'elsewhere' && name) record.without.push(name);
    record.lost ??= failure;
    this.relaunch(record);
  }
}
