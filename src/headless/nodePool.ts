/** The pool of a Node program: one thread a core. Threads keep the process alive only while one of their runs is open. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FigureTrainer } from '../training/figureTrainer.ts';
import { createPool } from '../training/page/pool.ts';
import type { PortEvents, StartWorker, WorkerPort } from '../training/port.ts';
import type { RunId, WorkerMessage, WorkerRequest } from '../training/protocol.ts';

export function createNodePool(): FigureTrainer {
  return createPool({ size: availableParallelism(), startWorker });
}

const startWorker: StartWorker = (events) =>
  new Promise((resolve, reject) => {
    const thread = new TrainerThread(events, () => resolve(thread), reject);
  });

class TrainerThread implements WorkerPort {
  readonly kind = 'url';
  /** Threads do not inherit the program's options, such as a TypeScript loader. */
  private readonly worker = new Worker(new URL('./trainerThread.js', import.meta.url), { execArgv: [] });
  private readonly runs = new Set<RunId>();
  private isProbing = false;
  private judgements = 0;

  constructor(events: PortEvents, onHello: () => void, onFailure: (error: Error) => void) {
    let fail = onFailure;
    this.worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'capabilities') this.isProbing = false;
      if (message.type === 'judged' || message.type === 'notJudged') this.judgements--;
      if (message.type === 'hello') {
        fail = (error) => events.onCrash(error.message);
        onHello();
      } else events.onMessage(message);
      this.holdProcess();
    });
    this.worker.on('error', (error: Error) => fail(error));
  }

  post(request: WorkerRequest, transfer: readonly ArrayBuffer[] = []): void {
    if (request.type === 'probe') this.isProbing = true;
    else if (request.type === 'judge') this.judgements++;
    else if (request.type === 'stop') this.runs.delete(request.runId);
    else if (request.type === 'start') this.runs.add(request.runId);
    this.worker.postMessage(request, [...transfer]);
    this.holdProcess();
  }

  end(): void {
    void this.worker.terminate();
  }

  private holdProcess(): void {
    if (this.runs.size > 0 || this.isProbing || this.judgements > 0) this.worker.ref();
    else this.worker.unref();
  }
}
