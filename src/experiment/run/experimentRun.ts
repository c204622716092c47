/**
 * The run of one experiment, on top of its training session: actions become commands, and the session's reports
 * become state, snapshots at most once a frame. Independent of workers and drawings.
 */
import type { StoreApi } from 'zustand/vanilla';
import { checkConfig } from '../../model/config/checkConfig.ts';
import type { TrainingConfig } from '../../model/config/config.ts';
import type { Snapshot } from '../../model/network/parameters.ts';
import type { ParamKey, Params } from '../../params/params.ts';
import type { Intent, RunRequest, Session, SessionEvent } from '../../training/trainer.ts';
import type { ExperimentState, LiveChange } from '../experiment.ts';
import { experimentOptions } from '../givenModel.ts';
import { liveOptionsFor, pastAt, type WayBack, wayBack, withMoved, withRecorded } from '../liveChanges.ts';
import { appendLoss, historyUntil } from '../losses/lossHistory.ts';
import type { Hand } from '../pull/hand.ts';
import { type Arrival, laterArrival, lookingAt, lookingAtNewest, type Newest } from '../time/lookingBack.ts';
import { Past } from '../time/past.ts';
import { type Doing, FrameUpdate } from './frameUpdate.ts';
import { motionPerStep, Pacing } from './pace.ts';
import { type ExperimentTrainer, freshRun, type RunOptions } from './runState.ts';
import { Tuner } from './tuner.ts';

type Mirrored = Pick<ExperimentState, 'status' | 'ended' | 'convergedCount' | 'engine' | 'notice'>;

export class ExperimentRun {
  private readonly trainer: ExperimentTrainer;
  private readonly store: StoreApi<ExperimentState>;
  private readonly options: RunOptions;
  private readonly past = new Past();
  private readonly screen: FrameUpdate;
  private readonly tuner: Tuner;
  private pacing = new Pacing();
  private opened: Session | null = null;
  /** The newest snapshot on its way to the screen, and the one shown. */
  private waiting: Snapshot | null = null;
  private shown: Snapshot | null = null;
  /** A live change was made while training: the run continues with it, even if it has ended in the meantime. */
  private continuesWhenTuned = false;
  /** What is shown again after looking back; null while nobody does. */
  private newest: Newest | null = null;
  /** What follows when the run is back at the step that was looked at. */
  private arrival: Arrival | null = null;
  private hand: Hand | null = null;

