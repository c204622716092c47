/** Computes a frame's changes to the state of an experiment: the snapshot, its losses and their ranking, the rate. */
import type { TrainingConfig } from '../../model/config/config.ts';
import type { Snapshot } from '../../model/network/parameters.ts';
import type { Judges } from '../../training/trainer.ts';
import type { ExperimentState } from '../experiment.ts';
import { appendLoss } from '../losses/lossHistory.ts';
import { LossJudge } from '../losses/lossJudge.ts';
import { FRONT_MARGIN, followed, pickBest } from '../losses/ranking.ts';
import { StepRate } from './stepRate.ts';

type Patch = Partial<ExperimentState>;

/** What a run is doing while a frame is made. */
export interface Doing {
  /** The shown model changes: the run trains or replays. */
  readonly isMoving: boolean;
  readonly isTraining: boolean;
  /** It stopped by itself. */
  readonly hasEnded: boolean;
}

export class FrameUpdate {
  private readonly now: () => number;
  private readonly judge: LossJudge;
  private rate = new StepRate();
  /** A model of this run has been seen to train: it is followed while the run pauses too. */
  private hasTrained = false;
  /** What the losses in the state were judged by: a live change makes others of them. */
  private judgedBy: TrainingConfig | null = null;

  constructor(now: () => number, trainer: Partial<Judges>) {
    this.now = now;
    this.judge = new LossJudge(now, trainer.judge?.bind(trainer));
  }

  newRun(): void {
    this.rate = new StepRate();
    this.hasTrained = false;
    this.judge.reset();
  }

  /** Time without training does not count for the rate. */
  pause(): void {
    this.rate.pause();
  }

  /** @param fresh a snapshot that has not been shown yet @param config the models' */
  patch(state: ExperimentState, fresh: Snapshot | null, doing: Doing, config: TrainingConfig): Patch {
    this.hasTrained ||= doing.isTraining;
    const snapshot = fresh ?? state.snapshot;
    return { ...(fresh ? this.show(state, fresh, doing.isMoving) : {}), ...(snapshot ? this.rank(state, snapshot, doing, config) : {}) };
  }

  private show({ history, stepsPerSecond }: ExperimentState, snapshot: Snapshot, isMoving: boolean): Patch {
    return {
      snapshot,
      history: appendLoss(history, snapshot.step, snapshot.loss),
      stepsPerSecond: isMoving ? this.rate.update(snapshot.step, this.now()) : stepsPerSecond,
    };
  }

  private rank(state: ExperimentState, snapshot: Snapshot, { isMoving, hasEnded }: Doing, config: TrainingConfig): Patch {
    const { best, judgedLoss, given } = state;
    const losses = (snapshot.step === 0 && given?.losses) || this.judge.work(snapshot, isMoving, config);
    if (!losses) return {};
    const follows = this.hasTrained && !hasEnded;
    const before = config === this.judgedBy ? judgedLoss : [];
    this.judgedBy = config;
    const next = follows ? followed(losses, before, best) : pickBest(losses, best, FRONT_MARGIN.ended);
    // The first ranking replaces none.
    const isReplaced = next !== best && judgedLoss.length > 0;
    return { judgedLoss: losses, best: next, ...(isReplaced && { bestBefore: { instance: best, step: snapshot.step } }) };
  }

  /** Whether the ranking of this snapshot needs another frame. */
  isUnfinished(snapshot: Snapshot | null): boolean {
    return snapshot !== null && !this.judge.isDone(snapshot);
  }
}
