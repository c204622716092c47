/** The worker's shell: binds the run loop to messages, the clock and the engines. Nothing is decided here. */
import { type Capabilities, probeCapabilities } from '../../engine/adapter.ts';
import { createEngine } from '../../engine/createEngine.ts';
import type { WorkerMessage, WorkerRequest } from '../protocol.ts';
import { snapshotBuffers, wholeBuffers } from '../snapshotBuffers.ts';
import { createYield } from '../yielding.ts';
import { createRunLoop } from './runLoop.ts';

let probed: Promise<Capabilities> | null = null;

function post(message: WorkerMessage): void {
  self.postMessage(message, { transfer: [...ownedBuffers(message)] });
}

/** Memory that goes with a message and is not used here any more. */
function ownedBuffers(message: WorkerMessage): readonly ArrayBuffer[] {
  if (message.type === 'snapshot') return snapshotBuffers(message.snapshot);
  return message.type === 'checkpoint' ? wholeBuffers([message.checkpoint.state]) : [];
}

const loop = createRunLoop({
  createEngine,
  emit: post,
  now: () => performance.now(),
  yieldToMessages: createYield(),
});

self.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  if (data.type !== 'probe') return loop.receive(data);
  probed ??= probeCapabilities();
  void probed.then((capabilities) => post({ type: 'capabilities', capabilities }));
});
// A rejection alone would not reach the page; as an error it does, and the page starts another worker.
self.addEventListener('unhandledrejection', ({ reason }) => self.reportError(reason));
post({ type: 'hello' });