  constructor(trainer: ExperimentTrainer, store: StoreApi<ExperimentState>, options: RunOptions) {
    this.trainer = trainer;
    this.store = store;
    this.options = options;
    this.screen = new FrameUpdate(options.now, trainer);
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

  private get doing(): Doing {
    const { mode, ended } = this.session;
    return { isMoving: this.isMoving, isTraining: mode === 'training', hasEnded: ended !== null };
  }

  private get wantsTraining(): boolean {
    return this.session.mode === 'training' || this.session.mode === 'waiting';
  }

  /** The reader asked for it, so the view is visible. */
  play(): void {
    this.session.show();
    if (this.hand) this.letGo(true);
    else if (this.isInThePast) this.goOnFromHere('play');
    else if (this.session.mode === 'poster' || this.hasNothingToLearn()) this.start('train');
    else this.continue();
  }

  /** As `play`, from step 0. */
  restart(): void {
    this.session.show();
    this.start('train');
  }

  /** Shows the model at step 0, which waits for the reader. */
  open(): void {
    this.session.show();
    this.start('rest');
  }

  /** Restart parameters have new values. An experiment that has not been started stays that way. */
  renew(): void {
    if (this.session.mode === 'poster') this.store.setState(freshRun(this.state.params));
    else this.start('train');
  }

  pause(): void {
    this.continuesWhenTuned = false;
    this.arrival = null;
    this.session.pause();
    this.options.frame(this.onFrame);
  }

  step(steps: number): void {
    this.continuesWhenTuned = false;
    if (this.session.mode === 'poster') this.start('rest');
    if (this.isInThePast) this.goOnFromHere({ steps });
    else this.session.advance(steps);
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
    this.past.clear();
    this.store.setState(this.mirrored());
  }

  /** Live parameters have new values: the run continues with them, even if it had ended. */
  tune(keys: readonly ParamKey[]): void {
    const { mode } = this.session;
    if (this.isInThePast) this.goOnFromHere('rest', keys);
    else if (mode === 'poster' || mode === 'failed' || this.hasNothingToLearn()) this.renew();
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
    if (!this.goBack(step, [])) this.pause();
  }

  lookAt(step: number | null): void {
    if (!this.shown) return;
    if (this.isMoving || this.session.mode === 'waiting') this.pause();
    const newest = this.newest ?? { judgedLoss: this.state.judgedLoss, snapshot: this.shown };
    const found = step === null || step >= newest.snapshot.step ? undefined : this.past.nearest(step);
    this.newest = found ? newest : null;
    this.store.setState({
      ...(found ? lookingAt(this.state, found, newest) : lookingAtNewest(this.state, newest)),
      ...this.mirrored(),
    });
    this.options.frame(this.onFrame);
  }

  /** Its code is loaded with the first pull. */
  pull(feature: number, direction: readonly number[]): void {
    void import('../pull/hand.ts').then((code) => this.pullWith(code, feature, direction));
  }

  private pullWith({ Hand: Puller }: typeof import('../pull/hand.ts'), feature: number, direction: readonly number[]): void {
    const { snapshot, chosen, best } = this.state;
    if (!snapshot || this.session.mode === 'failed') return;
    const pull = { instance: Math.min(chosen ?? best, snapshot.nInstances - 1), feature, direction };
    if (!this.hand?.holds(pull)) {
      const goesOn = this.wantsTraining;
      if (this.isInThePast) this.goOnFromHere('rest');
      else this.pause();
      this.hand = new Puller(snapshot, pull, goesOn);
    }
    this.hand.move(pull);
    if (this.session.config) this.store.setState(this.hand.patch(this.state, this.session.config));
  }

  letGo(goesOn?: boolean): void {
    void import('../pull/hand.ts').then(() => {
      this.hand?.open(goesOn ?? this.hand.goesOn);
      this.release();
    });
  }

  /** As soon as the checkpoint of the step at which the run rests is there. */
  private release(): void {
    const { hand, state } = this;
    const { step } = this.session;
    const from = this.isMoving ? null : hand?.release(this.past.checkpoints.atOrBefore(step), step);
    if (!hand || !from) return;
    const until = step >= state.until ? step + state.params.steps : state.until;
    if (!this.begin(state.params, hand.goesOn ? 'train' : 'rest', { from, until })) return;
    this.past.add(from);
    this.store.setState({ until, replayable: false, pull: state.pull && { ...state.pull, isHeld: false } });
  }

  /** An earlier step is shown, or the run is on its way back to it. */
  private get isInThePast(): boolean {
    return this.newest !== null || this.arrival !== null;
  }

  /** Training goes on from the step that is looked at; what came later is given up. @param moved parameters that have new values */
  private goOnFromHere(goal: Arrival['goal'], moved: readonly ParamKey[] = []): void {
    const { arrival } = this;
    if (arrival === null && !this.goBack(this.state.snapshot?.step ?? 0, moved)) return;
    this.arrival = laterArrival(arrival, { goal, moved });
  }

  /** The run is back at the step that was looked at, or will never be. */
  private arrive(): void {
    const { arrival } = this;
    const { mode } = this.session;
    if (!arrival || (mode !== 'resting' && mode !== 'failed')) return;
    this.arrival = null;
    if (mode === 'failed') return;
    if (arrival.moved.length > 0) this.tuneRun(arrival.moved);
    if (arrival.goal === 'play') this.continue();
    else if (arrival.goal !== 'rest') this.session.advance(arrival.goal.steps);
  }

  /** @param moved parameters that keep the values they have now @returns false where there is no way */
  private goBack(step: number, moved: readonly ParamKey[]): boolean {
    const way = wayBack(this.state, this.past.checkpoints, step);
    if (way) this.travel({ ...way, params: withMoved(way.params, this.state.params, moved) });
    return way !== null;
  }

  private travel(way: WayBack): void {
    const pace = { ...this.pacing.pace(this.state.params.speed), stepsPerSecond: 'max' } as const;
    if (!this.begin(way.begin, 'replay', { from: way.from, changes: way.schedule, until: way.target, pace })) return;
    const history = historyUntil(this.state.history, way.from?.step ?? 0);
    this.past.dropAfter(way.target);
    this.store.setState({ params: way.params, changes: way.changes, history, moments: this.past.moments, lookingBackFrom: null });
  }

  /** Starts a run from step 0 with the current parameters. */
  private start(intent: Intent): void {
    const { params } = this.state;
    this.pacing = new Pacing();
    if (!this.begin(params, intent)) return;
    this.past.clear();
    this.store.setState({ ...freshRun(params), judgedLoss: [], best: 0, bestBefore: null, stepsPerSecond: 0 });
  }

  /** @returns false where the parameters are invalid; then the previous run goes on */
  private begin(params: Params, intent: Intent, more: Partial<RunRequest> = {}): boolean {
    const checked = checkConfig(experimentOptions({ params, given: this.state.given }));
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
    this.newest = null;
    this.arrival = null;
    this.hand = null;
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
    // What the new values do is seen from its slow beginning.
    if (this.state.params.speed === 'auto') this.setPace();
    this.send(false);
    if (ended !== null) this.continue();
  }

  /** Later changes are recorded from the current parameters on. */
  private forgetPast(changes: readonly LiveChange[]): void {
    this.past.clear();
    this.store.setState({ ...freshRun(this.state.params), changes });
  }

  private hear(event: SessionEvent): void {
    switch (event.type) {
      case 'changed':
        if (!this.endsInNextFrame()) this.store.setState(this.mirrored());
        this.arrive();
        break;
      case 'snapshot':
        if (this.waiting) this.session.recycle(this.waiting);
        this.waiting = event.snapshot;
        break;
      case 'checkpoint':
        this.past.add(event.checkpoint);
        this.release();
        return;
      case 'tuned':
        this.wasTuned(event.step);
        break;
      case 'steppedBack':
        this.waiting = null;
        this.past.dropAfter(event.step);
        this.store.setState({ history: historyUntil(this.state.history, event.step) });
        break;
      case 'abandoned':
        this.store.setState(pastAt(this.state, event.step, this.tuner.keys));
        break;
      default:
        throw new Error(`unknown event: ${event satisfies never}`);
    }
    this.release();
    this.options.frame(this.onFrame);
  }

  /** The end is reported only after the last snapshot is shown. */
  private endsInNextFrame(): boolean {
    return this.waiting !== null && this.session.ended !== null && this.state.ended === null;
  }

  private wasTuned(step: number): void {
    const recorded = withRecorded(this.state, step, this.tuner.answered());
    this.past.dropAfter(step);
    if (!recorded.replayable) this.past.dropBefore(recorded.changes[0]?.step ?? 0);
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
    // A run is not at its end where an earlier step of it is shown.
    const standing = this.newest ? ({ status: 'paused', ended: null } as const) : { status, ended };
    return { ...standing, convergedCount, engine, notice };
  }

  private readonly onFrame = (): void => {
    const { waiting: fresh, shown: before } = this;
    const { config, mode } = this.session;
    if (!config) return;
    this.waiting = null;
    this.shown = fresh ?? before;
    this.store.setState({ ...this.patch(fresh, config), ...this.mirrored() });
    if (fresh && mode === 'training') this.keepPace(motionPerStep(before, fresh, this.state.chosen ?? this.state.best));
    if (fresh && before) this.session.recycle(before);
    this.send(false);
    const isStill = !this.isMoving && !this.newest && !this.hand;
    if (this.shown && isStill && this.screen.isUnfinished(this.state.snapshot)) this.options.frame(this.onFrame);
  };

  private patch(fresh: Snapshot | null, config: TrainingConfig): Partial<ExperimentState> {
    const kept = fresh && this.past.show(fresh) ? { moments: this.past.moments } : {};
    if (this.hand) return { ...kept, ...(fresh ? this.hand.receive(fresh, this.state, config) : {}) };
    if (!this.newest) return { ...kept, ...(this.shown ? this.screen.patch(this.state, fresh, this.doing, config) : {}) };
    if (!fresh) return kept;
    this.newest = { ...this.newest, snapshot: fresh };
    return { ...kept, lookingBackFrom: fresh.step, history: appendLoss(this.state.history, fresh.step, fresh.loss) };
  }

  private keepPace(motion: number): void {
    const pace = this.pacing.watched(this.state.params.speed, this.options.now(), motion);
    if (pace) this.session.setPace(pace);
  }
}
