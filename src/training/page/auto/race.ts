/**
 * Finds out which engine is faster for a run that the CPU trains. Where the CPU cannot keep up with what is wanted and enough is left to
 * gain, the graphics processor trains a copy of the run beside it for a few milliseconds; the CPU never waits for that.
 */
import type { TrainingConfig } from '../../../model/config/config.ts';
import type { Snapshot } from '../../../model/network/parameters.ts';
import type { Report, RunOrder } from '../../protocol.ts';
import type { ReportListener, WorkerRun } from '../workerRun.ts';
import type { Observed, Observer } from './observer.ts';
import { PaceMeter } from './paceMeter.ts';
import type { Finding } from './verdicts.ts';

/** A run that the CPU finishes sooner than this has nothing to gain from another engine. */
export const TRIED_FROM_MS = 2000;
/** The CPU's pace is measured over this much of its training. */
const CPU_WINDOW_MS = 20;
/** The same for the graphics processor, whose first milliseconds are slower. */
const TRIAL = { warmUpMs: 12, windowMs: 12 } as const;
const TRIAL_ORDER = {
  engine: 'webgpu',
  pace: { stepsPerSecond: 'max', snapshots: { everyMs: 4 } },
  priority: 0,
  paused: false,
  untilConverged: false,
  watchesConvergence: false,
  checkpoints: { atMilestones: false, everyMs: Number.POSITIVE_INFINITY },
  changes: [],
} as const;

export interface RaceHost {
  /** Whether there is a graphics processor that is worth a trial. */
  isWorthTrying(): Promise<boolean>;
  startTrial(order: RunOrder, listener: ReportListener): WorkerRun;
  /** @param steps left to train */
  decide(config: TrainingConfig, steps: number, finding: Finding): void;
}

export class Race implements Observer {
  private readonly host: RaceHost;
  private readonly meter = new PaceMeter(CPU_WINDOW_MS);
  private cpu = 0;
  private stepsLeft = 0;
  private trial: WorkerRun | null = null;
  /** Numbers the trials: reports of one that was given up are ignored. */
  private trials = 0;
  private state: 'open' | 'tried' | 'decided' = 'open';

  constructor(host: RaceHost) {
    this.host = host;
  }

  see(snapshot: Snapshot, run: Observed): void {
    this.stepsLeft = run.until - snapshot.step;
    const pace = this.meter.see(snapshot);
    if (pace === null) return;
    this.cpu = pace;
    if (this.state !== 'open' || isFastEnough(pace, run) || this.stepsLeft / pace < TRIED_FROM_MS) return;
    this.state = 'tried';
    void this.tryOut(run);
  }

  tuned(): void {
    this.meter.reset();
    this.rest();
  }

  rest(): void {
    this.trials++;
    this.trial?.stop();
    this.trial = null;
    if (this.state === 'tried') this.state = 'open';
  }

  private async tryOut(run: Observed): Promise<void> {
    const number = this.trials;
    const isWorthTrying = await this.host.isWorthTrying();
    if (number !== this.trials) return;
    if (isWorthTrying) this.start(run, number);
    else this.state = 'decided';
  }

  private start({ config, from, until }: Observed, number: number): void {
    const meter = new PaceMeter(TRIAL.windowMs, TRIAL.warmUpMs);
    this.trial = this.host.startTrial({ ...TRIAL_ORDER, config, from, until }, (report) => {
      if (number === this.trials) this.judge(report, meter, config);
    });
  }

  private judge(report: Report, meter: PaceMeter, config: TrainingConfig): void {
    const isOver = report.type === 'failed' || report.type === 'done';
    const gpu = report.type === 'snapshot' ? meter.see(report.snapshot) : null;
    if (gpu === null && !isOver) return;
    this.rest();
    this.state = 'decided';
    const outcome = report.type === 'failed' ? 'failed' : 'measured';
    this.host.decide(config, this.stepsLeft, { cpu: this.cpu, gpu: gpu ?? meter.ending() ?? 0, outcome });
  }
}

function isFastEnough(pace: number, { pace: { stepsPerSecond } }: Observed): boolean {
  return stepsPerSecond !== 'max' && 1000 * pace >= stepsPerSecond;
}
