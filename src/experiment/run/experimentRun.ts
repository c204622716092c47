/** The run of one experiment: what its reader asks for becomes commands to the session, and what that reports becomes state. */
import type { StoreApi } from 'zustand/vanilla';
import type { ParamKey } from '../../params/params.ts';
import type { Session, SessionEvent } from '../../training/trainer.ts';
import type { ExperimentState, LiveChange } from '../experiment.ts';
import { liveOptionsFor, pastAt, withRecorded } from '../liveChanges.ts';
import { historyUntil } from '../losses/lossHistory.ts';
import type { Pulling } from '../pull/pulling.ts';
import { GoingBack } from '../time/goingBack.ts';
import { CurrentRun } from './currentRun.ts';
import { type ExperimentTrainer, freshRun, type RunOptions } from './runState.ts';
import { Screen } from './screen.ts';
import { Tuner } from './tuner.ts';

export class ExperimentRun {
  private readonly run: CurrentRun;
  private readonly screen: Screen;
  private readonly tuner: Tuner;
  private readonly goingBack: GoingBack;
  /** Loaded with the first pull. */
  private pulling: Pulling | null = null;
  /** A live change was made while training: the run continues with it, even if it has ended in the meantime. */
  private continuesWhenTuned = false;

  constructor(trainer: ExperimentTrainer, store: StoreApi<ExperimentState>, options: RunOptions) {
    const listener = { hear: this.hear.bind(this), onFrame: this.onFrame.bind(this), onBegin: this.forgetRun.bind(this) };
    this.run = new CurrentRun(trainer, store, options, listener);
    this.screen = new Screen(this.run, trainer);
    this.tuner = new Tuner(options.now);
    this.goingBack = new GoingBack(this.run, (keys) => this.tuneRun(keys));
  }

  private get session(): Session {
    return this.run.session;
  }

  /** The reader asked for it, so the view is visible. */
  play(): void {
    this.session.show();
    if (this.pulling?.hand) this.pulling.letGo(true);
    else if (this.isInThePast) this.goingBack.goOnFromHere('play');
    else if (this.session.mode === 'poster' || this.run.hasNothingToLearn) this.run.start('train');
    else this.run.continue();
  }

  /** As `play`, from step 0. */
  restart(): void {
    this.session.show();
    this.run.start('train');
  }

  /** Shows the model at step 0, which waits for the reader. */
  open(): void {
    this.session.show();
    this.run.start('rest');
  }

  /** Restart parameters have new values. An experiment that has not been started stays that way. */
  renew(): void {
    if (this.session.mode === 'poster') this.run.set(freshRun(this.run.state.params));
    else this.run.start('train');
  }

  pause(): void {
    this.continuesWhenTuned = false;
    this.goingBack.clear();
    this.run.pause();
  }

  step(steps: number): void {
    this.continuesWhenTuned = false;
    if (this.session.mode === 'poster') this.run.start('rest');
    if (this.isInThePast) this.goingBack.goOnFromHere({ steps });
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
    this.run.restartPace();
  }

  dispose(): void {
    this.session.close();
    this.forgetRun();
    this.run.past.clear();
    this.screen.mirror();
  }

  /** Live parameters have new values: the run continues with them, even if it had ended. */
  tune(keys: readonly ParamKey[]): void {
    const { mode } = this.session;
    if (this.isInThePast) this.goingBack.goOnFromHere('rest', keys);
    else if (mode === 'poster' || mode === 'failed' || this.run.hasNothingToLearn) this.renew();
    else this.tuneRun(keys);
  }

  private tuneRun(keys: readonly ParamKey[]): void {
    const { run } = this;
    const { ended } = run.state;
    if (this.session.mode === 'replaying') this.pause();
    this.continuesWhenTuned = run.wantsTraining || ended !== null;
    this.tuner.add(keys);
    // What the new values do is seen from its slow beginning.
    if (run.state.params.speed === 'auto') run.restartPace();
    this.send(false);
    if (ended !== null) run.continue();
  }

  /** Sends the changed live parameters. @param atOnce the slider was released */
  send(atOnce: boolean): void {
    const { params } = this.run.state;
    const keys = this.tuner.take(params, atOnce);
    if (keys.length > 0) this.session.tune(liveOptionsFor(keys, params));
    if (this.tuner.hasWaiting) this.run.askFrame();
  }

  goTo(step: number, changes?: readonly LiveChange[]): void {
    if (!this.goingBack.goTo(step, changes)) this.pause();
  }

  lookAt(step: number | null): void {
    if (this.screen.isEmpty) return;
    if (this.run.isMoving || this.session.mode === 'waiting') this.pause();
    this.screen.lookAt(step);
  }

  pull(feature: number, direction: readonly number[]): void {
    void import('../pull/pulling.ts').then((code) => {
      this.pulling ??= new code.Pulling(this.run, () => this.rest());
      this.pulling.pull(feature, direction);
    });
  }

  letGo(): void {
    void import('../pull/pulling.ts').then(() => this.pulling?.letGo());
  }

  /** An earlier step is shown, or the run is on its way back to it. */
  private get isInThePast(): boolean {
    return this.screen.isLookingBack || this.goingBack.isUnderWay;
  }

  /** At the step that is shown. */
  private rest(): void {
    if (this.isInThePast) this.goingBack.goOnFromHere('rest');
    else this.pause();
  }

  private forgetRun(): void {
    this.tuner.clear();
    this.continuesWhenTuned = false;
    this.screen.clear();
    this.goingBack.clear();
    this.pulling?.clear();
  }

  private hear(event: SessionEvent): void {
    this.take(event);
    this.pulling?.release();
    if (event.type !== 'checkpoint') this.run.askFrame();
  }

  private take(event: SessionEvent): void {
    const { past, state } = this.run;
    switch (event.type) {
      case 'changed':
        this.screen.mirror();
        this.goingBack.arrive();
        break;
      case 'snapshot':
        this.screen.receive(event.snapshot);
        break;
      case 'checkpoint':
        past.add(event.checkpoint);
        break;
      case 'tuned':
        this.wasTuned(event.step);
        break;
      case 'steppedBack':
        this.screen.dropWaiting();
        past.dropAfter(event.step);
        this.run.set({ history: historyUntil(state.history, event.step) });
        break;
      case 'abandoned':
        this.run.set(pastAt(state, event.step, this.tuner.keys));
        break;
      default:
        throw new Error(`unknown event: ${event satisfies never}`);
    }
  }

  private wasTuned(step: number): void {
    const { run } = this;
    const recorded = withRecorded(run.state, step, this.tuner.answered());
    run.past.dropAfter(step);
    if (!recorded.replayable) run.past.dropBefore(recorded.changes[0]?.step ?? 0);
    run.set(recorded);
    this.session.setUntil(recorded.until);
    this.send(false);
    if (this.continuesWhenTuned && !run.wantsTraining) run.continue();
  }

  private onFrame(): void {
    if (!this.session.config) return;
    this.screen.show(this.pulling?.hand ?? null);
    this.send(false);
  }
}
