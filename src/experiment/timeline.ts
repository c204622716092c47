/**
 * What happened when in a run, and the way back: live changes told to the run and put on record at the step where they took effect,
 * checkpoints to go back to, and the replay from one of them to an exact step. Knows one run at a time and nothing of the screen.
 */
import type { Checkpoint } from '../model/network/parameters.ts';
import type { ParamKey, Params } from '../params/params.ts';
import type { Run } from '../training/trainer.ts';
import { type Recorded, withRecorded, withStepBack } from './changeRecord.ts';
import { CheckpointRing } from './checkpointRing.ts';
import type { ExperimentState, LiveChange } from './experiment.ts';
import { changesUntil, liveOptionsFor, paramsAfter } from './liveChanges.ts';
import { Tuner } from './tuner.ts';

interface Replay {
  readonly target: number;
  /** The step training is on its way to; changes recorded there are made on arrival. */
  readonly stop: number;
}

/** How to get to a step: a run from this checkpoint (none: from the start), begun with these parameters. */
export interface WayBack {
  readonly from: Checkpoint | undefined;
  /** The step asked for, or the earliest that can still be reached. */
  readonly target: number;
  readonly begin: Params;
  /** The parameters and the record on arrival. */
  readonly params: Params;
  readonly changes: readonly LiveChange[];
}

type Past = Pick<ExperimentState, 'startParams' | 'changes' | 'replayable'>;

export class Timeline {
  readonly checkpoints = new CheckpointRing();
  private readonly tuner: Tuner;
  private replay: Replay | null = null;
  /** Changes of a replay that the run has not answered yet; they are on record already. */
  private replayedTunes = 0;

  constructor(now: () => number) {
    this.tuner = new Tuner(now);
  }

  get isReplaying(): boolean {
    return this.replay !== null;
  }

  /** The step a replay is on its way to. */
  get goal(): number | null {
    return this.replay?.target ?? null;
  }

  get hasWaiting(): boolean {
    return this.tuner.hasWaiting;
  }

  /** Another run begins: what the last one was told no longer counts. */
  forgetRun(): void {
    this.replay = null;
    this.replayedTunes = 0;
    this.tuner.clear();
  }

  stopReplay(): void {
    this.replay = null;
  }

  change(keys: readonly ParamKey[]): void {
    this.tuner.add(keys);
  }

  /** @param atOnce the slider was let go */
  tell(run: Run, params: Params, atOnce: boolean): void {
    const keys = this.tuner.take(params, atOnce).map(({ key }) => key);
    if (keys.length > 0) run.tune(liveOptionsFor(keys, params));
  }

  refused(): void {
    this.tuner.answered();
  }

  /** The run has taken a change at `step`. @returns what is now on record, or null where it was before */
  taken(state: ExperimentState, step: number): Recorded | null {
    if (this.replayedTunes > 0) {
      this.replayedTunes--;
      return null;
    }
    // A run that has lost its engine may answer from further back than it last told of.
    const record = withStepBack(state, step, paramsAfter(state.startParams, state.changes));
    const recorded = withRecorded({ ...state, ...record }, step, this.tuner.answered());
    this.checkpoints.dropAfter(step);
    if (!recorded.replayable) this.checkpoints.dropBefore(recorded.changes[0]?.step ?? 0);
    return recorded;
  }

  /** @returns null where the way back is forgotten: too many changes since the start, and no checkpoint yet */
  wayBack({ startParams, changes, replayable }: Past, step: number): WayBack | null {
    const { earliest } = this.checkpoints;
    if (!replayable && earliest === undefined) return null;
    const target = replayable ? step : Math.max(step, earliest ?? 0);
    const kept = changesUntil(changes, target);
    if (kept.length < changes.length) this.checkpoints.dropAfter(target);
    const from = this.checkpoints.atOrBefore(target);
    const begin = paramsAfter(startParams, kept, from?.step ?? 0);
    return { from, target, begin, params: paramsAfter(startParams, kept), changes: kept };
  }

  /** The run of a way back has begun. */
  startReplay({ from, target }: WayBack): void {
    this.replay = { target, stop: from?.step ?? 0 };
  }

  /** A snapshot of `step` has come: where it is a stop of the replay, the next leg begins. */
  arrived(run: Run, { changes, startParams }: Past, step: number): void {
    const { replay } = this;
    if (replay?.stop !== step) return;
    this.repeatChanges(run, changes, paramsAfter(startParams, changes, step), step);
    const next = changes.find((change) => change.step > step)?.step ?? replay.target;
    const stop = Math.min(next, replay.target);
    this.replay = stop > step ? { target: replay.target, stop } : null;
    if (this.replay) run.step(stop - step);
  }

  private repeatChanges(run: Run, changes: readonly LiveChange[], params: Params, step: number): void {
    const keys = changes.filter((change) => change.step === step).map(({ key }) => key);
    if (keys.length === 0) return;
    this.replayedTunes++;
    run.tune(liveOptionsFor(keys, params));
  }
}
