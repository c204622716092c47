/** The record of live parameters moved while a run trained. Pure; with the parameters at its start it replays the run. */
import type { LiveOptions } from '../model/config/config.ts';
import { PARAM_ROWS, type ParamKey, type Params } from '../params/params.ts';
import { asParams } from '../params/paramValues.ts';
import { toLiveOptions } from '../params/trainingOptions.ts';
import type { ExperimentState, LiveChange } from './experiment.ts';

/** As many as an address carries. */
export const MAX_CHANGES = 200;

export const LIVE_KEYS: readonly ParamKey[] = PARAM_ROWS.filter(({ kind }) => kind === 'live').map(({ key }) => key);

type Past = Pick<ExperimentState, 'params' | 'startParams' | 'changes'>;

/** Adds changes that took effect at `step`; one key changes at most once in a step. Ordered by step, then by the table. */
export function recordChanges(
  changes: readonly LiveChange[],
  step: number,
  values: readonly Omit<LiveChange, 'step'>[],
): readonly LiveChange[] {
  const others = changes.filter((change) => change.step !== step || !values.some(({ key }) => key === change.key));
  const added = values.map(({ key, value }) => ({ step, key, value }));
  return [...others, ...added].sort((a, b) => a.step - b.step || LIVE_KEYS.indexOf(a.key) - LIVE_KEYS.indexOf(b.key));
}

/** Parameters after all changes that take effect at or before `step`. */
export function paramsAfter(start: Params, changes: readonly LiveChange[], step = Number.POSITIVE_INFINITY): Params {
  const values = changesUntil(changes, step).map(({ key, value }) => [key, value]);
  return asParams({ ...start, ...Object.fromEntries(values) });
}

/** A run as it was at `step`. @param moved parameters that have been given a value since, and keep it */
export function pastAt(state: Past, step: number, moved: readonly ParamKey[]): Pick<Past, 'params' | 'changes'> {
  const changes = changesUntil(state.changes, step);
  const values = moved.map((key) => [key, state.params[key]]);
  return { changes, params: asParams({ ...paramsAfter(state.startParams, changes), ...Object.fromEntries(values) }) };
}

export function changesUntil(changes: readonly LiveChange[], step: number): readonly LiveChange[] {
  return changes.filter((change) => change.step <= step);
}

/** What to tell an engine so that `keys` have the values they have in `params`. */
export function liveOptionsFor(keys: readonly ParamKey[], params: Params): LiveOptions {
  const { sparsity, learningRate, ...importance } = toLiveOptions(params);
  return {
    ...(keys.includes('S') ? { sparsity } : {}),
    ...(keys.includes('lr') ? { learningRate } : {}),
    ...(keys.includes('I') || keys.includes('r') ? importance : {}),
  };
}
