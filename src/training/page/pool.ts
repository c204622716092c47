/**
 * The trainer of a page or a program: workers for the CPU engine and one for the WebGPU device, each started when it is first needed. A
 * run goes to the least loaded worker; one of many instances is spread over all of them.
 */

import { type Choice, chooseEngine, workOf } from '../../engine/chooseEngine.ts';
import type { JudgeOrder } from '../../engine/judgeModels.ts';
import type { TrainingConfig } from '../../model/config/config.ts';
import type { EngineName } from '../../model/network/parameters.ts';
import type { SweepPlan } from '../../sweep/plan.ts';
import { describeFailure, toFailure } from '../failure.ts';
import type { FigureTrainer } from '../figureTrainer.ts';
import { choiceWithoutAdapter, mayBeRaced, namedChoice, needsGpuWorker, SWEEP_PRIORITY, shardCount, splitInstances } from '../placement.ts';
import type { StartWorker } from '../port.ts';
import type { EngineChoice, Failure, RunOrder } from '../protocol.ts';
import type { SweepRunner } from '../sweeps/sweepRunner.ts';
import type { FigureSweep } from '../sweeps/threadSweep.ts';
import type { Capacity, Session, SessionListener } from '../trainer.ts';
import type { Auto } from './auto/auto.ts';
import { WorkerClient } from './client.ts';
import { RunSession } from './session.ts';
import type { ShardedRun } from './shardedRun.ts';
import type { LaunchEvents, LaunchOrder, ReportListener, WorkerRun } from './workerRun.ts';

export interface PoolOptions {
  /** CPU workers at most. */
  readonly size: number;
  readonly startWorker: StartWorker;
}

export function createPool({ size, startWorker }: PoolOptions): FigureTrainer {
  return new Pool(size, startWorker);
}

/** All cores but one, which the page itself needs. */
export function pageWorkers(): number {
  return Math.max(1, (navigator.hardwareConcurrency || 2) - 1);
}

class Pool implements FigureTrainer {
  private readonly cpuClients: readonly WorkerClient[];
  private readonly gpuClient: WorkerClient;
  private auto: Promise<Auto | null> | null = null;

  constructor(size: number, startWorker: StartWorker) {
    this.cpuClients = Array.from({ length: size }, () => new WorkerClient(startWorker));
    this.gpuClient = new WorkerClient(startWorker);
  }

  open(listener: SessionListener): Session {
    return new RunSession((order, events) => void this.launch(order, events), listener);
  }

  async capacity(config: TrainingConfig, engine: EngineChoice): Promise<Capacity> {
    const known = engine === 'auto' ? (await this.auto)?.known(config) : null;
    const { name } = known ?? (await this.choose(config, engine, []));
    const sideBySide = !needsGpuWorker(name) && !(await this.isOnPage());
    return { engine: name, runsAtOnce: sideBySide ? this.cpuClients.length : 1 };
  }

  /** Its code is loaded with the first sweep. */
  async startSweep(plan: SweepPlan, sweep: FigureSweep): Promise<SweepRunner> {
    const { runFigureSweep } = await import('../sweeps/threadSweep.ts');
    return runFigureSweep(this, plan, sweep);
  }

  async judge(order: JudgeOrder): Promise<readonly number[]> {
    const ranges = splitInstances(order.models.length, this.cpuClients.length);
    const parts = this.cpuClients.flatMap((client, at) => {
      const range = ranges[at];
      return range ? [client.judge({ ...order, models: order.models.slice(range.first, range.end) })] : [];
    });
    return (await Promise.all(parts)).flat();
  }

  describeFailure(failure: Failure, continuesWith?: EngineName): string {
    return describeFailure(failure, continuesWith);
  }

  dispose(): void {
    for (const client of [...this.cpuClients, this.gpuClient]) client.dispose();
  }

