/** One started run as the driver of an experiment sees it: commands go in, reports come out until it is closed. */
import type { TrainingConfig } from '../model/config/config.ts';
import { type ConvergenceTracker, createConvergenceTracker } from '../model/network/convergence.ts';
import type { Snapshot } from '../model/network/parameters.ts';
import type { Report } from '../training/protocol.ts';
import type { Run, StartRequest, Trainer } from '../training/trainer.ts';
import { SnapshotSlot } from './snapshotSlot.ts';

export class RunSession {
  readonly run: Run;
  readonly slot: SnapshotSlot;
  readonly convergence: ConvergenceTracker;
  /** With live changes applied. */
  config: TrainingConfig;
  /** Steps of the newest snapshot. */
  step: number;
  /** A snapshot of this run has been shown. */
  isShown = false;
  /** The planned last step has been reached and not been moved on since. */
  isDone = false;
  hasFailed = false;
  /** An engine has answered; another answer means that it was lost and another took over. */
  isReady = false;
  private isClosed = false;

  constructor(trainer: Trainer, request: StartRequest, listen: (session: RunSession, report: Report) => void) {
    this.config = request.config;
    this.step = request.from?.step ?? 0;
    this.convergence = createConvergenceTracker(request.config.instances.length);
    this.slot = new SnapshotSlot((snapshot) => this.run.recycle(snapshot));
    this.run = trainer.start(request, (report) => {
      if (this.isClosed) return;
      if (report.type === 'snapshot') this.observe(report.snapshot);
      listen(this, report);
    });
  }

  /** Instances that have converged. */
  countConverged(): number {
    return this.config.instances.filter((_, i) => this.convergence.isConverged(i)).length;
  }

  private observe(snapshot: Snapshot): void {
    this.step = snapshot.step;
    this.convergence.add(snapshot);
    this.slot.offer(snapshot);
  }

  close(): void {
    this.isClosed = true;
    this.run.stop();
  }
}
