/** A training worker in Node, for scripts: the same run loop as in a page's worker. */
import { parentPort } from 'node:worker_threads';
import { probeCapabilities } from '../engine/adapter.ts';
import { createEngine } from '../engine/createEngine.ts';
import type { WorkerRequest } from '../training/protocol.ts';
import { startShell } from '../training/thread/shell.ts';
import { provideGpu } from './nodeGpu.ts';

if (!parentPort) throw new Error('This file runs in a thread of its own.');
const port = parentPort;

const receive = startShell({
  createEngine: async (name, config, from) => {
    if (name === 'webgpu') await provideGpu();
    return createEngine(name, config, from);
  },
  probe: async () => {
    await provideGpu().catch(() => {
      // Without the package or a driver there is no adapter, which is a valid answer.
    });
    return probeCapabilities();
  },
  post: (message, transfer) => port.postMessage(message, transfer),
});

port.on('message', (request: WorkerRequest) => receive(request));
