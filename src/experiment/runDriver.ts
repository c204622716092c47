/**
 * Drives the run of one experiment: starts, pauses, tunes, goes back in time, and keeps the state true to what the run reports.
 * Snapshots reach the state once a frame; everything else at once. It knows neither workers nor views.
 */
import type { StoreApi } from 'zustand/vanilla';
import { applyLive, checkConfig } from '../model/config/checkConfig.ts';
import type { LiveOptions } from '../model/config/config.ts';
import type { Checkpoint, EngineName, Snapshot } from '../model/network/parameters.ts';
import type { ParamKey, Params } from '../params/params.ts';
import { toTrainingOptions } from '../params/trainingOptions.ts';
import type { Failure, Report } from '../training/protocol.ts';
import type { Trainer } from '../training/trainer.ts';
import { withStepBack } from './changeRecord.ts';
import type { ExperimentState, LiveChange } from './experiment.ts';
import { FrameUpdate } from './frameUpdate.ts';
import { paramsAfter, pastAt } from './liveChanges.ts';
import { emptyHistory, historyUntil } from './lossHistory.ts';
import { Pacing } from './pace.ts';
import { RunSession } from './runSession.ts';
import type { RunStatus } from './runStatus.ts';
import { Timeline, type WayBack } from './timeline.ts';

export interface DriverOptions {
  readonly frame: (callback: () => void) => void;
  /** Ms, from any origin. */
  readonly now: () => number;
  readonly describeFailure: (failure: Failure, goesOnWith?: EngineName) => string;
}

export class RunDriver {
  private readonly trainer: Trainer;
  private readonly store: StoreApi<ExperimentState>;
  private readonly options: DriverOptions;
  private readonly timeline: Timeline;
  private readonly screen: FrameUpdate;
  private session: RunSession | null = null;
  private pacing = new Pacing();
  /** What the reader wants; a hidden experiment waits. */
  private wantsTraining = false;
  private isHidden = false;
  /** A live change was made while training: the run goes on with it, even if it ends in the meantime. */
  private goesOnWhenTuned = false;
  /** The replay under way has been begun anew. */
  private hasTriedAgain = false;
  private isFrameAsked = false;

  constructor(trainer: Trainer, store: StoreApi<ExperimentState>, options: DriverOptions) {
    this.trainer = trainer;
    this.store = store;
    this.options = options;
    this.timeline = new Timeline(options.now);
    this.screen = new FrameUpdate(options.now);
  }

  private get state(): ExperimentState {
    return this.store.getState();
  }

  private get isMoving(): boolean {
    return this.timeline.isReplaying || (this.wantsTraining && !this.isHidden);
  }

  private set(patch: Partial<ExperimentState>): void {
    const { ended } = { ...this.state, ...patch };
    this.store.setState({ ...patch, status: this.status(ended) });
  }

  private status(ended: ExperimentState['ended']): RunStatus {
    if (!this.session) return 'poster';
    if (this.session.hasFailed) return 'failed';
    if (!this.session.isShown) return 'starting';
    if (this.isMoving) return 'training';
    return ended === 'converged' ? 'converged' : 'paused';
  }

  /** A new run from step 0 with the parameters as they are; hidden, it waits to be seen. */
  private start(wantsTraining: boolean): void {
    const { params } = this.state;
    this.pacing = new Pacing();
    if (!this.begin(params, undefined, wantsTraining)) return;
    this.timeline.checkpoints.clear();
    this.set({ ...freshRun(params), judgedLoss: [], best: 0, stepsPerSecond: 0 });
  }

  /** @returns false where the parameters make no run; then the one before goes on */
  private begin(params: Params, from: Checkpoint | undefined, wantsTraining: boolean): boolean {
    const checked = checkConfig(toTrainingOptions(params));
    if ('problems' in checked) {
      this.store.setState({ problems: checked.problems });
      return false;
    }
    this.session?.close();
    this.forgetRun();
    this.wantsTraining = wantsTraining;
    const pace = this.pacing.pace(params.speed);
    const request = { config: checked.config, engine: params.engine, pace, paused: !wantsTraining || this.isHidden, from };
    this.session = new RunSession(this.trainer, request, (session, report) => this.receive(session, report));
    this.screen.newRun(checked.config);
    this.store.setState({ notice: null });
    return true;
  }

  private forgetRun(): void {
    this.timeline.forgetRun();
    this.stopMoving();
  }

  private stopMoving(): void {
    this.wantsTraining = false;
    this.goesOnWhenTuned = false;
    this.stopReplay();
    this.rest();
  }

  /** The changes a replay has not got to never happened in this run. @param moved parameters that have been given a value since */
  private stopReplay(moved: readonly ParamKey[] = []): void {
    if (!this.timeline.isReplaying) return;
    this.timeline.stopReplay();
    this.store.setState(pastAt(this.state, this.session?.step ?? 0, moved));
  }

