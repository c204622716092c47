/** Turns edits into new parameters and tells the run what to do: restart, change live, or nothing. Owns the undo stack. */
import type { StoreApi } from 'zustand/vanilla';
import type { Problem } from '../model/config/problem.ts';
import { SET_DENSITY } from '../params/fitParams.ts';
import { editParams, mergeProblems } from '../params/parameterEdits.ts';
import { type ParamKey, type Params, paramRow } from '../params/params.ts';
import { asParams, changedKeys } from '../params/paramValues.ts';
import type { ExperimentState } from './experiment.ts';
import type { ExperimentRun } from './run/experimentRun.ts';
import { UndoStack } from './undoStack.ts';

export type ParamValues = Readonly<Partial<Record<ParamKey, number | string>>>;

/** What an undo step restores. */
export type Edited = Pick<ExperimentState, 'params' | 'given'>;

export class ParameterEditor {
  private readonly store: StoreApi<ExperimentState>;
  private readonly run: ExperimentRun;
  private readonly now: () => number;
  private readonly undoStack = new UndoStack<Edited>();

  constructor(store: StoreApi<ExperimentState>, run: ExperimentRun, now: () => number) {
    this.store = store;
    this.run = run;
    this.now = now;
  }

  /** @param gesture edits of one gesture are one undo step */
  edit(values: ParamValues, gesture: string): void {
    const state = this.store.getState();
    const { params: before, problems } = state;
    const edited = editParams(before, values);
    const keys = changedKeys(before, edited.params);
    const given = state.given?.after(keys) ?? null;
    // A file's own densities outlast edits of all else.
    const lasts = given && !edited.problems.some(({ field }) => field === SET_DENSITY) && !keys.some((key) => OF_DENSITIES.includes(key));
    const fields = lasts ? Object.keys(values) : [...Object.keys(values), SET_DENSITY];
    this.store.setState({ problems: mergeProblems(problems, fields, edited.problems) });
    if (keys.length === 0) return;
    this.undoStack.push({ params: before, given: state.given }, gesture, this.now());
    this.apply({ params: edited.params, given }, keys);
  }

  /** An undo step of its own. */
  editAtOnce(values: ParamValues): void {
    this.undoStack.commit();
    this.edit(values, 'several');
    this.commit();
  }

  /** The next block of seeds, none of which this run used. */
  newSeed(): void {
    const { seed, k } = this.store.getState().params;
    this.editAtOnce({ seed: (seed + k) % 2 ** 32 });
  }

  commit(): void {
    this.undoStack.commit();
    this.run.send(true);
  }

  undo(): void {
    const before = this.undoStack.pop();
    if (!before) return;
    this.apply(before, changedKeys(this.store.getState().params, before.params));
    this.run.send(true);
  }

  /** Shows a model from a file. */
  open(next: Edited, problems: readonly Problem[]): void {
    this.remember();
    this.show(next, true);
    this.store.setState({ problems });
    this.run.open();
  }

  /** Random weights in place of a file's. */
  drop(): void {
    const { params, given } = this.store.getState();
    if (!given) return;
    this.remember();
    this.apply({ params: { ...params }, given: null }, []);
  }

  /** The present state becomes an undo step of its own. */
  private remember(): void {
    const { params, given } = this.store.getState();
    this.undoStack.commit();
    this.undoStack.push({ params, given }, 'model', this.now());
    this.undoStack.commit();
  }

  private apply(next: Edited, keys: readonly ParamKey[]): void {
    const startsAnew = next.given?.options.start !== this.store.getState().given?.options.start;
    const restarts = startsAnew || keysOf(keys, 'restart').length > 0;
    this.show(next, restarts);
    const live = keysOf(keys, 'live');
    if (restarts) this.run.renew();
    else if (live.length > 0) this.run.tune(live);
    if (keys.includes('speed')) this.run.setPace();
  }

  private show({ params, given }: Edited, restarts: boolean): void {
    this.store.setState(({ startParams, selectedFeature, chosen }) => ({
      params,
      given,
      startParams: withView(startParams, params),
      canUndo: !this.undoStack.isEmpty,
      selectedFeature: selectedFeature !== null && selectedFeature < params.n ? selectedFeature : null,
      chosen: restarts ? null : chosen,
    }));
  }
}

/** What settles whether densities in a set are at odds. */
const OF_DENSITIES: readonly ParamKey[] = ['n', 'S', 'own', 'sets', 'alpha'];

function keysOf(keys: readonly ParamKey[], kind: 'restart' | 'live' | 'view'): readonly ParamKey[] {
  return keys.filter((key) => paramRow(key).kind === kind);
}

/** View parameters are not part of a run's start. */
function withView(startParams: Params, params: Params): Params {
  const view = keysOf(changedKeys(startParams, params), 'view');
  return asParams({ ...startParams, ...Object.fromEntries(view.map((key) => [key, params[key]])) });
}
