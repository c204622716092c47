/** Sweeps that train nothing: they write down what they are told, and a test says which cells are done. */

import type { SweepPlan } from '../../src/sweep/plan.ts';
import { isDone, type SweepState } from '../../src/sweep/progress.ts';
import type { TrainedModel } from '../../src/sweep/results.ts';
import { createSweepState, finishJob, retarget, takeJob } from '../../src/sweep/state.ts';
import type { FigureTrainer } from '../../src/training/figureTrainer.ts';
import type { Failure } from '../../src/training/protocol.ts';
import type { RunStatus } from '../../src/training/runStatus.ts';
import type { SweepRunner, SweepView } from '../../src/training/sweeps/sweepRunner.ts';
import type { FigureSweep } from '../../src/training/sweeps/threadSweep.ts';

const LIMITS = { modelsPerRun: 1024, runsAtOnce: 1, msPerRun: Number.POSITIVE_INFINITY };

export class FakeSweep implements SweepRunner {
  readonly told: string[] = [];
  readonly engineAsked: string;
  private state: SweepState;
  private failure: Failure | null = null;
  private isRunning = true;
  private isCancelled = false;
  private engine: SweepView['engine'] = null;
  private readonly sweep: FigureSweep;

  constructor(plan: SweepPlan, sweep: FigureSweep) {
    this.state = createSweepState(plan, sweep.results);
    this.sweep = sweep;
    this.engineAsked = sweep.engine;
  }

  get view(): SweepView {
    const { state, engine, failure, isCancelled } = this;
    return { state, status: this.status(), isCancelled, engine, runsAtOnce: 1, failure };
  }

  private status(): RunStatus {
    if (isDone(this.state)) return this.state.plan.base.learningRateSchedule === 'linear' ? 'converged' : 'paused';
    if (this.failure) return 'failed';
    return this.isRunning ? (this.engine ? 'training' : 'starting') : 'paused';
  }

  pause(): void {
    this.told.push('pause');
    this.isRunning = false;
    this.change(this.state);
  }
  resume(): void {
    this.told.push('resume');
    this.failure = null;
    this.isRunning = true;
    this.isCancelled = false;
    this.change(this.state);
  }
  cancel(): void {
    this.told.push('cancel');
    this.isRunning = false;
    this.isCancelled = true;
    this.change(this.state);
  }
  retarget(plan: SweepPlan): void {
    this.told.push('retarget');
    this.change(retarget(this.state, plan));
  }
  dispose(): void {
    this.told.push('dispose');
  }

  /** The engine has answered. */
  ready(): void {
    this.engine = 'cpu';
    this.change(this.state);
  }

  /** The next run of cells ends: the whole of a level, as far as it is open. */
  finishNext(): void {
    const taken = takeJob(this.state, LIMITS);
    if (!taken) throw new Error('nothing is open');
    const models = new Map(taken.job.parts.map(({ key, seeds }) => [key, seeds.map((seed): TrainedModel => model(seed))]));
    this.change(finishJob(taken.state, taken.job, models, 1000));
  }

  fail(): void {
    this.failure = { kind: 'worker-crashed', detail: 'detail' };
    this.isRunning = false;
    this.change(this.state);
  }

  private change(state: SweepState): void {
    this.state = state;
    this.sweep.onChange(this.view, this.failure && `Sentence about ${this.failure.kind}.`);
  }
}

/** A pair of opposites; the first seed is the best. */
function model(seed: number): TrainedModel {
  return { seed, loss: (10 + seed) / 1000, W: new Float32Array([1, -1]), b: new Float32Array(2) };
}

export class FakeSweeps implements Pick<FigureTrainer, 'startSweep'> {
  readonly sweeps: FakeSweep[] = [];
  /** How often the code of sweeps cannot be loaded. */
  failures = 0;

  async startSweep(plan: SweepPlan, sweep: FigureSweep): Promise<SweepRunner> {
    if (this.failures-- > 0) throw new Error('offline');
    const started = new FakeSweep(plan, sweep);
    this.sweeps.push(started);
    return started;
  }

  get sweep(): FakeSweep {
    const sweep = this.sweeps.at(-1);
    if (!sweep) throw new Error('no sweep was started');
    return sweep;
  }
}
