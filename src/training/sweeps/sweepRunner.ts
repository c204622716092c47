/**
 * Trains a sweep: keeps several of its runs going behind whatever is on screen, judges and files what they end in, and reports every
 * change. `sweep/` decides what is trained next.
 */

import { resolveConfig } from '../../model/config/checkConfig.ts';
import { DEFAULTS } from '../../model/config/config.ts';
import type { EngineName, Snapshot } from '../../model/network/parameters.ts';
import { runOptions } from '../../sweep/cellConfig.ts';
import { asksFor, firstPicture, type JobLimits } from '../../sweep/jobs.ts';
import type { SweepPlan } from '../../sweep/plan.ts';
import { isDone, type SweepState } from '../../sweep/progress.ts';
import { divergedModels, trainedModels } from '../../sweep/reduce.ts';
import type { Results } from '../../sweep/results.ts';
import { createSweepState, finishJob, retarget, splitJob, takeJob } from '../../sweep/state.ts';
import { toFailure } from '../failure.ts';
import { SWEEP_PRIORITY } from '../placement.ts';
import type { EngineChoice, Failure } from '../protocol.ts';
import type { RunStatus } from '../runStatus.ts';
import type { Capacity, Judges, Trainer } from '../trainer.ts';
import { judgeRun, type TimeSlices } from './judging.ts';
import { type OpenJob, SweepRun, type SweepRunEvents } from './sweepRun.ts';

export interface SweepRunnerOptions extends TimeSlices, Partial<Judges> {
  readonly engine: EngineChoice;
  /** True: fail where an engine asked for by name cannot be had. */
  readonly strict?: boolean;
  /** How runs are cut; `jobLimits` where left out. */
  readonly limits?: (capacity: Capacity) => JobLimits;
  /** Trained before, as `view.state.results` had them. */
  readonly results?: Results;
  /** At least 10, the default: behind what is on screen. */
  readonly priority?: number;
  /** Called after every change. */
  onChange(sweep: SweepView): void;
}

export interface SweepView {
  readonly state: SweepState;
  /** A finished sweep is `converged` where its learning rate has fallen to 0, else `paused`. */
  readonly status: RunStatus;
  /** Nothing waits in the workers; what is trained stays. */
  readonly isCancelled: boolean;
  /** The engine that trains; null before the first run has started. */
  readonly engine: EngineName | null;
  /** Runs trained side by side, for `sweepProgress`. */
  readonly runsAtOnce: number;
  /** Why the sweep has failed; null otherwise. */
  readonly failure: Failure | null;
}

export interface SweepRunner {
  readonly view: SweepView;
  /** Runs wait in the workers. */
  pause(): void;
  /** Goes on after a pause, a cancel or a failure. */
  resume(): void;
  /** Frees the workers. Finished cells stay, and runs go on from their last checkpoint when the sweep is resumed. */
  cancel(): void;
  /** Other axes, seeds or settings: cells that hold there too stay. */
  retarget(plan: SweepPlan): void;
  /** Stops everything; nothing is reported any more. */
  dispose(): void;
}

export function runSweep(trainer: Trainer, plan: SweepPlan, options: SweepRunnerOptions): SweepRunner {
  return new Runner(trainer, plan, options);
}

/** On the CPU short runs, so that progress shows; on a GPU many models at once, which costs little more than a few. */
function jobLimits({ engine, runsAtOnce }: Capacity): JobLimits {
  const wide = engine === 'webgpu' || engine === 'tfjs';
  return wide ? { modelsPerRun: 1024, runsAtOnce, msPerRun: Number.POSITIVE_INFINITY } : { modelsPerRun: 256, runsAtOnce, msPerRun: 1000 };
}

class Runner implements SweepRunner {
  private state: SweepState;
  private engine: EngineName | null = null;
  private failure: Failure | null = null;
  private isRunning = true;
  private isCancelled = false;
  private readonly trainer: Trainer;
  private readonly options: SweepRunnerOptions;
  private readonly events: SweepRunEvents;
  private readonly runs = new Set<SweepRun>();
  /** Jobs under way that wait for a place among the runs. */
  private waiting: OpenJob[] = [];
  /** One run after another, so that cells appear in order. */
  private judging: Promise<void> = Promise.resolve();
  /** Null until the trainer has said how it would train. */
  private capacity: Capacity | null = null;
  private disposed = false;

  constructor(trainer: Trainer, plan: SweepPlan, options: SweepRunnerOptions) {
    this.trainer = trainer;
    this.options = options;
    this.state = createSweepState(plan, options.results);
    this.events = {
      now: options.now,
      onReady: (engine) => {
        this.engine = engine;
      },
      onJudging: () => this.fill(),
      onTrained: (run, snapshot, losses) => this.trained(run, snapshot, losses),
      onFailed: (run, failure) => this.failed(run, failure),
    };
    void this.prepare();
  }

  get view(): SweepView {
    const { state, engine, capacity, isCancelled } = this;
    const status = this.status();
    // Where all cells of other axes are there, a failure no longer matters.
    const failure = status === 'failed' ? this.failure : null;
    return { state, status, isCancelled, engine, failure, runsAtOnce: capacity?.runsAtOnce ?? 1 };
  }

