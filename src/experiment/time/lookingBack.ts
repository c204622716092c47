/** What looking back at an earlier step of a run changes in the state of its experiment. Pure. */
import type { Snapshot } from '../../model/network/parameters.ts';
import type { ParamKey } from '../../params/params.ts';
import type { ExperimentState } from '../experiment.ts';
import { paramsAfter } from '../liveChanges.ts';

/** What is shown again afterwards. */
export type Newest = Pick<ExperimentState, 'judgedLoss'> & { readonly snapshot: Snapshot };

/** The run is on its way back to the step that was looked at. */
export interface Arrival {
  readonly goal: 'play' | 'rest' | { readonly steps: number };
  /** Live parameters that have been given new values meanwhile. */
  readonly moved: readonly ParamKey[];
}

type Patch = Partial<ExperimentState>;

/** The losses are those of the snapshot, and the best stays the best: the same model is seen at every step. */
export function lookingAt({ startParams, changes }: ExperimentState, snapshot: Snapshot, newest: Newest): Patch {
  return {
    snapshot,
    params: paramsAfter(startParams, changes, snapshot.step),
    judgedLoss: Array.from(snapshot.loss),
    lookingBackFrom: newest.snapshot.step,
  };
}

export function lookingAtNewest({ startParams, changes }: ExperimentState, newest: Newest): Patch {
  return { ...newest, params: paramsAfter(startParams, changes), lookingBackFrom: null };
}

/** @param before what was to happen on arrival so far */
export function laterArrival(before: Arrival | null, { goal, moved }: Arrival): Arrival {
  const isAsBefore = goal === 'rest' && before !== null;
  return { goal: isAsBefore ? before.goal : goal, moved: [...new Set([...(before?.moved ?? []), ...moved])] };
}
