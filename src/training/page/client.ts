/** The page's side of one worker: numbers its runs, hands each its reports, and reports to all of them when the worker dies. */

import type { Capabilities } from '../../engine/capabilities.ts';
import { workOf } from '../../engine/chooseEngine.ts';
import { EngineError } from '../../engine/engine.ts';
import type { JudgeOrder } from '../../engine/judgeModels.ts';
import type { LiveOptions } from '../../model/config/config.ts';
import { type Snapshot, stateLength } from '../../model/network/parameters.ts';
import { WITHOUT_GPU } from '../placement.ts';
import type { StartWorker, Transport, WorkerPort } from '../port.ts';
import type {
  Failure,
  PauseOptions,
  Report,
  ResumeOptions,
  RunId,
  RunOrder,
  SnapshotWish,
  WorkerMessage,
  WorkerRequest,
} from '../protocol.ts';
import { snapshotBuffers } from '../snapshotBuffers.ts';
import { wantsEach } from '../snapshotClock.ts';
import { Judgements } from './judging.ts';
import { Watchdog } from './watchdog.ts';
import type { ReportListener, WorkerRun } from './workerRun.ts';

type Send = (message: WorkerRequest, transfer?: readonly ArrayBuffer[]) => void;

/** A worker that has trained a larger state keeps its memory until it ends. */
const LARGE_BYTES = 2 ** 24;
const IDLE_MS = 5000;

export class WorkerClient {
  private readonly startWorker: StartWorker;
  private readonly runs = new Map<RunId, SingleRun>();
  private readonly asking: ((capabilities: Capabilities) => void)[] = [];
  private readonly judgements = new Judgements();
  private port: Promise<WorkerPort> | null = null;
  private isOnPage = false;
  private lastRunId = 0;
  /** Of the largest run since the worker started. */
  private stateBytes = 0;
  private readonly watchdog = new Watchdog({
    ask: () => void this.send({ type: 'ping' }),
    longestStep: () => Math.max(0, ...[...this.runs.values()].map(({ work }) => work)),
    onSilence: () => this.lose({ kind: 'worker-crashed', detail: 'the worker does not answer' }),
  });

  constructor(startWorker: StartWorker) {
    this.startWorker = startWorker;
  }

  /** Work of all moving runs: where a new run goes next. */
  get load(): number {
    return [...this.runs.values()].reduce((sum, { isMoving, work }) => sum + (isMoving ? work : 0), 0);
  }

  get runCount(): number {
    return this.runs.size;
  }

  /** How the worker was started; starts it if need be. */
  async transport(): Promise<Transport> {
    // The reason why no worker started may be gone.
    if (this.isOnPage && this.runs.size === 0 && this.judgements.count === 0) this.end();
    const { kind } = await this.ensurePort();
    this.isOnPage = kind === 'page';
    return kind;
  }

  async capabilities(): Promise<Capabilities> {
    const answer = new Promise<Capabilities>((resolve) => this.asking.push(resolve));
    await this.send({ type: 'probe' });
    return answer;
  }

  /** @returns expected losses [model]; rejects with an EngineError where the worker is lost */
  judge(order: JudgeOrder): Promise<readonly number[]> {
    return this.judgements.ask((ticket) => void this.send({ type: 'judge', ticket, order }));
  }

  start(order: RunOrder, listener: ReportListener): WorkerRun {
    const runId = ++this.lastRunId;
    const send: Send = (message, transfer) => {
      if (this.runs.has(runId)) void this.send(message, transfer);
      if (message.type === 'stop') this.forget(runId);
    };
    const run = new SingleRun(runId, order, listener, send);
    this.runs.set(runId, run);
    this.stateBytes = Math.max(this.stateBytes, 4 * order.config.instances.length * stateLength(order.config));
    send({ type: 'start', runId, ...order });
    return run;
  }

  /** Ends the worker, and its runs without a report. */
  dispose(): void {
    for (const runId of this.runs.keys()) void this.send({ type: 'stop', runId });
    this.runs.clear();
    this.judgements.lose({ kind: 'worker-crashed', detail: 'the worker was ended' });
    this.end();
  }

  /** Ends the worker where nobody needs it; the next run starts another. */
  endIfIdle(): void {
    if (this.runs.size === 0 && this.asking.length === 0) this.end();
  }

  private end(): void {
    this.watchdog.stop();
    this.port?.then(
      (port) => port.end(),
      () => {
        // A worker that never started need not be ended.
      },
    );
    this.port = null;
    this.isOnPage = false;
    this.stateBytes = 0;
  }

