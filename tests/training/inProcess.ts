/** Workers without threads: the real run loop and the reference engine behind the port a real worker would have. For tests in Node. */
import type { Capabilities } from '../../src/engine/adapter.ts';
import { EngineError } from '../../src/engine/engine.ts';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import type { PortEvents, Rung, StartWorker } from '../../src/training/port.ts';
import type { Report } from '../../src/training/protocol.ts';
import { createEngineStarter } from '../../src/training/thread/engineLadder.ts';
import { createRunLoop } from '../../src/training/thread/runLoop.ts';
import type { RunListener } from '../../src/training/trainer.ts';
import type { WorkerRequest } from '../../src/training/workerMessages.ts';

export interface InProcessWorker {
  readonly requests: WorkerRequest[];
  ended: boolean;
  crash(): void;
}

const NO_ADAPTER: Capabilities = { wasmSimd: false, secureContext: true, adapter: null };

/** Not a MessageChannel: in Node its messages go before timers. */
function yieldToMessages(ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (ms > 0) setTimeout(resolve, ms);
    else setImmediate(resolve);
  });
}

/** @param workers every worker that was started is added here */
export function inProcessStarter(workers: InProcessWorker[], kind: Rung = 'url', capabilities = NO_ADAPTER): StartWorker {
  return async (events: PortEvents) => {
    const worker: InProcessWorker = {
      requests: [],
      ended: false,
      crash: () => {
        worker.ended = true;
        events.onCrash('crashed in a test');
      },
    };
    workers.push(worker);
    const say = (report: Report) => {
      if (!worker.ended) events.onMessage(structuredClone(report));
    };
    const startEngine = createEngineStarter(
      async (name, config, from) => {
        if (name === 'webgpu') throw new EngineError('no-webgpu', 'not in Node');
        return createReferenceEngine(config, from);
      },
      async () => capabilities,
    );
    const loop = createRunLoop({ startEngine, emit: say, now: () => performance.now(), yieldToMessages });
    return {
      kind,
      post: (request) => {
        worker.requests.push(request);
        if (request.type === 'probe') events.onMessage({ type: 'capabilities', capabilities });
        else if (!worker.ended) loop.receive(structuredClone(request));
      },
      end: () => {
        worker.ended = true;
      },
    };
  };
}

export interface Heard {
  readonly reports: Report[];
  readonly listener: RunListener;
  /** Resolves with the first report for which this holds, past or future. */
  until<T extends Report['type']>(
    type: T,
    holds?: (report: Extract<Report, { type: T }>) => boolean,
  ): Promise<Extract<Report, { type: T }>>;
}

export function hear(): Heard {
  const reports: Report[] = [];
  let woken = () => {};
  let next = new Promise<void>((resolve) => {
    woken = resolve;
  });
  return {
    reports,
    listener: (report) => {
      reports.push(report);
      woken();
      next = new Promise<void>((resolve) => {
        woken = resolve;
      });
    },
    until: async (type, holds = () => true) => {
      for (;;) {
        for (const report of reports) if (isOfType(report, type) && holds(report)) return report;
        await next;
      }
    },
  };
}

function isOfType<T extends Report['type']>(report: Report, type: T): report is Extract<Report, { type: T }> {
  return report.type === type;
}
