/**
 * What an experiment is to a view: its parameters, its run, the newest snapshot. Types only; `createExperimentStore.ts` keeps it
 * true. One store per experiment, so two figures on a page do not share a run unless they are given the same store.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { Problem } from '../model/config/problem.ts';
import type { EngineName, Snapshot } from '../model/network/parameters.ts';
import type { ParamKey, Params } from '../params/params.ts';
import type { RunStatus } from '../training/runStatus.ts';

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

export interface ExperimentState {
  /** As they are now, live changes included. */
  readonly params: Params;
  /** As they were when this run started: with `changes` they replay it, and both belong in the link to a moment. */
  readonly startParams: Params;
  readonly status: RunStatus;
  /** Why training stopped of itself: the model has converged, or the planned steps are done and it has not. */
  readonly ended: 'converged' | 'steps' | null;
  /** How many of the instances have converged; training goes on until all have. */
  readonly convergedCount: number;
  /** The engine that runs, and a sentence that says why this one. Null before it is known. */
  readonly engine: { readonly name: EngineName; readonly reason: string } | null;
  readonly snapshot: Snapshot | null;
  /** The last step of this run as planned; a live change moves it on. */
  readonly until: number;
  readonly stepsPerSecond: number;
  /**
   * Loss by which seeds are ranked, one per instance; the exact expected loss where n ≤ 10, else the running
   * average. Empty before the first.
   */
  readonly judgedLoss: readonly number[];
  /** The instance with the lowest judged loss; while training another must be clearly better to take its place. */
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
  /** What could not be read or had to be clamped, in sentences. */
  readonly problems: readonly Problem[];
  /** A sentence when the run failed or had to move to another engine; null when all is well. */
  readonly notice: string | null;
  readonly canUndo: boolean;
}

export interface ExperimentActions {
  /**
   * Clamps and says so; a live parameter tunes the run, a restart parameter starts a new one, a view parameter does neither.
   * Calls up to the next `commit` are one undo step, as those of a slider being dragged.
   */
  setParam(key: ParamKey, value: number | string): void;
  /** The slider was let go. */
  commit(): void;
  /** Several at once, as a preset or an address does: one undo step. */
  setParams(values: Partial<Params>): void;
  play(): void;
  pause(): void;
  /** One optimiser step (or so many, at most 10 000 000), then pause. Anything else is refused, and told among the problems. */
  step(steps?: number): void;
  /** Same seed: the run replays. */
  restart(): void;
  /**
   * Shows the run as it was after exactly `step` steps, and pauses there; later changes are undone. `changes` replaces the
   * recorded ones, as when the link to a moment is opened.
   */
  goTo(step: number, changes?: readonly LiveChange[]): void;
  /** Other seeds than all of this run's. */
  newSeed(): void;
  reset(): void;
  undo(): void;
  selectFeature(feature: number | null): void;
  chooseInstance(instance: number | null): void;
  turnCamera(camera: readonly [number, number] | null): void;
  dismissProblems(): void;
  /** Pauses without the reader's asking, as when the tab is hidden; `show` goes on if it ran. */
  hide(): void;
  show(): void;
  dispose(): void;
}

export type ExperimentStore = StoreApi<ExperimentState> & { readonly actions: ExperimentActions };
