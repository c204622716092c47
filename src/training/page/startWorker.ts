/**
 * The start ladder: a worker by its address where the page is of our own origin; else a `data:` module worker that imports
 * the address (works from foreign pages and in sandboxed frames); else time slices on the page's own thread.
 */

import type { PortEvents, StartWorker, Transport, WorkerPort } from '../port.ts';
import type { WorkerMessage } from '../protocol.ts';
import trainerUrl from '../thread/trainer.worker.ts?worker&url';

export interface LadderOptions {
  /** Address of the worker's script. */
  readonly url?: string;
  /** A worker that has said nothing for so long is given up. */
  readonly helloMs?: number;
}

/** Long, for slow networks: a worker that cannot be had says so at once by an error. */
const HELLO_MS = 30_000;

/** A rung that has failed once is not tried again. */
export function createWorkerStarter({ url = trainerUrl, helloMs = HELLO_MS }: LadderOptions = {}): StartWorker {
  const address = new URL(url, import.meta.url);
  const failed = new Set<Transport>();
  // In a sandboxed frame location.origin is that of the address, self.origin is 'null'.
  if (address.origin !== self.origin) failed.add('url');
  const start: StartWorker = async (events) => {
    const rung = failed.has('url') ? (failed.has('data') ? 'page' : 'data') : 'url';
    if (rung === 'page') return (await import('./pageThread.ts')).startOnPage(events);
    try {
      return await startDedicated(rung, address, helloMs, events);
    } catch {
      failed.add(rung);
      return start(events);
    }
  };
  return start;
}

/** Rejects where the worker cannot be made, fails to load or does not say hello in time. */
function startDedicated(kind: 'url' | 'data', address: URL, helloMs: number, events: PortEvents): Promise<WorkerPort> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(kind === 'url' ? address : importing(address), { type: 'module' });
    let isUp = false;
    const giveUp = (detail: string) => {
      worker.terminate();
      clearTimeout(timer);
      if (isUp) events.onCrash(detail);
      else reject(new Error(detail));
    };
    const timer = setTimeout(() => giveUp(`no word from the worker for ${helloMs} ms`), helloMs);
    const port: WorkerPort = {
      kind,
      post: (message, transfer = []) => worker.postMessage(message, [...transfer]),
      end: () => worker.terminate(),
    };
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
      if (data.type !== 'hello') return events.onMessage(data);
      clearTimeout(timer);
      isUp = true;
      resolve(port);
    };
    worker.onmessageerror = () => giveUp('a message of the worker could not be read');
    worker.onerror = (event) => {
      event.preventDefault();
      giveUp(event.message || 'the worker could not be loaded');
    };
  });
}

function importing(address: URL): string {
  return `data:text/javascript,${encodeURIComponent(`import ${JSON.stringify(address.href)};`)}`;
}
