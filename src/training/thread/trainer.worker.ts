/** The entry of a page's training worker. */
import { probeCapabilities } from '../../engine/adapter.ts';
import { createEngine } from '../../engine/createEngine.ts';
import type { WorkerRequest } from '../protocol.ts';
import { startShell } from './shell.ts';

const receive = startShell({
  createEngine,
  probe: probeCapabilities,
  post: (message, transfer) => self.postMessage(message, { transfer }),
});

self.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => receive(data));
// A rejection alone would not reach the page; as an error it does, and the page starts another worker.
self.addEventListener('unhandledrejection', ({ reason }) => self.reportError(reason));
