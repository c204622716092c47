/**
 * Starts a worker: by its address where the page is of our own origin; else by a `data:` module that imports the address (works from
 * foreign pages and in sandboxed frames); else in time slices on the page's own thread.
 */

import type { PortEvents, StartWorker, Transport, WorkerPort } from '../port.ts';
import type { WorkerMessage } from '../protocol.ts';

export interface StartOptions {
  /** Whole address of the worker's script. */
  readonly url: string;
  /** A worker that has not answered for this long is given up. */
  readonly helloMs?: number;
  /** A worker that has not answered for this long is checked: unless its script is still being loaded, it is given up after as long again. */
  readonly doubtMs?: number;
  /** A way that failed to load is tried again after this long: the network may be back. */
  readonly retryMs?: number;
  readonly now?: () => number;
}

/** Long, for slow networks: a worker that cannot start reports an error at once. */
const HELLO_MS = 30_000;
const DOUBT_MS = 5_000;
const RETRY_MS = 20_000;

export function createWorkerStarter(options: StartOptions): StartWorker {
  const { url, helloMs = HELLO_MS, doubtMs = DOUBT_MS, retryMs = RETRY_MS, now = () => performance.now() } = options;
  const address = new URL(url);
  /** When a way may be tried again. */
  const closedUntil = new Map<Transport, number>();
  // In a sandboxed frame location.origin is that of the address, self.origin is 'null'.
  if (address.origin !== self.origin) closedUntil.set('url', Number.POSITIVE_INFINITY);
  return async (events) => {
    for (const kind of ['url', 'data'] as const) {
      if (now() < (closedUntil.get(kind) ?? 0)) continue;
      const port = await startDedicated(kind, address, { helloMs, doubtMs }, events).catch((error: unknown) => {
        closedUntil.set(kind, error instanceof NoAnswer ? Number.POSITIVE_INFINITY : now() + retryMs);
      });
      if (port) return port;
    }
    return (await import('./pageThread.ts')).startOnPage(events);
  };
}

type Waits = Required<Pick<StartOptions, 'helloMs' | 'doubtMs'>>;

/** The worker started but did not answer: waiting again would take as long. */
class NoAnswer extends Error {}

/** Rejects where the worker cannot be created, fails to load or does not report in time. */
function startDedicated(kind: 'url' | 'data', address: URL, { helloMs, doubtMs }: Waits, events: PortEvents): Promise<WorkerPort> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(kind === 'url' ? address : importing(address), { type: 'module' });
    let isUp = false;
    const giveUp = (detail: string) => {
      worker.terminate();
      stopWaiting();
      if (isUp) events.onCrash(detail);
      else reject(new Error(detail));
    };
    const isStillToCome = () => (kind === 'url' ? scriptIsMissing(address, doubtMs) : emptyWorkerAnswers(doubtMs));
    const stopWaiting = waitInVain({ helloMs, doubtMs, isStillToCome }, () => {
      worker.terminate();
      reject(new NoAnswer('no answer from the worker'));
    });
    const port: WorkerPort = {
      kind,
      post: (message, transfer = []) => worker.postMessage(message, [...transfer]),
      end: () => worker.terminate(),
    };
    worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
      if (data.type !== 'hello') return events.onMessage(data);
      stopWaiting();
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

interface Doubts extends Waits {
  /** Whether a silent worker may still answer. */
  readonly isStillToCome: () => Promise<boolean>;
}

/**
 * Some browsers neither start a worker that a content security policy forbids nor say so; the worker's own script may be slow to come all
 * the same. @param failed called once no answer is to be expected @returns how to stop waiting
 */
function waitInVain({ helloMs, doubtMs, isStillToCome }: Doubts, failed: () => void): () => void {
  let isOver = false;
  const stop = () => {
    isOver = true;
    clearTimeout(patience);
    clearTimeout(doubt);
  };
  const fail = () => {
    if (!isOver) failed();
    stop();
  };
  const patience = setTimeout(fail, helloMs);
  const doubt = setTimeout(async () => {
    if (!(await isStillToCome())) fail();
  }, doubtMs);
  return stop;
}

/**
 * Whether the page cannot read the worker's script either, so that the network may be slow. A worker whose script is here has `withinMs`
 * left.
 */
async function scriptIsMissing(address: URL, withinMs: number): Promise<boolean> {
  const isHere = await fetch(address).then(
    async (answer) => answer.ok && (await answer.blob()).size > 0,
    () => false,
  );
  if (isHere) await new Promise((resolve) => setTimeout(resolve, withinMs));
  return !isHere;
}

/** An empty worker needs no network. */
function emptyWorkerAnswers(withinMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const worker = new Worker('data:text/javascript,postMessage(0)', { type: 'module' });
    const end = (answered: boolean) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(answered);
    };
    const timer = setTimeout(end, withinMs, false);
    worker.onmessage = () => end(true);
    worker.onerror = () => end(false);
  });
}

function importing(address: URL): string {
  return `data:text/javascript,${encodeURIComponent(`import ${JSON.stringify(address.href)};`)}`;
}
