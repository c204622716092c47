/** Watches whether the graphics processor stays as fast as it was when it was chosen: another program may have taken it, or heat slowed it. */
import type { TrainingConfig } from '../../../model/config/config.ts';
import type { Snapshot } from '../../../model/network/parameters.ts';
import type { Observed, Observer } from './observer.ts';
import { PaceMeter } from './paceMeter.ts';
import type { Finding } from './verdicts.ts';

/** How long a slow graphics processor is tolerated, as a share of the time that the CPU would need for the rest of the run. */
const BORNE_SHARE = 0.005;
const BORNE_MS = { least: 20, most: 1000 } as const;

export interface StepBackHost {
  /** The CPU's steps a ms, as they were measured. */
  cpuPace(config: TrainingConfig): number;
  /** @param steps left to train */
  decide(config: TrainingConfig, steps: number, finding: Finding): void;
}

export class StepBack implements Observer {
  private readonly host: StepBackHost;
  private readonly meter = new PaceMeter(BORNE_MS.least);
  private isDecided = false;

  constructor(host: StepBackHost) {
    this.host = host;
  }

  /** A run whose pace is limited says nothing about what the device could do. */
  see(snapshot: Snapshot, { config, until, pace }: Observed): void {
    const cpu = this.host.cpuPace(config);
    const steps = until - snapshot.step;
    this.meter.windowMs = borneMs(steps / cpu);
    const gpu = this.meter.see(snapshot);
    if (gpu === null || gpu >= cpu || this.isDecided || pace.stepsPerSecond !== 'max') return;
    this.isDecided = true;
    this.host.decide(config, steps, { cpu, gpu, outcome: 'fell back' });
  }

  tuned(): void {
    this.meter.reset();
  }

  rest(): void {
    this.meter.reset();
  }
}

function borneMs(leftMs: number): number {
  return Math.min(Math.max(leftMs * BORNE_SHARE, BORNE_MS.least), BORNE_MS.most);
}
