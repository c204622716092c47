/** The page's side of one worker: numbers its runs, hands reports to the right listener, tells all of them when the worker dies. */
import type { Capabilities } from '../../engine/adapter.ts';
import { workOf } from '../../engine/chooseEngine.ts';
import { WITHOUT_GPU } from '../placement.ts';
import type { Rung, StartWorker, WorkerPort } from '../port.ts';
import type { Command, RunId } from '../protocol.ts';
import { snapshotBuffers } from '../snapshotBuffers.ts';
import type { Run, RunListener } from '../trainer.ts';
import type { WorkerMessage, WorkerRequest } from '../workerMessages.ts';

/** All of a start but its number. */
export type StartOrder = Omit<Extract<Command, { type: 'start' }>, 'type' | 'runId'>;

interface RunEntry {
  readonly listener: RunListener;
  /** Multiply-adds a step. */
  readonly work: number;
  /** It would train if it were alone. */
  moving: boolean;
}

export class WorkerClient {
  private readonly startWorker: StartWorker;
  private readonly runs = new Map<RunId, RunEntry>();
  private readonly asking: ((capabilities: Capabilities) => void)[] = [];
  private port: Promise<WorkerPort> | null = null;
  private lastRunId = 0;

  constructor(startWorker: StartWorker) {
    this.startWorker = startWorker;
  }

  /** Work of all moving runs: where a new run goes next. */
  get load(): number {
    return [...this.runs.values()].reduce((sum, { moving, work }) => sum + (moving ? work : 0), 0);
  }

  get runCount(): number {
    return this.runs.size;
  }

  /** How the worker runs; starts it if need be. */
  async rung(): Promise<Rung> {
    return (await this.ensurePort()).kind;
  }

  async capabilities(): Promise<Capabilities> {
    const answer = new Promise<Capabilities>((resolve) => this.asking.push(resolve));
    await this.send({ type: 'probe' });
    return answer;
  }

  start(order: StartOrder, listener: RunListener): Run {
    const runId = ++this.lastRunId;
    this.runs.set(runId, { listener, work: workOf(order.config).multiplyAdds, moving: !order.paused });
    void this.send({ type: 'start', runId, ...order });
    return this.runHandle(runId);
  }

  /** Ends the worker and its runs without a word. */
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

  private runHandle(runId: RunId): Run {
    const command = (payload: Command, moving?: boolean, transfer?: readonly ArrayBuffer[]) => {
      const entry = this.runs.get(runId);
      if (!entry) return;
      entry.moving = moving ?? entry.moving;
      void this.send(payload, transfer);
    };
    return {
      tune: (live) => command({ type: 'tune', runId, live }),
      pause: (options) => command({ type: 'pause', runId, ...options }, false),
      resume: (options) => command({ type: 'resume', runId, ...options }, true),
      step: (steps) => command({ type: 'step', runId, steps }),
      restore: (checkpoint) => command({ type: 'restore', runId, checkpoint }),
      recycle: (snapshot) => {
        const buffers = snapshotBuffers(snapshot);
        if (buffers.length === 3) command({ type: 'recycle', runId, buffers }, undefined, buffers);
      },
      stop: () => {
        command({ type: 'stop', runId });
        this.runs.delete(runId);
      },
    };
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
      // One that cannot be spoken to would train on, heard by nobody.
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
    const entry = this.runs.get(message.runId);
    if (!entry) return;
    if (message.type === 'done' || message.type === 'failed') entry.moving = false;
    if (message.type === 'snapshot') void this.send({ type: 'recycle', runId: message.runId, buffers: [] });
    entry.listener(message);
  }

  private crashed(detail: string): void {
    for (const resolve of this.asking.splice(0)) resolve(WITHOUT_GPU);
    const lost = [...this.runs];
    this.runs.clear();
    this.port = null;
    for (const [runId, { listener }] of lost) listener({ type: 'failed', runId, failure: { kind: 'worker-crashed', detail } });
  }
}
