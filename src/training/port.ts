/** A worker as the page sees it, in its own thread or not. Types only; `startWorker.ts` makes real ones, and tests make their own. */
import type { WorkerMessage, WorkerRequest } from './protocol.ts';

/** How it was started: by its address, by a `data:` module, or in slices of the page's own thread. */
export type Transport = 'url' | 'data' | 'page';

export interface WorkerPort {
  readonly kind: Transport;
  post(message: WorkerRequest, transfer?: readonly ArrayBuffer[]): void;
  end(): void;
}

export interface PortEvents {
  onMessage(message: WorkerMessage): void;
  /** The worker is gone; it has been ended. */
  onCrash(detail: string): void;
}

/** Resolves when the worker has answered. */
export type StartWorker = (events: PortEvents) => Promise<WorkerPort>;
