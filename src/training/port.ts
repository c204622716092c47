/** A worker as its client sees it, thread or not. Types only; `startWorker.ts` makes real ones, tests their own. */
import type { WorkerMessage, WorkerRequest } from './workerMessages.ts';

/** How it runs: started by its address, by a `data:` module, or in slices of the page's own thread. */
export type Rung = 'url' | 'data' | 'page';

export interface WorkerPort {
  readonly kind: Rung;
  post(message: WorkerRequest, transfer?: readonly ArrayBuffer[]): void;
  end(): void;
}

export interface PortEvents {
  onMessage(message: WorkerMessage): void;
  /** The worker is gone; it has been ended. */
  onCrash(detail: string): void;
}

/** Resolves when the worker has said hello. */
export type StartWorker = (events: PortEvents) => Promise<WorkerPort>;