  private status(): RunStatus {
    if (isDone(this.state)) return fallsToZero(this.state.plan) ? 'converged' : 'paused';
    if (this.failure) return 'failed';
    if (!this.isRunning) return 'paused';
    return this.engine === null ? 'starting' : 'training';
  }

  pause(): void {
    if (!this.isRunning || isDone(this.state)) return;
    this.isRunning = false;
    for (const run of this.runs) run.pause();
    this.change(this.state);
  }

  resume(): void {
    this.failure = null;
    this.isRunning = true;
    this.isCancelled = false;
    for (const run of this.runs) run.resume();
    this.change(this.state);
  }

  cancel(): void {
    if (isDone(this.state)) return;
    this.isRunning = false;
    this.isCancelled = true;
    this.stopRuns();
    this.change(this.state);
  }

  retarget(plan: SweepPlan): void {
    this.stopRuns(({ job }) => !asksFor(plan, job));
    this.capacity = null;
    const state = retarget(this.state, plan);
    this.waiting = this.waiting.filter(({ job }) => state.underWay.includes(job));
    this.change(state);
    void this.prepare();
  }

  dispose(): void {
    this.disposed = true;
    this.stopRuns();
  }

  /** Asks how the trainer would train this plan, then begins. */
  private async prepare(): Promise<void> {
    const { plan } = this.state;
    try {
      const config = resolveConfig(runOptions(firstPicture(plan).parts));
      const capacity = await this.trainer.capacity(config, this.options.engine);
      if (this.state.plan !== plan) return;
      this.capacity = capacity;
      this.change(this.state);
    } catch (error) {
      this.fail(toFailure(error));
    }
  }

  private change(state: SweepState): void {
    if (this.disposed) return;
    this.state = state;
    this.fill();
    this.options.onChange(this.view);
  }

  /** Starts runs until the workers are busy: stopped ones that are wanted first. */
  private fill(): void {
    const { capacity, options } = this;
    if (!capacity) return;
    const { limits = jobLimits, engine, priority = SWEEP_PRIORITY } = options;
    const request = { engine: capacity.engine, strict: options.strict && engine !== 'auto', priority };
    while (this.isRunning && this.hasPlace(capacity)) {
      const next = this.takeWaiting() ?? this.takeNew(limits(capacity));
      if (!next) return;
      this.runs.add(new SweepRun(this.trainer, next, request, this.events));
    }
  }

  /** A run that is only being judged makes room for the next one, unless as many such runs wait as can be trained at once. */
  private hasPlace({ runsAtOnce }: Capacity): boolean {
    const training = [...this.runs].filter((run) => !run.isJudging).length;
    return training < runsAtOnce && this.runs.size < 2 * runsAtOnce;
  }

  private takeWaiting(): OpenJob | null {
    const next = this.waiting.find(({ job }) => asksFor(this.state.plan, job)) ?? null;
    this.waiting = this.waiting.filter((other) => other !== next);
    return next;
  }

  private takeNew(limits: JobLimits): OpenJob | null {
    const taken = takeJob(this.state, limits);
    if (!taken) return null;
    this.state = taken.state;
    return { job: taken.job, ms: 0 };
  }

  /** The worker is free for the next run while this one's models are judged. */
  private trained(run: SweepRun, snapshot: Snapshot, judged: readonly number[] | null): void {
    const open = run.stop();
    const { job, ms } = open;
    this.runs.delete(run);
    const judge = async () => {
      const losses = judged ?? (await judgeRun(run.config, snapshot, this.options));
      this.change(finishJob(this.state, job, trainedModels(job, run.config, snapshot, losses), ms));
    };
    this.judging = this.judging.then(judge).catch((error) => {
      this.waiting.push(open);
      this.fail(toFailure(error));
    });
    this.fill();
  }

  /** A failure stops the sweep. Only where models diverge does it find out which, by halving their run. */
  private failed(run: SweepRun, failure: Failure): void {
    if (failure.kind !== 'diverged') {
      this.fail(failure);
      return;
    }
    const { job, ms } = run.stop();
    this.runs.delete(run);
    const split = splitJob(this.state, job);
    this.waiting.push(...(split?.jobs.map((half) => ({ job: half, ms: 0 })) ?? []));
    this.change(split?.state ?? finishJob(this.state, job, divergedModels(job, run.config), ms));
  }

  private fail(failure: Failure): void {
    this.failure = failure;
    this.isRunning = false;
    this.stopRuns();
    this.change(this.state);
  }

  /** Their jobs go on from the last checkpoint when there is place again. */
  private stopRuns(which: (run: SweepRun) => boolean = () => true): void {
    for (const run of [...this.runs].filter(which)) {
      this.runs.delete(run);
      this.waiting.push(run.stop());
    }
  }
}

function fallsToZero({ base }: SweepPlan): boolean {
  return (base.learningRateSchedule ?? DEFAULTS.learningRateSchedule) !== 'constant';
}
