/** What an experiment shows of its run: the newest snapshot, at most one a frame; an earlier one while the reader looks back. */
import type { TrainingConfig } from '../../model/config/config.ts';
import type { Snapshot } from '../../model/network/parameters.ts';
import type { ExperimentState } from '../experiment.ts';
import { appendLoss } from '../losses/lossHistory.ts';
import type { Hand } from '../pull/hand.ts';
import { lookingAt, lookingAtNewest, type Newest } from '../time/lookingBack.ts';
import type { CurrentRun } from './currentRun.ts';
import { type Doing, FrameUpdate } from './frameUpdate.ts';
import { motionPerStep } from './pace.ts';
import type { ExperimentTrainer } from './runState.ts';

type Mirrored = Pick<ExperimentState, 'status' | 'ended' | 'convergedCount' | 'engine' | 'notice'>;

export class Screen {
  private readonly run: CurrentRun;
  private readonly update: FrameUpdate;
  /** The newest snapshot on its way to the screen, and the one shown. */
  private waiting: Snapshot | null = null;
  private shown: Snapshot | null = null;
  /** What is shown again after looking back; null while the newest step is shown. */
  private newest: Newest | null = null;

  constructor(run: CurrentRun, trainer: ExperimentTrainer) {
    this.run = run;
    this.update = new FrameUpdate(run.options.now, trainer);
  }

  get isEmpty(): boolean {
    return this.shown === null;
  }

  get isLookingBack(): boolean {
    return this.newest !== null;
  }

  receive(snapshot: Snapshot): void {
    if (this.waiting) this.run.session.recycle(this.waiting);
    this.waiting = snapshot;
  }

  dropWaiting(): void {
    this.waiting = null;
  }

  clear(): void {
    this.waiting = null;
    this.shown = null;
    this.newest = null;
    this.update.newRun();
  }

  lookAt(step: number | null): void {
    const { state, past } = this.run;
    if (!this.shown) return;
    const newest = this.newest ?? { judgedLoss: state.judgedLoss, snapshot: this.shown };
    const found = step === null || step >= newest.snapshot.step ? undefined : past.nearest(step);
    this.newest = found ? newest : null;
    this.run.set({
      moments: past.moments,
      ...(found ? lookingAt(state, found, newest) : lookingAtNewest(state, newest)),
      ...this.mirrored(),
    });
    this.run.askFrame();
  }

  /** Turns the session's events into state; the end of a run only once its last snapshot is shown. */
  mirror(): void {
    const endsInNextFrame = this.waiting !== null && this.run.session.ended !== null && this.run.state.ended === null;
    if (!endsInNextFrame) this.run.set(this.mirrored());
  }

  private mirrored(): Mirrored {
    const { status, ended, convergedCount, engine, failure } = this.run.session;
    const notice = failure && this.run.options.describeFailure(failure, status === 'failed' ? undefined : engine?.name);
    if (!this.run.isMoving) {
      this.run.holdPace();
      this.update.pause();
    }
    // A run is not at its end where an earlier step of it is shown.
    const standing = this.newest ? ({ status: 'paused', ended: null } as const) : { status, ended };
    return { ...standing, convergedCount, engine, notice };
  }

  /** @param hand the one that pulls a feature: what it makes of the model is shown in its place */
  show(hand: Hand | null): void {
    const { waiting: fresh, shown: before, run } = this;
    const { config, mode } = run.session;
    if (!config) return;
    this.waiting = null;
    this.shown = fresh ?? before;
    run.set({ ...this.patch(fresh, hand, config), ...this.mirrored() });
    if (fresh && mode === 'training') run.keepPace(motionPerStep(before, fresh, run.state.chosen ?? run.state.best));
    if (fresh && before) run.session.recycle(before);
    const isStill = !run.isMoving && !this.newest && !hand;
    if (this.shown && isStill && this.update.isUnfinished(run.state.snapshot)) run.askFrame();
  }

  private patch(fresh: Snapshot | null, hand: Hand | null, config: TrainingConfig): Partial<ExperimentState> {
    const { state, past } = this.run;
    const kept = fresh && past.show(fresh) ? { moments: past.moments } : {};
    if (hand) return { ...kept, ...(fresh ? hand.receive(fresh, state, config) : {}) };
    if (!this.newest) return { ...kept, ...(this.shown ? this.update.patch(state, fresh, this.doing, config) : {}) };
    if (!fresh) return kept;
    this.newest = { ...this.newest, snapshot: fresh };
    return { ...kept, lookingBackFrom: fresh.step, history: appendLoss(state.history, fresh.step, fresh.loss) };
  }

  private get doing(): Doing {
    const { mode, ended } = this.run.session;
    return { isMoving: this.run.isMoving, isTraining: mode === 'training', hasEnded: ended !== null };
  }
}
