/** A feature's direction pulled by hand while the run rests; training goes on from where it is let go. */
import type { CurrentRun } from '../run/currentRun.ts';
import { Hand } from './hand.ts';

export class Pulling {
  hand: Hand | null = null;
  private readonly run: CurrentRun;
  /** Pauses the run at the step that is shown. */
  private readonly rest: () => void;

  constructor(run: CurrentRun, rest: () => void) {
    this.run = run;
    this.rest = rest;
  }

  clear(): void {
    this.hand = null;
  }

  pull(feature: number, direction: readonly number[]): void {
    const { run } = this;
    const { snapshot, chosen, best } = run.state;
    if (!snapshot || run.session.mode === 'failed') return;
    const pull = { instance: Math.min(chosen ?? best, snapshot.nInstances - 1), feature, direction };
    if (!this.hand?.holds(pull)) {
      const goesOn = run.wantsTraining;
      this.rest();
      this.hand = new Hand(snapshot, pull, goesOn);
    }
    this.hand.move(pull);
    if (run.session.config) run.set(this.hand.patch(run.state, run.session.config));
  }

  /** @param goesOn whether training does; without it, as before the pull */
  letGo(goesOn?: boolean): void {
    this.hand?.open(goesOn ?? this.hand.goesOn);
    this.release();
  }

  /** Lets go as soon as the checkpoint of the step at which the run paused is there. */
  release(): void {
    const { hand, run } = this;
    const { state, past } = run;
    const { step } = run.session;
    const from = run.isMoving ? null : hand?.release(past.checkpoints.atOrBefore(step), step);
    if (!hand || !from) return;
    const until = step >= state.until ? step + state.params.steps : state.until;
    if (!run.begin(state.params, hand.goesOn ? 'train' : 'rest', { from, until })) return;
    past.add(from);
    run.set({ until, replayable: false, pull: state.pull && { ...state.pull, isHeld: false } });
  }
}
