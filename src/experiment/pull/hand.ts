/** The hand that pulls a feature of a run: what it holds, where it was let go, and how the loss went along the way. */
import type { TrainingConfig } from '../../model/config/config.ts';
import type { Checkpoint, Snapshot } from '../../model/network/parameters.ts';
import type { ExperimentState } from '../experiment.ts';
import { appendLoss } from '../losses/lossHistory.ts';
import { type Pull, pulledCheckpoint, pulledLoss, pulledSnapshot } from './pulledModel.ts';

/** Losses along the way that are kept. */
const MOST_LOSSES = 300;

export class Hand {
  private isOpen = false;
  /** Whether training goes on when it lets go. */
  goesOn: boolean;
  private snapshot: Snapshot;
  private pull: Pull;
  private losses: readonly number[] = [];

  constructor(snapshot: Snapshot, pull: Pull, goesOn: boolean) {
    this.snapshot = snapshot;
    this.pull = pull;
    this.goesOn = goesOn;
  }

  holds({ instance, feature }: Pull): boolean {
    return !this.isOpen && this.pull.instance === instance && this.pull.feature === feature;
  }

  open(goesOn: boolean): void {
    this.isOpen = true;
    this.goesOn = goesOn;
  }

  move(pull: Pull): void {
    this.pull = pull;
  }

  /** Takes in a snapshot that arrives after the feature was grabbed, since the run pauses a little later. */
  receive(fresh: Snapshot, state: ExperimentState, config: TrainingConfig): Partial<ExperimentState> {
    if (fresh.step >= this.snapshot.step) this.snapshot = fresh;
    return { history: appendLoss(state.history, fresh.step, fresh.loss), ...this.patch(state, config) };
  }

  /** What the views show. */
  patch({ judgedLoss }: ExperimentState, config: TrainingConfig): Partial<ExperimentState> {
    const { feature, instance } = this.pull;
    const snapshot = pulledSnapshot(this.snapshot, this.pull);
    const loss = pulledLoss(config, snapshot, instance);
    const before = this.losses.length > 0 ? this.losses : [pulledLoss(config, this.snapshot, instance)];
    this.losses = [...before, loss].slice(-MOST_LOSSES);
    const losses = judgedLoss.length > 0 ? judgedLoss : Array.from(snapshot.loss);
    return {
      snapshot,
      judgedLoss: losses.map((own, i) => (i === instance ? loss : own)),
      pull: { feature, isHeld: !this.isOpen, losses: this.losses },
    };
  }

  /** The checkpoint that training goes on from; null until the one of the step at which the run paused has arrived. */
  release(checkpoint: Checkpoint | undefined, step: number): Checkpoint | null {
    return this.isOpen && checkpoint?.step === step ? pulledCheckpoint(checkpoint, this.pull) : null;
  }
}
