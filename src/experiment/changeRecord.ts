/** What a recorded live change does to the state: pure. */

import type { Params } from '../params/params.ts';
import { changedKeys } from '../params/paramValues.ts';
import type { ExperimentState, LiveChange } from './experiment.ts';
import { changesUntil, MAX_CHANGES, paramsAfter, recordChanges } from './liveChanges.ts';
import type { LiveValues } from './tuner.ts';

export type Recorded = Pick<ExperimentState, 'startParams' | 'changes' | 'replayable' | 'until'>;

/** Before the first step a change is the run's beginning; where there are too many, the oldest can no longer be gone back to. */
export function withRecorded(state: ExperimentState, step: number, values: LiveValues): Recorded {
  const all = recordChanges(state.changes, step, values);
  const folded = step === 0 ? all : all.slice(0, -MAX_CHANGES);
  const changes = step === 0 ? [] : all.slice(-MAX_CHANGES);
  return {
    startParams: paramsAfter(state.startParams, folded),
    changes,
    replayable: state.replayable && (step === 0 || folded.length === 0),
    until: lastStep(state, changes),
  };
}

/** The run goes on from `step`, further back than it had been, with the values `now`: what was changed in between holds from there on. */
export function withStepBack(state: ExperimentState, step: number, now: Params): Omit<Recorded, 'until'> {
  const kept = changesUntil(state.changes, step);
  const differing = changedKeys(paramsAfter(state.startParams, kept), now);
  const values = differing.map((key) => ({ key, value: now[key] }));
  const { startParams, changes, replayable } = withRecorded({ ...state, changes: kept }, step, values);
  return { startParams, changes, replayable };
}

/** A live change moves the end of the run on, unless its learning rate falls to 0 at a fixed step. */
function lastStep({ params }: ExperimentState, changes: readonly LiveChange[]): number {
  return params.sched === 'constant' ? (changes.at(-1)?.step ?? 0) + params.steps : params.steps;
}
