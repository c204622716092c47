/** The page's side of one worker: numbers its runs, hands each its reports, and reports to all of them when the worker dies. */
import type { Capabilities } from '../../engine/adapter.ts';
import { workOf } from '../../engine/chooseEngine.ts';
import type { LiveOptions } from '../../model/config/config.ts';
import type { Snapshot } from '../../model/network/parameters.ts';
import { WITHOUT_GPU } from '../placement.ts';
import type { StartWorker, Transport, WorkerPort } from '../port.ts';
import type { PauseOptions, Report, ResumeOptions, RunId, RunOrder, WorkerMessage, WorkerRequest } from '../protocol.ts';
import { snapshotBuffers } from '../snapshotBuffers.ts';
import type { ReportListener, WorkerRun } from './workerRun.ts';

type Send = (message: WorkerRequest, transfer?: readonly ArrayBuffer[]) => void;

export class WorkerClient {
  private readonly startWorker: StartWorker;
  private readonly runs = new Map<RunId, SingleRun>();
  private readonly asking: ((capabilities: Capabilities) => void)[] = [];
  private port: Promise<WorkerPort> | null = null;
  private lastRunId = 0;

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
    return (await this.ensurePort()).kind;
  }

  async capabilities(): Promise<Capabilities> {
    const answer = new Promise<Capabilities>((resolve) => this.asking.push(resolve));
    await this.send({ type: 'probe' });
    return answer;
  }

  start(order: RunOrder, listener: ReportListener): WorkerRun {
    const runId = ++this.lastRunId;
    const send: Send = (message, transfer) => {
      if (this.runs.has(runId)) void this.send(message, transfer);
      if (message.type === 'stop') this.runs.delete(runId);
    };
    const run = new SingleRun(runId, order, listener, send);
    this.runs.set(runId, run);
    send({ type: 'start', runId, ...order });
    return run;
  }

  /** Ends the worker, and its runs without a report. */
  dispose(): void {
    for (const runId of this.runs.keys()) void this.send({ type: 'stop', runId });
    this.runs.clear();
    this.port?.then(
      (port) => port.end(),
      () => {
        // A worker that never started needs no end.
      },
    );
    this.port = null;
  }

  private ensurePort(): Promise<WorkerPort> {
    this.port ??= this.startWorker({ onMessage: (message) => this.receive(message), onCrash: (detail) => this.crashed(detail) });
    return this.port;
  }

  private async send(message: WorkerRequest, transfer?: readonly ArrayBuffer[]): Promise<void> {
    let port: WorkerPort | null = null;
    try {
      port = await this.ensurePort();
      port.post(message, transfer);
    } catch (error) {
      // Nobody would hear a worker that cannot be spoken to.
      port?.end();
      this.crashed(`the worker could not be ${port ? 'spoken to' : 'started'}: ${error}`);
    }
  }

  private receive(message: WorkerMessage): void {
    if (message.type === 'hello') return;
    if (message.type === 'capabilities') {
      for (const resolve of this.asking.splice(0)) resolve(message.capabilities);
      return;
    }
    this.runs.get(message.runId)?.receive(message);
  }

  private crashed(detail: string): void {
    for (const resolve of this.asking.splice(0)) resolve(WITHOUT_GPU);
    const lost = [...this.runs];
    this.runs.clear();
    this.port = null;
    for (const [runId, run] of lost) run.receive({ type: 'failed', runId, failure: { kind: 'worker-crashed', detail } });
  }
}

/** A run on one worker. */
class SingleRun implements WorkerRun {
  /** Multiply-adds a step. */
  readonly work: number;
  /** It would train if it were alone. */
  isMoving: boolean;
  private readonly runId: RunId;
  private readonly listener: ReportListener;
  private readonly send: Send;

  constructor(runId: RunId, { config, paused }: RunOrder, listener: ReportListener, send: Send) {
    this.runId = runId;
    this.work = workOf(config).multiplyAdds;
    this.isMoving = !paused;
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
    this.send({ type: 'resume', runId: this.runId, ...options });
  }

  step(steps: number): void {
    this.send({ type: 'step', runId: this.runId, steps });
  }

  recycle(snapshot: Snapshot): void {
    const buffers = snapshotBuffers(snapshot);
    if (buffers.length === 3) this.send({ type: 'recycle', runId: this.runId, buffers }, buffers);
  }

  stop(): void {
    this.send({ type: 'stop', runId: this.runId });
  }

  receive(report: Report): void {
    if (report.type === 'done' || report.type === 'failed') this.isMoving = false;
    if (report.type === 'snapshot') this.send({ type: 'arrived', runId: this.runId });
    this.listener(report);
  }
}
