/**
 * A run as the pool's user holds it: launched on one worker or on several; when it has failed, launched again from its last
 * checkpoint, without asking where a worker died under it, else when it is resumed.
 */
import { applyLive } from '../../model/config/checkConfig.ts';
import type { LiveOptions } from '../../model/config/config.ts';
import type { Checkpoint, Snapshot } from '../../model/network/parameters.ts';
import { toFailure } from '../failure.ts';
import type { Failure, Report, RunId } from '../protocol.ts';
import { assertCheckpointFits } from '../recovery.ts';
import type { Run, RunListener, StartRequest } from '../trainer.ts';

/** Decides where a run goes and starts it there. Rejects where it cannot be started at all. */
export type Launch = (request: StartRequest, listener: RunListener) => Promise<Run>;

type PauseOptions = NonNullable<Parameters<Run['pause']>[0]>;
type ResumeOptions = NonNullable<Parameters<Run['resume']>[0]>;

export class PooledRun implements Run {
  private readonly launch: Launch;
  private readonly runId: RunId;
  private readonly listener: RunListener;
  /** What a launch would need now. */
  private request: StartRequest;
  private until: number;
  private launched: Promise<Run>;
  /** Reports of earlier launches are dropped. */
  private launches = 0;
  private failed = false;
  private crashed = false;
  private lost: Failure | null = null;
  /** Changes that no worker has answered yet: one that dies takes them with it. */
  private readonly unanswered: LiveOptions[] = [];

  constructor(launch: Launch, runId: RunId, request: StartRequest, listener: RunListener) {
    this.launch = launch;
    this.runId = runId;
    this.listener = listener;
    this.request = request;
    this.until = request.config.steps;
    this.launched = this.start();
  }

  tune(live: LiveOptions): void {
    if (this.failed) {
      this.tuneAtRest(live);
      return;
    }
    this.unanswered.push(live);
    this.whenLaunched((run) => run.tune(live));
  }

  pause(options: PauseOptions = {}): void {
    const { priority = this.request.priority } = options;
    this.request = { ...this.request, priority, paused: true };
    this.whenLaunched((run) => run.pause(options));
  }

  resume(options: ResumeOptions = {}): void {
    const { pace = this.request.pace, priority = this.request.priority, until = this.until } = options;
    this.request = { ...this.request, pace, priority, paused: false };
    this.until = until;
    if (this.failed) this.launched = this.start();
    else this.whenLaunched((run) => run.resume(options));
  }

  step(steps: number): void {
    this.request = { ...this.request, paused: true };
    if (this.failed) this.launched = this.start();
    this.whenLaunched((run) => run.step(steps));
  }

  restore(checkpoint: Checkpoint): void {
    this.unlessRefused(() => {
      assertCheckpointFits(this.request.config, checkpoint);
      this.request = { ...this.request, from: checkpoint };
      if (this.failed) this.launched = this.start();
      else this.whenLaunched((run) => run.restore(checkpoint));
    });
  }

  recycle(snapshot: Snapshot): void {
    this.whenLaunched((run) => run.recycle(snapshot));
  }

  stop(): void {
    this.launches++;
    this.whenLaunched((run) => run.stop());
  }

  private async start(): Promise<Run> {
    const launch = ++this.launches;
    this.failed = false;
    const { paused, config } = this.request;
    const untold = [...this.unanswered];
    try {
      const run = await this.launch(this.request, (report) => this.receive(launch, report));
      for (const live of untold) run.tune(live);
      if (!paused && this.until !== config.steps) run.resume({ until: this.until });
      return run;
    } catch (error) {
      this.receive(launch, { type: 'failed', runId: this.runId, failure: toFailure(error) });
      throw error;
    }
  }

  private whenLaunched(action: (run: Run) => void): void {
    this.launched.then(action, () => {
      // The failed launch has been reported.
    });
  }

  private receive(launch: number, report: Report): void {
    if (launch !== this.launches) return;
    switch (report.type) {
      case 'checkpoint':
        this.request = { ...this.request, from: report.checkpoint };
        break;
      case 'tuned':
        this.unanswered.shift();
        this.request = { ...this.request, config: applyLive(this.request.config, report.live) };
        break;
      case 'done':
        this.request = { ...this.request, paused: true };
        break;
      case 'failed':
        if (report.goesOn) this.unanswered.shift();
        else if (this.startsAgain(report.failure)) return;
        break;
      case 'ready':
      case 'snapshot':
        break;
      default:
        throw new Error(`unknown report: ${report satisfies never}`);
    }
    this.pass(report);
  }

  private pass(report: Report): void {
    const { runId, lost } = this;
    if (report.type === 'ready') this.lost = null;
    this.listener(report.type === 'ready' ? { ...report, runId, fallback: report.fallback ?? lost } : { ...report, runId });
  }

  /** A dead worker is forgiven once; whatever else has failed waits for `resume`. */
  private startsAgain(failure: Failure): boolean {
    this.whenLaunched((run) => run.stop());
    this.failed = true;
    if (failure.kind !== 'worker-crashed' || this.crashed) {
      for (const live of this.unanswered.splice(0)) this.tuneAtRest(live);
      return false;
    }
    this.crashed = true;
    this.lost = failure;
    this.launched = this.start();
    return true;
  }

  private tuneAtRest(live: LiveOptions): void {
    this.unlessRefused(() => {
      this.request = { ...this.request, config: applyLive(this.request.config, live) };
      this.pass({ type: 'tuned', runId: this.runId, step: this.request.from?.step ?? 0, live });
    });
  }

  private unlessRefused(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.pass({ type: 'failed', runId: this.runId, failure: toFailure(error), goesOn: true });
    }
  }
}
