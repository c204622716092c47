/** What `auto` means on a page: the engine that a run starts with, and what is measured while it trains. */
import type { Capabilities } from '../../../engine/capabilities.ts';
import { type Choice, chooseEngine, cpuStepMs, fastestOnCpu, workOf } from '../../../engine/chooseEngine.ts';
import type { TrainingConfig } from '../../../model/config/config.ts';
import type { EngineName } from '../../../model/network/parameters.ts';
import { BEST } from '../../placement.ts';
import type { RunOrder } from '../../protocol.ts';
import type { ReportListener, WorkerRun } from '../workerRun.ts';
import type { Observer } from './observer.ts';
import { Race, TRIED_FROM_MS } from './race.ts';
import { StepBack } from './stepBack.ts';
import { choiceBy, type Finding, Verdicts } from './verdicts.ts';

/** The CPU trains runs that it finishes sooner than this, whatever has been measured: another engine needs time to start. */
const MOVED_FROM_MS = 300;

/** The worker that has the graphics processor. */
export interface GpuWorker {
  start(order: RunOrder, listener: ReportListener): WorkerRun;
  capabilities(): Promise<Capabilities>;
  /** Ends the worker where nobody needs it. */
  endIfIdle(): void;
}

export interface AutoEvents {
  /** Why the engine that trains is the right one, now that it is known. */
  onReason(reason: string): void;
  /** Another engine should take the run over. */
  onMove(): void;
}

export class Auto {
  private readonly gpu: GpuWorker;
  private readonly verdicts = new Verdicts();
  /** Null until asked. */
  private capabilities: Capabilities | null = null;

  constructor(gpu: GpuWorker) {
    this.gpu = gpu;
  }

  /** @param steps left to train */
  choose(config: TrainingConfig, steps: number): Choice {
    const work = workOf(config);
    const found = this.find(config);
    if (found && steps / found.cpu >= MOVED_FROM_MS) return choiceBy(found, work.nInstances);
    if (!this.isOpen()) return chooseEngine(work, this.capabilities ?? BEST);
    const isShort = found !== null || steps * cpuStepMs(work) < TRIED_FROM_MS;
    return { name: 'cpu', reason: isShort ? `${fastestOnCpu(work)}.` : 'The CPU is ready at once.' };
  }

  /** @returns null where nothing is known */
  known(config: TrainingConfig): Choice | null {
    const found = this.find(config);
    return found && choiceBy(found, config.instances.length);
  }

  /** @param engine that was chosen @returns null where nothing is to be found out */
  observer(engine: EngineName, config: TrainingConfig, events: AutoEvents): Observer | null {
    const decide = (own: TrainingConfig, steps: number, finding: Finding) => {
      this.record(own, finding);
      const { name, reason } = this.choose(own, steps);
      if (name !== engine) events.onMove();
      else {
        events.onReason(reason);
        if (engine === 'cpu') this.gpu.endIfIdle();
      }
    };
    if (engine === 'webgpu') return new StepBack({ cpuPace: (own) => this.find(own)?.cpu ?? 0, decide });
    if (engine !== 'cpu' || this.find(config) || !this.isOpen()) return null;
    return new Race({
      isWorthTrying: () => this.isWorthTrying(config, events),
      startTrial: (order, listener) => this.gpu.start(order, listener),
      decide,
    });
  }

  /** Whether a graphics processor could be faster, as far as is known. */
  private isOpen(): boolean {
    return chooseable(this.capabilities ?? BEST);
  }

  private async isWorthTrying(config: TrainingConfig, { onReason }: AutoEvents): Promise<boolean> {
    this.capabilities ??= await this.gpu.capabilities();
    if (this.isOpen()) return true;
    onReason(chooseEngine(workOf(config), this.capabilities).reason);
    this.gpu.endIfIdle();
    return false;
  }

  private find(config: TrainingConfig): Finding | null {
    return this.verdicts.find(this.capabilities?.adapter?.description ?? '', config);
  }

  private record(config: TrainingConfig, finding: Finding): void {
    this.verdicts.record(this.capabilities?.adapter?.description ?? '', config, finding);
  }
}

function chooseable({ adapter }: Capabilities): boolean {
  return adapter !== null && !adapter.software;
}
