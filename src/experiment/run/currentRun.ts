/** The run that an experiment shows: its training session, how it begins and continues, its pace, and what is kept of its earlier steps. */
import type { StoreApi } from 'zustand/vanilla';
import { checkConfig } from '../../model/config/checkConfig.ts';
import type { Params } from '../../params/params.ts';
import type { Pace } from '../../training/protocol.ts';
import type { Intent, RunRequest, Session, SessionEvent } from '../../training/trainer.ts';
import type { ExperimentState } from '../experiment.ts';
import { experimentOptions } from '../givenModel.ts';
import { Past } from '../time/past.ts';
import { Pacing } from './pace.ts';
import { type ExperimentTrainer, freshRun, type RunOptions } from './runState.ts';

export interface RunListener {
  readonly hear: (event: SessionEvent) => void;
  /** Shows the next frame. */
  readonly onFrame: () => void;
  /** A new run takes the place of the present one. */
  readonly onBegin: () => void;
}

export class CurrentRun {
  readonly past = new Past();
  readonly options: RunOptions;
  private readonly trainer: ExperimentTrainer;
  private readonly store: StoreApi<ExperimentState>;
  private readonly listener: RunListener;
  private pacing = new Pacing();
  private opened: Session | null = null;

  constructor(trainer: ExperimentTrainer, store: StoreApi<ExperimentState>, options: RunOptions, listener: RunListener) {
    this.trainer = trainer;
    this.store = store;
    this.options = options;
    this.listener = listener;
  }

  get state(): ExperimentState {
    return this.store.getState();
  }

  set(patch: Partial<ExperimentState>): void {
    this.store.setState(patch);
  }

  get session(): Session {
    this.opened ??= this.trainer.open(this.listener.hear);
    return this.opened;
  }

  get isMoving(): boolean {
    return this.session.mode === 'training' || this.session.mode === 'replaying';
  }

  get wantsTraining(): boolean {
    return this.session.mode === 'training' || this.session.mode === 'waiting';
  }

  /** Continuing would change nothing: the learning rate is 0. */
  get hasNothingToLearn(): boolean {
    const { params } = this.state;
    return params.sched !== 'constant' && this.session.step >= params.steps;
  }

  /** Starts a run from step 0 with the current parameters. */
  start(intent: Intent): void {
    const { params } = this.state;
    this.pacing = new Pacing();
    if (!this.begin(params, intent)) return;
    this.past.clear();
    this.set({ ...freshRun(params), judgedLoss: [], best: 0, bestBefore: null, stepsPerSecond: 0 });
  }

  /** @returns false where the parameters are invalid; then the previous run goes on */
  begin(params: Params, intent: Intent, more: Partial<RunRequest> = {}): boolean {
    const checked = checkConfig(experimentOptions({ params, given: this.state.given }));
    if ('problems' in checked) {
      this.set({ problems: checked.problems });
      return false;
    }
    this.listener.onBegin();
    this.session.begin({ config: checked.config, engine: params.engine, pace: this.pace, untilConverged: true, ...more }, intent);
    return true;
  }

  continue(): void {
    const { until, params } = this.state;
    const { step } = this.session;
    const last = step >= until ? step + params.steps : until;
    this.set({ until: last });
    this.session.setUntil(last);
    this.session.setPace(this.pace);
    this.session.play();
  }

  pause(): void {
    this.session.pause();
    this.askFrame();
  }

  askFrame(): void {
    this.options.frame(this.listener.onFrame);
  }

  get pace(): Pace {
    return this.pacing.pace(this.state.params.speed);
  }

  /** From its beginning: the speed was changed, or what follows is to be seen slowly. */
  restartPace(): void {
    this.pacing = new Pacing();
    this.session.setPace(this.pace);
  }

  /** A frame was shown while training. @param motion per step, of what it shows */
  keepPace(motion: number): void {
    const pace = this.pacing.watched(this.state.params.speed, this.options.now(), motion);
    if (pace) this.session.setPace(pace);
  }

  /** Time without training does not count. */
  holdPace(): void {
    this.pacing.pause();
  }
}
