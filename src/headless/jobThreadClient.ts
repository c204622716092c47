/** The main thread's side of one training thread. */
import { Worker } from 'node:worker_threads';
import type { Checkpoint } from '../model/network/parameters.ts';
import type { ThreadReport, ThreadRequest } from './threadMessages.ts';
import type { JobEnd, JobRequest } from './trainJob.ts';

export interface JobEvents {
  onStep(step: number): void;
  onCheckpoint(checkpoint: Checkpoint): void;
}

interface JobUnderWay {
  readonly events: JobEvents;
  resolve(end: JobEnd): void;
  reject(error: Error): void;
}

export class JobThread {
  /** Threads do not inherit the program's options, such as a TypeScript loader. */
  private readonly worker = new Worker(new URL('./jobThread.js', import.meta.url), { execArgv: [] });
  private underWay: JobUnderWay | null = null;

  constructor() {
    this.worker.on('message', (report: ThreadReport) => this.receive(report));
    this.worker.on('error', (error: Error) => this.underWay?.reject(error));
    this.worker.on('exit', (code) => this.underWay?.reject(new Error(`A training thread ended unexpectedly with code ${code}.`)));
  }

  /** One job at a time. @throws Error with a sentence where the engine or the thread failed */
  train(job: JobRequest, events: JobEvents): Promise<JobEnd> {
    return new Promise((resolve, reject) => {
      this.underWay = { events, resolve, reject };
      this.post({ type: 'train', job });
    });
  }

  /** The current job ends after its chunk; later ones end at once. */
  stop(): void {
    this.post({ type: 'stop' });
  }

  async dispose(): Promise<void> {
    await this.worker.terminate();
  }

  private receive(report: ThreadReport): void {
    const job = this.underWay;
    switch (report.type) {
      case 'step':
        job?.events.onStep(report.step);
        break;
      case 'checkpoint':
        job?.events.onCheckpoint(report.checkpoint);
        break;
      case 'end':
        job?.resolve(report.end);
        break;
      case 'failed':
        job?.reject(new Error(report.message));
        break;
      default:
        throw new Error(`unknown report: ${report satisfies never}`);
    }
  }

  private post(request: ThreadRequest): void {
    this.worker.postMessage(request);
  }
}
