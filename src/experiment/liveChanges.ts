/** The record of live parameters changed while a run trained, and how to replay it. Pure; with the run's first parameters it replays the run. */
import type { LiveOptions } from '../model/config/config.ts';
import type { Checkpoint } from '../model/network/parameters.ts';
import { PARAM_ROWS, type ParamKey, type Params } from '../params/params.ts';
import { asParams } from '../params/paramValues.ts';
import { toLiveOptions } from '../params/trainingOptions.ts';
import type { ScheduledChange } from '../training/protocol.ts';
import type { ExperimentState, LiveChange } from './experiment.ts';
import type { CheckpointRing } from './time/checkpointRing.ts';

/** The most an address holds. */
export const MAX_CHANGES = 200;
/** Of their values together, in characters: servers refuse addresses that are much longer than 16 000. */
export const MAX_CHANGES_TEXT = 6000;

export const LIVE_KEYS: readonly ParamKey[] = PARAM_ROWS.filter(({ kind }) => kind === 'live').map(({ key }) => key);

/** Values that take effect together. */
export type LiveValues = readonly Omit<LiveChange, 'step'>[];

type Past = Pick<ExperimentState, 'params' | 'startParams' | 'changes'>;
type Recorded = Pick<ExperimentState, 'startParams' | 'changes' | 'replayable' | 'until'>;

/** Adds changes that took effect at `step`; one key changes at most once in a step. Ordered by step, then by the table. */
export function recordChanges(changes: readonly LiveChange[], step: number, values: LiveValues): readonly LiveChange[] {
  const others = changes.filter((change) => change.step !== step || !values.some(({ key }) => key === change.key));
  const added = values.map(({ key, value }) => ({ step, key, value }));
  return [...others, ...added].sort((a, b) => a.step - b.step || LIVE_KEYS.indexOf(a.key) - LIVE_KEYS.indexOf(b.key));
}

/** Records changes. Those before the first step become the run's first parameters; when there are too many, the oldest are dropped. */
export function withRecorded(state: ExperimentState, step: number, values: LiveValues): Recorded {
  const all = recordChanges(state.changes, step, values);
  const kept = step === 0 ? 0 : mostKept(all);
  const folded = all.slice(0, all.length - kept);
  const changes = all.slice(all.length - kept);
  return {
    startParams: paramsAfter(state.startParams, folded),
    changes,
    replayable: state.replayable && (step === 0 || folded.length === 0),
    until: lastStep(state, changes),
  };
}

/** How many of the newest an address can hold. */
function mostKept(changes: readonly LiveChange[]): number {
  let text = 0;
  const tooMany = changes.findLastIndex(({ value }) => {
    text += String(value).length;
    return text > MAX_CHANGES_TEXT;
  });
  return Math.min(MAX_CHANGES, changes.length - 1 - tooMany);
}

/** A live change extends the run, unless its learning rate falls to 0 at a fixed step. */
function lastStep({ params }: ExperimentState, changes: readonly LiveChange[]): number {
  return params.sched === 'constant' ? (changes.at(-1)?.step ?? 0) + params.steps : params.steps;
}

/** Parameters after all changes that take effect at or before `step`. */
export function paramsAfter(start: Params, changes: readonly LiveChange[], step = Number.POSITIVE_INFINITY): Params {
  const values = changesUntil(changes, step).map(({ key, value }) => [key, value]);
  return asParams({ ...start, ...Object.fromEntries(values) });
}

/** A run as it was at `step`. @param moved parameters that were changed since and keep their value */
export function pastAt(state: Past, step: number, moved: readonly ParamKey[]): Pick<Past, 'params' | 'changes'> {
  const changes = changesUntil(state.changes, step);
  return { changes, params: withMoved(paramsAfter(state.startParams, changes), state.params, moved) };
}

/** @param moved parameters that have the values they have in `now` */
export function withMoved(params: Params, now: Params, moved: readonly ParamKey[]): Params {
  return asParams({ ...params, ...Object.fromEntries(moved.map((key) => [key, now[key]])) });
}

export function changesUntil(changes: readonly LiveChange[], step: number): readonly LiveChange[] {
  return changes.filter((change) => change.step <= step);
}

/** The live change that sets `keys` to their values in `params`. */
export function liveOptionsFor(keys: readonly ParamKey[], params: Params): LiveOptions {
  const { sparsity, learningRate, ...importance } = toLiveOptions(params);
  return {
    ...(keys.some((key) => key === 'S' || key === 'own') && sparsity !== undefined ? { sparsity } : {}),
    ...(keys.includes('lr') ? { learningRate } : {}),
    ...(keys.some((key) => key === 'I' || key === 'r' || key === 'own') ? importance : {}),
  };
}

/** How to reach a step: a run from this checkpoint (or from the start) with these parameters and scheduled changes. */
export interface WayBack {
  readonly from: Checkpoint | undefined;
  readonly begin: Params;
  readonly schedule: readonly ScheduledChange[];
  /** The step asked for, or the earliest that can still be reached. */
  readonly target: number;
  /** The parameters and the record on arrival. */
  readonly params: Params;
  readonly changes: readonly LiveChange[];
}

type Travelled = Pick<ExperimentState, 'startParams' | 'changes' | 'replayable'>;

/** @returns null where it cannot be reached: too many changes since the start, and no checkpoint yet */
export function wayBack({ startParams, changes, replayable }: Travelled, checkpoints: CheckpointRing, step: number): WayBack | null {
  const { earliest } = checkpoints;
  if (!replayable && earliest === undefined) return null;
  const target = replayable ? step : Math.max(step, earliest ?? 0);
  const kept = changesUntil(changes, target);
  if (kept.length < changes.length) checkpoints.dropAfter(target);
  const from = checkpoints.atOrBefore(target);
  const start = from?.step ?? 0;
  return {
    from,
    begin: paramsAfter(startParams, kept, start),
    schedule: scheduleOf(startParams, kept).filter((change) => change.step > start),
    target,
    params: paramsAfter(startParams, kept),
    changes: kept,
  };
}

/** Changes grouped by step, as engines take them. */
function scheduleOf(startParams: Params, changes: readonly LiveChange[]): readonly ScheduledChange[] {
  const steps = [...new Set(changes.map(({ step }) => step))];
  return steps.map((step) => {
    const keys = changes.filter((change) => change.step === step).map(({ key }) => key);
    return { step, live: liveOptionsFor(keys, paramsAfter(startParams, changes, step)) };
  });
}