  /** Time that passes now is neither training nor watching. */
  private rest(): void {
    this.pacing.pause();
    this.screen.pause();
  }

  /** The reader's wish: whoever asks for it sees it. */
  play(): void {
    const { session } = this;
    this.isHidden = false;
    if (!session || this.hasNothingToLearn()) this.start(true);
    else if (session.hasFailed) this.startAgain(session);
    else this.playOn(session);
  }

  /** The reader's wish, as `play`, from step 0. */
  restart(): void {
    this.isHidden = false;
    this.start(true);
  }

  /** Parameters that make another run have new values. What nobody has asked to train goes on waiting with them. */
  renew(): void {
    if (this.session) this.start(true);
    else this.store.setState(freshRun(this.state.params));
  }

  private playOn(session: RunSession): void {
    const { until, params } = this.state;
    this.wantsTraining = true;
    this.stopReplay();
    session.convergence.reset();
    this.set({ ended: null, until: session.step >= until ? session.step + params.steps : until });
    this.goOn();
  }

  /** With a learning rate that has fallen to 0, going on would only look like training. */
  private hasNothingToLearn(): boolean {
    const { params } = this.state;
    return params.sched !== 'constant' && (this.session?.step ?? 0) >= params.steps;
  }

  /** From the last checkpoint, with the parameters as they are now. */
  private startAgain(failed: RunSession): void {
    const { state } = this;
    const from = this.timeline.checkpoints.atOrBefore(failed.step);
    if (!from) this.start(true);
    else if (this.begin(state.params, from, true)) {
      this.set({ ...withStepBack(state, from.step, state.params), ended: null, history: historyUntil(state.history, from.step) });
    }
  }

  /** Lets the run go on as far and as fast as the state says, if it should. */
  private goOn(): void {
    const { session } = this;
    if (!session || session.hasFailed || !this.wantsTraining || this.isHidden) return;
    session.isDone = false;
    session.run.resume({ pace: this.pacing.pace(this.state.params.speed), until: this.state.until });
  }

  pause(): void {
    this.stopMoving();
    this.session?.run.pause();
    this.set({});
    this.askFrame();
  }

  step(steps: number): void {
    if (!this.session || this.session.hasFailed) this.start(false);
    this.stopMoving();
    this.session?.run.step(steps);
    this.set({ ended: null });
  }

  hide(): void {
    if (this.isHidden) return;
    this.isHidden = true;
    if (this.wantsTraining) this.session?.run.pause();
    this.rest();
    this.set({});
  }

  show(): void {
    if (!this.isHidden) return;
    this.isHidden = false;
    this.set({});
    this.goOn();
  }

  /** The speed was chosen anew. */
  setPace(): void {
    this.pacing = new Pacing();
    if (!this.session?.isDone) this.goOn();
  }

  dispose(): void {
    this.session?.close();
    this.session = null;
    this.forgetRun();
    this.timeline.checkpoints.clear();
    this.set({});
  }

  /** Live parameters have new values: the run goes on with them, also where it had ended. */
  tune(keys: readonly ParamKey[]): void {
    const { session } = this;
    if (!session || session.hasFailed || this.hasNothingToLearn()) this.renew();
    else this.tuneRun(session, keys);
  }

  private tuneRun(session: RunSession, keys: readonly ParamKey[]): void {
    const hadEnded = this.state.ended !== null;
    if (this.timeline.isReplaying) {
      this.stopReplay(keys);
      this.pause();
    }
    this.goesOnWhenTuned = this.wantsTraining || hadEnded;
    this.timeline.change(keys);
    this.tell(false);
    if (hadEnded) this.playOn(session);
  }

  /** @param atOnce the slider was let go */
  tell(atOnce: boolean): void {
    if (!this.session) return;
    this.timeline.tell(this.session.run, this.state.params, atOnce);
    if (this.timeline.hasWaiting) this.askFrame();
  }

  goTo(step: number, changes?: readonly LiveChange[]): void {
    if (changes || !this.session) this.forgetPast(changes ?? []);
    this.hasTriedAgain = false;
    this.travel(step);
  }

  private travel(step: number): void {
    const way = this.timeline.wayBack(this.state, step);
    if (!way) this.pause();
    else if (this.begin(way.begin, way.from, false)) this.goBack(way);
  }

  private goBack(way: WayBack): void {
    this.timeline.startReplay(way);
    const history = historyUntil(this.state.history, way.from?.step ?? 0);
    this.set({ params: way.params, changes: way.changes, ended: null, history });
  }

  /** What follows begins with the parameters as they are. */
  private forgetPast(changes: readonly LiveChange[]): void {
    this.timeline.checkpoints.clear();
    this.store.setState({ ...freshRun(this.state.params), changes });
  }

