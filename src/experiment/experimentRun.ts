/**
 * The run of one experiment, on top of its training session: actions become commands, and the session's reports
 * become state, snapshots at most once a frame. Independent of workers and drawings.
 */
import type { StoreApi } from 'zustand/vanilla';
import { checkConfig } from '../model/config/checkConfig.ts';
import type { EngineName, Snapshot } from '../model/network/parameters.ts';
import type { ParamKey, Params } from '../params/params.ts';
import { toTrainingOptions } from '../params/trainingOptions.ts';
import type { Failure } from '../training/protocol.ts';
import type { Intent, RunRequest, Session, SessionEvent, Trainer } from '../training/trainer.ts';
import { CheckpointRing } from './checkpointRing.ts';
import type { ExperimentState, LiveChange } from './experiment.ts';
import { FrameUpdate } from './frameUpdate.ts';
import { liveOptionsFor, pastAt, type WayBack, wayBack, withRecorded } from './liveChanges.ts';
import { emptyHistory, historyUntil } from './lossHistory.ts';
import { Pacing } from './pace.ts';
import { Tuner } from './tuner.ts';

export interface RunOptions {
  /** Calls back at the start of the next frame, once even if the same function is given several times. */
  readonly frame: (callback: () => void) => void;
  /** Ms, from any origin. */
  readonly now: () => number;
  readonly describeFailure: (failure: Failure, continuesWith?: EngineName) => string;
}

type Mirrored = Pick<ExperimentState, 'status' | 'ended' | 'convergedCount' | 'engine' | 'notice'>;

export class ExperimentRun {
  private readonly trainer: Pick<Trainer, 'open'>;
  private readonly store: StoreApi<ExperimentState>;
  private readonly options: RunOptions;
  private readonly checkpoints = new CheckpointRing();
  private readonly screen: FrameUpdate;
  private readonly tuner: Tuner;
  private pacing = new Pacing();
  private opened: Session | null = null;
  /** The newest snapshot on its way to the screen, and the one shown. */
  private waiting: Snapshot | null = null;
  private shown: Snapshot | null = null;
  /** A live change was made while training: the run continues with it, even if it has ended in the meantime. */
  private continuesWhenTuned = false;

  constructor(trainer: Pick<Trainer, 'open'>, store: StoreApi<ExperimentState>, options: RunOptions) {
    this.trainer = trainer;
    this.store = store;
    this.options = options;
    this.screen = new FrameUpdate(options.now);
    this.tuner = new Tuner(options.now);
  }

  private get state(): ExperimentState {
    return this.store.getState();
  }

  private get session(): Session {
    this.opened ??= this.trainer.open((event) => this.hear(event));
    return this.opened;
  }

  private get isMoving(): boolean {
    return this.session.mode === 'training' || this.session.mode === 'replaying';
  }

  private get wantsTraining(): boolean {
    return this.session.mode === 'training' || this.session.mode === 'waiting';
  }

  /** The reader asked for it, so the view is visible. */
  play(): void {
    this.session.show();
    if (this.session.mode === 'poster' || this.hasNothingToLearn()) this.start('train');
    else this.continue();
  }

  /** As `play`, from step 0. */
  restart(): void {
    this.session.show();
    this.start('train');
  }

  /** Restart parameters have new values. An experiment that has not been started stays that way. */
  renew(): void {
    if (this.session.mode === 'poster') this.store.setState(freshRun(this.state.params));
    else this.start('train');
  }

  pause(): void {
    this.continuesWhenTuned = false;
    this.session.pause();
    this.options.frame(this.onFrame);
  }

  step(steps: number): void {
    if (this.session.mode === 'poster') this.start('rest');
    this.continuesWhenTuned = false;
    this.session.advance(steps);
  }

  hide(): void {
    this.session.hide();
  }

  show(): void {
    this.session.show();
  }

  /** The speed was changed. */
  setPace(): void {
    this.pacing = new Pacing();
    this.session.setPace(this.pacing.pace(this.state.params.speed));
  }

  dispose(): void {
    this.session.close();
    this.forgetRun();
    this.checkpoints.clear();
    this.store.setState(this.mirrored());
  }

  /** Live parameters have new values: the run continues with them, even if it had ended. */
  tune(keys: readonly ParamKey[]): void {
    const { mode } = this.session;
    if (mode === 'poster' || mode === 'failed' || this.hasNothingToLearn()) this.renew();
    else this.tuneRun(keys);
  }

  /** Sends the changed live parameters. @param atOnce the slider was released */
  send(atOnce: boolean): void {
    const { params } = this.state;
    const keys = this.tuner.take(params, atOnce);
    if (keys.length > 0) this.session.tune(liveOptionsFor(keys, params));
    if (this.tuner.hasWaiting) this.options.frame(this.onFrame);
  }

  goTo(step: number, changes?: readonly LiveChange[]): void {
    if (changes || this.session.mode === 'poster') this.forgetPast(changes ?? []);
    const way = wayBack(this.state, this.checkpoints, step);
    if (way) this.travel(way);
    else this.pause();
  }

  private travel(way: WayBack): void {
    const pace = { ...this.pacing.pace(this.state.params.speed), stepsPerSecond: 'max' } as const;
    if (!this.begin(way.begin, 'replay', { from: way.from, changes: way.schedule, until: way.target, pace })) return;
    const history = historyUntil(this.state.history, way.from?.step ?? 0);
    this.store.setState({ params: way.params, changes: way.changes, history });
  }

