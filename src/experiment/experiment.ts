/**
 * The state of an experiment: its parameters, its run, the newest snapshot. Types only; `createExperimentStore.ts` maintains
 * it. One store per experiment: two figures on a page share a run only if they are given the same store.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { Problem } from '../model/config/problem.ts';
import type { EngineName, Snapshot } from '../model/network/parameters.ts';
import type { ParamKey, Params } from '../params/params.ts';
import type { RunStatus } from '../training/runStatus.ts';
import type { GivenModel } from './givenModel.ts';

/** A live parameter moved while the model trained; enough of them replay a moment exactly. */
export interface LiveChange {
  readonly step: number;
  readonly key: ParamKey;
  readonly value: number | string;
}

/** Average loss over steps, bounded: when full, every second point is dropped. */
export interface LossHistory {
  readonly nInstances: number;
  readonly steps: readonly number[];
  /** losses[point][instance] */
  readonly losses: readonly Float32Array[];
}

/** A feature's direction in the reader's hand, or as it was let go last. */
export interface PulledFeature {
  readonly feature: number;
  readonly isHeld: boolean;
  /** Losses of the model along the way, from where the arrow was grabbed. */
  readonly losses: readonly number[];
}

export interface ExperimentState {
  /** As they are now, live changes included. */
  readonly params: Params;
  /** As they were when this run started: with `changes` they replay it, and both belong in the link to a moment. */
  readonly startParams: Params;
  /** The model that runs start from; null: random weights, or as the parameters say. */
  readonly given: GivenModel | null;
  readonly status: RunStatus;
  /** Why training stopped by itself: the model has converged, or all planned steps are done without convergence. */
  readonly ended: 'converged' | 'steps' | null;
  /** How many of the instances have converged; training goes on until all have. */
  readonly convergedCount: number;
  /** The engine that runs, and a sentence that says why this one. Null before it is known. */
  readonly engine: { readonly name: EngineName; readonly reason: string } | null;
  readonly snapshot: Snapshot | null;
  /** Steps of the run that can be shown at once, ascending. */
  readonly moments: readonly number[];
  /** The newest step of the run while an earlier one is shown, else null. */
  readonly lookingBackFrom: number | null;
  /** Null where nothing has been pulled in this run. */
  readonly pull: PulledFeature | null;
  /** The planned last step of this run; a live change extends it. */
  readonly until: number;
  readonly stepsPerSecond: number;
  /**
   * Loss by which seeds are ranked, one per instance; the exact expected loss where n ≤ 10, else the running
   * average. Empty before the first.
   */
  readonly judgedLoss: readonly number[];
  /** The instance with the lowest evaluated loss; while training, another must be clearly better to replace it. */
  readonly best: number;
  /** The model that was the best before, and the step at which it lost its place; null where there was none. */
  readonly bestBefore: { readonly instance: number; readonly step: number } | null;
  /** The instance the reader chose to look at, or null for the best. */
  readonly chosen: number | null;
  /** Yaw and pitch of a view in space, in degrees; null where nobody has turned it. */
  readonly camera: readonly [number, number] | null;
  readonly history: LossHistory;
  /** In order of steps, at most `MAX_CHANGES`. */
  readonly changes: readonly LiveChange[];
  /** False when there were more changes than are kept: a link to this moment could not replay it. */
  readonly replayable: boolean;
  /** Highlighted in every view. */
  readonly selectedFeature: number | null;
  /** Sentences about input that could not be read or was clamped. */
  readonly problems: readonly Problem[];
  /** A sentence when the run failed or moved to another engine; null otherwise. */
  readonly notice: string | null;
  readonly canUndo: boolean;
}

export interface ExperimentActions {
  /**
   * Clamps and reports it; a live parameter changes the run, a restart parameter starts a new one, a view parameter does neither.
   * Calls up to the next `commit` are one undo step, as those of a slider being dragged.
   */
  setParam(key: ParamKey, value: number | string): void;
  /** The slider was let go. */
  commit(): void;
  /** Several at once, as for a preset or an address: one undo step. */
  setParams(values: Partial<Params>): void;
  /** Shows a model at step 0 and pauses; one undo step. `params` are checked and fit it. */
  openModel(params: Params, given: GivenModel, problems: readonly Problem[]): void;
  /** Runs start from random weights again. */
  dropModel(): void;
  play(): void;
  pause(): void;
  /** Takes optimiser steps (one, at most 10 000 000), then pauses. Any other number is refused and reported among the problems. */
  step(steps?: number): void;
  /** Same seed: the run replays. */
  restart(): void;
  /**
   * Shows the run as it was after exactly `step` steps, and pauses there; later changes are undone. `changes` replaces the
   * recorded ones, as when the link to a moment is opened.
   */
  goTo(step: number, changes?: readonly LiveChange[]): void;
  /**
   * Shows the run as it was at the kept step nearest to `step`, at once, and rests; what came later is kept until training goes on
   * from there. Null shows the newest step again.
   */
  lookAt(step: number | null): void;
  /** Moves the direction of a feature of the model that is shown; training waits until it is let go. @param direction [hidden] */
  pull(feature: number, direction: readonly number[]): void;
  /** Training goes on from where a feature was pulled to, if it was training before. A link cannot hold this. */
  letGo(): void;
  /** Starts a run with seeds that this run did not use. */
  newSeed(): void;
  reset(): void;
  undo(): void;
  selectFeature(feature: number | null): void;
  chooseInstance(instance: number | null): void;
  turnCamera(camera: readonly [number, number] | null): void;
  dismissProblems(): void;
  /** Pauses while the view is hidden; `show` resumes if it was training. */
  hide(): void;
  show(): void;
  dispose(): void;
}

export type ExperimentStore = StoreApi<ExperimentState> & { readonly actions: ExperimentActions };
