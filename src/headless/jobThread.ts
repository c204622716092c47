/** A training thread: trains the jobs it is sent, one after another, and obeys `stop` between chunks. */
import { parentPort } from 'node:worker_threads';
import { provideGpu } from './nodeGpu.ts';
import type { ThreadReport, ThreadRequest } from './threadMessages.ts';
import { type JobPort, type JobRequest, trainJob } from './trainJob.ts';

/** Shortest time between reports of steps, in ms. */
const STEP_REPORT_MS = 200;

if (!parentPort) throw new Error('This file runs in a thread of its own.');
const port = parentPort;
let stopping = false;

function post(report: ThreadReport): void {
  port.postMessage(report);
}

function jobPort(): JobPort {
  let reported = performance.now();
  return {
    now: () => performance.now(),
    yieldToMessages: () => new Promise((resolve) => setImmediate(resolve)),
    isStopping: () => stopping,
    onStep: (step) => {
      if (performance.now() - reported < STEP_REPORT_MS) return;
      reported = performance.now();
      post({ type: 'step', step });
    },
    onCheckpoint: (checkpoint) => post({ type: 'checkpoint', checkpoint }),
  };
}

async function train(job: JobRequest): Promise<void> {
  try {
    if (job.engine === 'webgpu') await provideGpu();
    post({ type: 'end', end: await trainJob(job, jobPort()) });
  } catch (error) {
    post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}

port.on('message', (request: ThreadRequest) => {
  if (request.type === 'stop') stopping = true;
  else void train(request.job);
});