  /** Starts a run from step 0 with the current parameters. */
  private start(intent: Intent): void {
    const { params } = this.state;
    this.pacing = new Pacing();
    if (!this.begin(params, intent)) return;
    this.checkpoints.clear();
    this.store.setState({ ...freshRun(params), judgedLoss: [], best: 0, bestBefore: null, stepsPerSecond: 0 });
  }

  /** @returns false where the parameters are invalid; then the previous run goes on */
  private begin(params: Params, intent: Intent, more: Partial<RunRequest> = {}): boolean {
    const checked = checkConfig(toTrainingOptions(params));
    if ('problems' in checked) {
      this.store.setState({ problems: checked.problems });
      return false;
    }
    this.forgetRun();
    const pace = this.pacing.pace(params.speed);
    this.session.begin({ config: checked.config, engine: params.engine, pace, untilConverged: true, ...more }, intent);
    return true;
  }

  private forgetRun(): void {
    this.tuner.clear();
    this.continuesWhenTuned = false;
    this.waiting = null;
    this.shown = null;
    this.screen.newRun();
  }

  private continue(): void {
    const { until, params } = this.state;
    const { step } = this.session;
    const last = step >= until ? step + params.steps : until;
    this.store.setState({ until: last });
    this.session.setUntil(last);
    this.session.setPace(this.pacing.pace(params.speed));
    this.session.play();
  }

  /** With a learning rate of 0, continuing would change nothing. */
  private hasNothingToLearn(): boolean {
    const { params } = this.state;
    return params.sched !== 'constant' && this.session.step >= params.steps;
  }

  private tuneRun(keys: readonly ParamKey[]): void {
    const { ended } = this.state;
    if (this.session.mode === 'replaying') this.pause();
    this.continuesWhenTuned = this.wantsTraining || ended !== null;
    this.tuner.add(keys);
    this.send(false);
    if (ended !== null) this.continue();
  }

  /** Later changes are recorded from the current parameters on. */
  private forgetPast(changes: readonly LiveChange[]): void {
    this.checkpoints.clear();
    this.store.setState({ ...freshRun(this.state.params), changes });
  }

  private hear(event: SessionEvent): void {
    switch (event.type) {
      case 'changed':
        if (!this.endsInNextFrame()) this.store.setState(this.mirrored());
        break;
      case 'snapshot':
        if (this.waiting) this.session.recycle(this.waiting);
        this.waiting = event.snapshot;
        break;
      case 'checkpoint':
        this.checkpoints.add(event.checkpoint);
        return;
      case 'tuned':
        this.wasTuned(event.step);
        break;
      case 'steppedBack':
        this.waiting = null;
        this.checkpoints.dropAfter(event.step);
        this.store.setState({ history: historyUntil(this.state.history, event.step) });
        break;
      case 'abandoned':
        this.store.setState(pastAt(this.state, event.step, this.tuner.keys));
        break;
      default:
        throw new Error(`unknown event: ${event satisfies never}`);
    }
    this.options.frame(this.onFrame);
  }

  /** The end is reported only after the last snapshot is shown. */
  private endsInNextFrame(): boolean {
    return this.waiting !== null && this.session.ended !== null && this.state.ended === null;
  }

  private wasTuned(step: number): void {
    const recorded = withRecorded(this.state, step, this.tuner.answered());
    this.checkpoints.dropAfter(step);
    if (!recorded.replayable) this.checkpoints.dropBefore(recorded.changes[0]?.step ?? 0);
    this.store.setState(recorded);
    this.session.setUntil(recorded.until);
    this.send(false);
    if (this.continuesWhenTuned && !this.wantsTraining) this.continue();
  }

  private mirrored(): Mirrored {
    const { status, ended, convergedCount, engine, failure } = this.session;
    const notice = failure && this.options.describeFailure(failure, status === 'failed' ? undefined : engine?.name);
    if (!this.isMoving) {
      this.pacing.pause();
      this.screen.pause();
    }
    return { status, ended, convergedCount, engine, notice };
  }

  private readonly onFrame = (): void => {
    const { waiting: fresh, shown: before, isMoving } = this;
    const { config, mode } = this.session;
    if (!config) return;
    this.waiting = null;
    this.shown = fresh ?? before;
    const patch = this.shown ? this.screen.patch(this.state, fresh, isMoving, config) : {};
    this.store.setState({ ...patch, ...this.mirrored() });
    if (fresh && before) this.session.recycle(before);
    this.send(false);
    if (fresh && mode === 'training') this.keepPace();
    if (this.shown && !this.isMoving && this.screen.isUnfinished(this.state.snapshot)) this.options.frame(this.onFrame);
  };

  private keepPace(): void {
    const pace = this.pacing.watched(this.state.params.speed, this.options.now());
    if (pace) this.session.setPace(pace);
  }
}

/** The initial state of every run. */
function freshRun(params: Params): Pick<ExperimentState, 'startParams' | 'changes' | 'replayable' | 'until' | 'history'> {
  return { startParams: params, changes: [], replayable: true, until: params.steps, history: emptyHistory(params.k) };
}