  private async launch({ engine: asked, without, mayMove, ...rest }: LaunchOrder, events: LaunchEvents): Promise<void> {
    try {
      const left = rest.until - (rest.from?.step ?? 0);
      const measures = asked === 'auto' && mayMove && without.length === 0;
      const auto = measures && mayBeRaced(rest.config, left) ? await this.loadAuto() : null;
      const { name, reason } = auto?.choose(rest.config, left) ?? (await this.choose(rest.config, asked, without));
      const onPage = !needsGpuWorker(name) && (await this.isOnPage());
      const order = { ...rest, engine: name };
      const Spread = onPage || this.workersFor(order) === 1 ? null : await loadShardedRun();
      // Nothing is awaited from here to the start, so that two runs cannot both find the same worker idle.
      this.place(order, reason, { onPage, Spread, auto: onPage ? null : auto }, events);
    } catch (error) {
      events.onReport({ type: 'failed', runId: 0, failure: toFailure(error) });
    }
  }

  private place(order: RunOrder, reason: string, { onPage, Spread, auto }: Circumstances, events: LaunchEvents): void {
    const clients = this.clientsFor(order, Spread ? this.workersFor(order) : 1);
    const inWords = (why: string) => [why, ...(onPage ? [ON_PAGE] : sharedWords(clients.length))].join(' ');
    const onReason = (why: string) => events.onReason(inWords(why));
    const observer = auto?.observer(order.engine, order.config, { ...events, onReason });
    events.onPlaced(startOn(clients, order, events.onReport, Spread), order.engine, inWords(reason), observer);
  }

  /** Its code is loaded with the first run that is long enough. Where it cannot be had, runs train without it. */
  private loadAuto(): Promise<Auto | null> {
    this.auto ??= import('./auto/auto.ts').then(
      ({ Auto }) => new Auto(this.gpuClient),
      () => null,
    );
    return this.auto;
  }

  private async choose(config: TrainingConfig, engine: EngineChoice, without: readonly EngineName[]): Promise<Choice> {
    if (engine !== 'auto' && !without.includes(engine)) return namedChoice(engine);
    const known = without.length === 0 ? choiceWithoutAdapter(config) : null;
    return known ?? chooseEngine(workOf(config), await this.gpuClient.capabilities(), without);
  }

  /** A run of a sweep takes one. */
  private workersFor({ config, engine, priority }: RunOrder): number {
    return priority >= SWEEP_PRIORITY ? 1 : shardCount(config.instances.length, engine, this.cpuClients.length);
  }

  /** The least loaded workers; the page's own thread counts as one. */
  private clientsFor({ engine }: RunOrder, count: number): readonly WorkerClient[] {
    if (needsGpuWorker(engine)) return [this.gpuClient];
    return [...this.cpuClients].sort((a, b) => a.load - b.load || a.runCount - b.runCount).slice(0, count);
  }

  private async isOnPage(): Promise<boolean> {
    return (await this.cpuClients[0]?.transport()) === 'page';
  }
}

interface Circumstances {
  /** The run shares the page's own thread. */
  readonly onPage: boolean;
  /** Spreads the run over several workers; null where one trains all of it. */
  readonly Spread: typeof ShardedRun | null;
  /** Measures which engine is faster; null where nothing is measured. */
  readonly auto: Auto | null;
}

const ON_PAGE = 'No training worker could be started, so it shares the page’s own thread.';

function sharedWords(workers: number): readonly string[] {
  return workers > 1 ? [`${workers} workers share them.`] : [];
}

/** Its code is loaded with the first run of many models. Where it cannot be had, one worker trains them all. */
function loadShardedRun(): Promise<typeof ShardedRun | null> {
  return import('./shardedRun.ts').then(
    ({ ShardedRun }) => ShardedRun,
    () => null,
  );
}

function startOn(clients: readonly WorkerClient[], order: RunOrder, listener: ReportListener, Spread: typeof ShardedRun | null): WorkerRun {
  const [only] = clients;
  if (!only) throw new Error('a pool needs at least one worker');
  if (!Spread) return only.start(order, listener);
  const now = () => performance.now();
  const later = (ms: number, callback: () => void) => setTimeout(callback, ms);
  return new Spread({ shards: clients, now, later }, order, listener);
}