  private receive(session: RunSession, report: Report): void {
    switch (report.type) {
      case 'ready':
        this.becameReady(session, report);
        break;
      case 'snapshot':
        this.timeline.arrived(session.run, this.state, report.snapshot.step);
        break;
      case 'checkpoint':
        this.timeline.checkpoints.add(report.checkpoint);
        break;
      case 'tuned':
        this.wasTuned(session, report.step, report.live);
        break;
      case 'done':
        session.isDone = true;
        break;
      case 'failed':
        this.failed(session, report.failure);
        break;
      default:
        throw new Error(`unknown report: ${report satisfies never}`);
    }
    this.askFrame();
  }

  private becameReady(session: RunSession, { engine, reason, fallback, step }: Extract<Report, { type: 'ready' }>): void {
    this.set({ engine: { name: engine, reason }, notice: fallback ? this.options.describeFailure(fallback, engine) : null });
    const wasLost = session.isReady;
    session.isReady = true;
    if (wasLost && !this.replaysAgain(session, step, fallback)) this.steppedBack(session, step);
  }

  /** The run goes on from an earlier step, with the values it has been told by now. */
  private steppedBack(session: RunSession, step: number): void {
    const { state, timeline } = this;
    session.convergence.reset();
    timeline.checkpoints.dropAfter(step);
    const told = paramsAfter(state.startParams, state.changes);
    this.set({ ...withStepBack(state, step, told), history: historyUntil(state.history, step) });
  }

  /** A replay that was thrown back past a change, or forgot where to stop, begins again; the second time it stops where it is. */
  private replaysAgain(session: RunSession, step: number, lost: Failure | null): boolean {
    const { goal } = this.timeline;
    if (goal === null) return false;
    const isWhole = lost?.kind !== 'worker-crashed' && !this.state.changes.some((c) => c.step > step && c.step <= session.step);
    if (!isWhole && this.hasTriedAgain) this.pause();
    else if (!isWhole) {
      this.hasTriedAgain = true;
      this.travel(goal);
    }
    return this.timeline.isReplaying;
  }

  private wasTuned(session: RunSession, step: number, live: LiveOptions): void {
    session.config = applyLive(session.config, live);
    session.convergence.reset();
    this.screen.setConfig(session.config);
    const recorded = this.timeline.taken(this.state, step);
    if (!recorded) return;
    this.set(recorded);
    this.tell(false);
    if (this.goesOnWhenTuned && !this.wantsTraining) this.playOn(session);
    else this.goOn();
  }

  /** A refused change has changed nothing, and the run goes on; anything else has ended it. */
  private failed(session: RunSession, failure: Failure): void {
    const wasRefused = failure.kind === 'bad-config' && session.isShown;
    if (wasRefused) this.timeline.refused();
    else {
      session.hasFailed = true;
      this.stopReplay();
      this.forgetRun();
    }
    this.set({ notice: this.options.describeFailure(failure) });
  }

  private askFrame(): void {
    if (this.isFrameAsked) return;
    this.isFrameAsked = true;
    this.options.frame(() => {
      this.isFrameAsked = false;
      const { session } = this;
      session?.slot.take((fresh) => this.onFrame(session, fresh));
    });
  }

  private onFrame(session: RunSession, fresh: Snapshot | null): void {
    session.isShown ||= fresh !== null;
    const wasMoving = this.isMoving;
    const convergedCount = session.countConverged();
    const ended = this.endIfDue(session, convergedCount === session.config.instances.length);
    if (session.isShown) this.set({ ...this.screen.patch(this.state, fresh, wasMoving), ended, convergedCount });
    this.tell(false);
    if (fresh) this.keepPace(session);
    if (session.isShown && !this.isMoving && this.screen.isUnfinished(this.state.snapshot)) this.askFrame();
  }

  /** @returns how the run has ended, by now or before */
  private endIfDue(session: RunSession, hasConverged: boolean): ExperimentState['ended'] {
    const { ended } = this.state;
    if (ended !== null || this.timeline.isReplaying) return ended;
    const isOver = session.isDone && this.wantsTraining;
    if (!hasConverged && !isOver) return null;
    if (this.wantsTraining && !isOver) session.run.pause();
    this.wantsTraining = false;
    this.rest();
    return hasConverged ? 'converged' : 'steps';
  }

  private keepPace(session: RunSession): void {
    if (!this.wantsTraining || this.isHidden || session.isDone) return;
    const pace = this.pacing.watched(this.state.params.speed, this.options.now());
    if (pace) session.run.resume({ pace });
  }
}

/** What every run begins with. */
function freshRun(params: Params): Pick<ExperimentState, 'startParams' | 'changes' | 'replayable' | 'ended' | 'until' | 'history'> {
  return { startParams: params, changes: [], replayable: true, ended: null, until: params.steps, history: emptyHistory(params.k) };
}
