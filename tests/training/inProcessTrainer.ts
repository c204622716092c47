/** A trainer without workers: the real run loop, in this thread. With it everything above the workers is tested in Node. */
import type { Engine } from '../../src/engine/engine.ts';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import type { TrainingConfig } from '../../src/model/config/config.ts';
import type { Checkpoint } from '../../src/model/network/parameters.ts';
import { createRunLoop } from '../../src/training/thread/runLoop.ts';
import type { RunListener, StartRequest, SweepTrainer } from '../../src/training/trainer.ts';

type CreateEngine = (config: TrainingConfig, from?: Checkpoint) => Engine | Promise<Engine>;

export interface InProcessTrainer extends SweepTrainer {
  /** Every run asked for, in order. */
  readonly requests: readonly StartRequest[];
  /** Runs that have not been stopped. */
  readonly running: ReadonlySet<number>;
}

export const yieldToEvents = () => new Promise<void>((resolve) => setImmediate(resolve));

export function inProcessTrainer(createEngine: CreateEngine = createReferenceEngine): InProcessTrainer {
  const requests: StartRequest[] = [];
  const listeners = new Map<number, RunListener>();
  const loop = createRunLoop({
    startEngine: async ({ config, from }) => ({ engine: await createEngine(config, from), reason: 'test', fallback: null }),
    emit: (report) => {
      if (report.type === 'snapshot') loop.receive({ type: 'recycle', runId: report.runId, buffers: [] });
      listeners.get(report.runId)?.(report);
    },
    now: () => performance.now(),
    yieldToMessages: yieldToEvents,
  });
  return {
    requests,
    get running() {
      return new Set(listeners.keys());
    },
    dispose: () => listeners.clear(),
    outlook: async () => ({ engine: 'reference', runsAtOnce: 2 }),
    start: (request, listener) => {
      const runId = requests.push(request);
      listeners.set(runId, listener);
      const { config, pace, from, priority = 0, paused = false } = request;
      loop.receive({ type: 'start', runId, config, pace, from, priority, paused, engine: 'reference', reason: 'test', strict: false });
      return {
        tune: (live) => loop.receive({ type: 'tune', runId, live }),
        pause: () => loop.receive({ type: 'pause', runId }),
        resume: (options) => loop.receive({ type: 'resume', runId, ...options }),
        step: (steps) => loop.receive({ type: 'step', runId, steps }),
        restore: (checkpoint) => loop.receive({ type: 'restore', runId, checkpoint }),
        recycle: () => {},
        stop: () => {
          listeners.delete(runId);
          loop.receive({ type: 'stop', runId });
        },
      };
    },
  };
}
