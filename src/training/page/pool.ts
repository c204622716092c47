/**
 * The trainer of a page: workers for the CPU engine, all cores but one, and one worker for the WebGPU device, each started
 * when it is first needed. A run goes to the least loaded worker; one of many instances is spread over all of them.
 */
import type { Choice } from '../../engine/chooseEngine.ts';
import { chooseEngine, workOf } from '../../engine/chooseEngine.ts';
import type { TrainingConfig } from '../../model/config/config.ts';
import type { SweepPlan } from '../../sweep/plan.ts';
import { describeFailure } from '../failure.ts';
import { choiceWithoutAdapter, namedChoice, needsGpuWorker, SWEEP_PRIORITY, shardCount } from '../placement.ts';
import type { StartWorker } from '../port.ts';
import type { EngineChoice, Failure } from '../protocol.ts';
import type { SweepRunner } from '../sweeps/sweepRunner.ts';
import type { FigureSweep, FigureTrainer, Outlook, Run, RunListener, StartRequest, SweepTrainer } from '../trainer.ts';
import { type StartOrder, WorkerClient } from './client.ts';
import { PooledRun } from './pooledRun.ts';
import { ShardedRun } from './shardedRun.ts';
import { createWorkerStarter } from './startWorker.ts';

export interface PoolOptions {
  /** CPU workers at most; all cores but one where left out. */
  readonly size?: number;
  readonly startWorker?: StartWorker;
}

export type PoolTrainer = SweepTrainer & FigureTrainer;

export function createPool({ size = defaultSize(), startWorker = createWorkerStarter() }: PoolOptions = {}): PoolTrainer {
  return new Pool(size, startWorker);
}

function defaultSize(): number {
  return Math.max(1, (navigator.hardwareConcurrency || 2) - 1);
}

class Pool implements PoolTrainer {
  private readonly cpuClients: readonly WorkerClient[];
  private readonly gpuClient: WorkerClient;
  private lastRunId = 0;

  constructor(size: number, startWorker: StartWorker) {
    this.cpuClients = Array.from({ length: size }, () => new WorkerClient(startWorker));
    this.gpuClient = new WorkerClient(startWorker);
  }

  start(request: StartRequest, listener: RunListener): Run {
    return new PooledRun((now, listen) => this.launch(now, listen), ++this.lastRunId, request, listener);
  }

  async outlook(config: TrainingConfig, engine: EngineChoice): Promise<Outlook> {
    const { name } = await this.choose(config, engine);
    const sideBySide = !needsGpuWorker(name) && !(await this.isOnPage());
    return { engine: name, runsAtOnce: sideBySide ? this.cpuClients.length : 1 };
  }

  /** Its code comes with the first sweep. */
  async startSweep(plan: SweepPlan, sweep: FigureSweep): Promise<SweepRunner> {
    const { runFigureSweep } = await import('../sweeps/figureSweep.ts');
    return runFigureSweep(this, plan, sweep);
  }

  describeFailure(failure: Failure): string {
    return describeFailure(failure);
  }

  dispose(): void {
    for (const client of [...this.cpuClients, this.gpuClient]) client.dispose();
  }

  private async launch(request: StartRequest, listener: RunListener): Promise<Run> {
    const { config, engine, pace, priority = 0, paused = false, from } = request;
    const { name, reason } = await this.choose(config, engine);
    const strict = engine !== 'auto' && request.strict === true;
    const order: StartOrder = { config, engine: name, reason, strict, pace, priority, paused, from };
    if (needsGpuWorker(name)) return this.gpuClient.start(order, listener);
    const spread = await this.spreadOf(order);
    // From here to the start nothing is awaited, so that two runs do not both find the same worker idle.
    const clients = [...this.cpuClients].sort((a, b) => a.load - b.load || a.runCount - b.runCount).slice(0, spread);
    const [only] = clients;
    if (clients.length > 1) return new ShardedRun(shardHost(clients), order, listener);
    if (!only) throw new Error('a pool needs at least one worker');
    return only.start(order, listener);
  }

  private async choose(config: TrainingConfig, engine: EngineChoice): Promise<Choice> {
    if (engine !== 'auto') return namedChoice(engine);
    return choiceWithoutAdapter(config) ?? chooseEngine(workOf(config), await this.gpuClient.capabilities());
  }

  /** Over how many workers. Runs of a sweep come one a worker; the page's own thread is but one. */
  private async spreadOf({ config, engine, priority }: StartOrder): Promise<number> {
    const count = priority < SWEEP_PRIORITY ? shardCount(config.instances.length, engine, this.cpuClients.length) : 1;
    return count > 1 && (await this.isOnPage()) ? 1 : count;
  }

  private async isOnPage(): Promise<boolean> {
    return (await this.cpuClients[0]?.rung()) === 'page';
  }
}

function shardHost(clients: readonly WorkerClient[]): ConstructorParameters<typeof ShardedRun>[0] {
  return {
    nShards: clients.length,
    startShard: (shard, order, listener) => {
      const client = clients[shard];
      if (!client) throw new Error(`no worker for shard ${shard} of ${clients.length}`);
      return client.start(order, listener);
    },
    now: () => performance.now(),
    later: (ms, callback) => setTimeout(callback, ms),
  };
}