  private forget(runId: RunId): void {
    this.runs.delete(runId);
    if (this.runs.size > 0) return;
    this.watchdog.stop();
    if (this.stateBytes >= LARGE_BYTES) setTimeout(() => this.endIfLarge(), IDLE_MS);
  }

  private endIfLarge(): void {
    if (this.stateBytes >= LARGE_BYTES) this.endIfIdle();
  }

  private ensurePort(): Promise<WorkerPort> {
    this.port ??= this.connect();
    return this.port;
  }

  private connect(): Promise<WorkerPort> {
    const ifCurrent = (act: () => void) => {
      if (this.port === started) act();
    };
    const onCrash = (detail: string) => ifCurrent(() => this.lose({ kind: 'worker-crashed', detail }));
    const started = this.startWorker({ onMessage: (message) => this.receive(message), onCrash }).catch((error: unknown) => {
      const failure = { kind: 'not-loaded', detail: `${error}` } as const;
      ifCurrent(() => this.lose(failure));
      throw new EngineError(failure.kind, failure.detail);
    });
    return started;
  }

  private async send(message: WorkerRequest, transfer?: readonly ArrayBuffer[]): Promise<void> {
    const port = await this.ensurePort().catch(() => null);
    try {
      port?.post(message, transfer);
      if (port && port.kind !== 'page' && this.runs.size > 0) this.watchdog.start();
    } catch (error) {
      // The message cannot be cloned: only this run fails.
      if ('runId' in message) this.failRun(message.runId, { kind: 'bad-config', detail: `${error}` });
    }
  }

  private receive(message: WorkerMessage): void {
    this.watchdog.heard();
    if (message.type === 'hello' || message.type === 'pong') return;
    if (message.type === 'judged' || message.type === 'notJudged') {
      this.judgements.receive(message);
      return;
    }
    if (message.type === 'capabilities') {
      for (const resolve of this.asking.splice(0)) resolve(message.capabilities);
      return;
    }
    this.runs.get(message.runId)?.receive(message);
  }

  private failRun(runId: RunId, failure: Failure): void {
    this.runs.get(runId)?.receive({ type: 'failed', runId, failure });
  }

  /** The worker is gone. */
  private lose(failure: Failure): void {
    this.end();
    for (const resolve of this.asking.splice(0)) resolve(WITHOUT_GPU);
    this.judgements.lose(failure);
    const lost = [...this.runs];
    this.runs.clear();
    for (const [runId, run] of lost) run.receive({ type: 'failed', runId, failure });
  }
}

/** A run on one worker. */
class SingleRun implements WorkerRun {
  /** Multiply-adds a step. */
  readonly work: number;
  /** Whether it has work to do. */
  isMoving: boolean;
  private readonly runId: RunId;
  private readonly listener: ReportListener;
  private readonly send: Send;
  private wish: SnapshotWish;

  constructor(runId: RunId, { config, paused, pace }: RunOrder, listener: ReportListener, send: Send) {
    this.runId = runId;
    this.work = workOf(config).multiplyAdds;
    this.isMoving = !paused;
    this.wish = pace.snapshots;
    this.listener = listener;
    this.send = send;
  }

  tune(live: LiveOptions): void {
    this.send({ type: 'tune', runId: this.runId, live });
  }

  pause(options: PauseOptions = {}): void {
    this.isMoving = false;
    this.send({ type: 'pause', runId: this.runId, ...options });
  }

  resume(options: ResumeOptions = {}): void {
    this.isMoving = true;
    this.wish = options.pace?.snapshots ?? this.wish;
    this.send({ type: 'resume', runId: this.runId, ...options });
  }

  step(steps: number): void {
    this.send({ type: 'step', runId: this.runId, steps });
  }

  taken(): void {
    this.send({ type: 'arrived', runId: this.runId });
  }

  recycle(snapshot: Snapshot): void {
    const buffers = snapshotBuffers(snapshot);
    if (buffers.length >= 3) this.send({ type: 'recycle', runId: this.runId, buffers }, buffers);
  }

  stop(): void {
    this.send({ type: 'stop', runId: this.runId });
  }

  receive(report: Report): void {
    if (report.type === 'done' || report.type === 'failed') this.isMoving = false;
    if (report.type === 'snapshot' && !wantsEach(this.wish)) this.taken();
    this.listener(report);
  }
}
