/** A trainer without workers: real sessions over the real run loop, in this thread. With it everything above the workers is tested in Node. */
import type { Engine } from '../../src/engine/engine.ts';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import type { TrainingConfig } from '../../src/model/config/config.ts';
import type { Checkpoint, EngineName } from '../../src/model/network/parameters.ts';
import { RunSession } from '../../src/training/page/session.ts';
import type { LaunchEvents, LaunchOrder, ReportListener, WorkerRun } from '../../src/training/page/workerRun.ts';
import type { EngineChoice } from '../../src/training/protocol.ts';
import { snapshotBuffers } from '../../src/training/snapshotBuffers.ts';
import { wantsEach } from '../../src/training/snapshotClock.ts';
import { createRunLoop, type RunLoop } from '../../src/training/thread/runLoop.ts';
import type { Trainer } from '../../src/training/trainer.ts';

/** @param name the engine it stands for */
type CreateEngine = (config: TrainingConfig, from: Checkpoint | undefined, name: EngineName) => Engine | Promise<Engine>;

export interface InProcessTrainer extends Trainer {
  /** Every run that was started, in order. */
  readonly requests: readonly LaunchOrder[];
  /** Runs that have not been stopped. */
  readonly running: ReadonlySet<number>;
}

export const yieldToEvents = () => new Promise<void>((resolve) => setImmediate(resolve));

export function inProcessTrainer(createEngine: CreateEngine = createReferenceEngine): InProcessTrainer {
  const requests: LaunchOrder[] = [];
  const listeners = new Map<number, ReportListener>();
  const loop = createRunLoop({
    createEngine: async (name, config, from) => createEngine(config, from, name),
    emit: (report) => {
      const wish = requests[report.runId - 1]?.pace.snapshots;
      if (report.type === 'snapshot' && wish && !wantsEach(wish)) loop.receive({ type: 'arrived', runId: report.runId });
      listeners.get(report.runId)?.(report);
    },
    now: () => performance.now(),
    yieldToMessages: yieldToEvents,
  });
  const launch = ({ without, ...order }: LaunchOrder, { onPlaced, onReport }: LaunchEvents) => {
    const runId = requests.push({ without, ...order });
    listeners.set(runId, onReport);
    const engine = nameOf(order.engine, without);
    loop.receive({ ...order, type: 'start', runId, engine });
    onPlaced(runOf(loop, runId, listeners), engine, 'For a test.');
  };
  return {
    requests,
    get running() {
      return new Set(listeners.keys());
    },
    open: (listener) => new RunSession(launch, listener),
    capacity: async (_config, engine) => ({ engine: nameOf(engine, []), runsAtOnce: 2 }),
    dispose: () => listeners.clear(),
  };
}

function nameOf(asked: EngineChoice, without: readonly EngineName[]): EngineName {
  const name = asked === 'auto' ? 'cpu' : asked;
  return without.includes(name) ? 'reference' : name;
}

function runOf(loop: RunLoop, runId: number, listeners: Map<number, ReportListener>): WorkerRun {
  return {
    tune: (live) => loop.receive({ type: 'tune', runId, live }),
    pause: (options) => loop.receive({ type: 'pause', runId, ...options }),
    resume: (options) => loop.receive({ type: 'resume', runId, ...options }),
    taken: () => loop.receive({ type: 'arrived', runId }),
    step: (steps) => loop.receive({ type: 'step', runId, steps }),
    recycle: (snapshot) => loop.receive({ type: 'recycle', runId, buffers: snapshotBuffers(snapshot) }),
    stop: () => {
      listeners.delete(runId);
      loop.receive({ type: 'stop', runId });
    },
  };
}
