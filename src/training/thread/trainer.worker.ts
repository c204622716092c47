/** The worker's shell: binds the run loop to messages, the clock and the engines. Nothing is decided here. */
import { type Capabilities, probeCapabilities } from '../../engine/adapter.ts';
import { createEngine } from '../../engine/createEngine.ts';
import { snapshotBuffers } from '../snapshotBuffers.ts';
import type { WorkerMessage, WorkerRequest } from '../workerMessages.ts';
import { createYield } from '../yielding.ts';
import { createEngineStarter } from './engineLadder.ts';
import { createRunLoop } from './runLoop.ts';

let probed: Promise<Capabilities> | null = null;
const probe = () => {
  probed ??= probeCapabilities();
  return probed;
};

function post(message: WorkerMessage): void {
  self.postMessage(message, { transfer: message.type === 'snapshot' ? [...snapshotBuffers(message.snapshot)] : [] });
}

const loop = createRunLoop({
  startEngine: createEngineStarter(createEngine, probe),
  emit: post,
  now: () => performance.now(),
  yieldToMessages: createYield(),
});

self.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  if (data.type === 'probe') void probe().then((capabilities) => post({ type: 'capabilities', capabilities }));
  else loop.receive(data);
});
// A rejection alone would not reach the page; as an error it does, and the page starts another worker.
self.addEventListener('unhandledrejection', ({ reason }) => self.reportError(reason));
post({ type: 'hello' });
