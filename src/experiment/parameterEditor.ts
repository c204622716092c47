/** Turns edits into new parameters and tells the run what to do: restart, change live, or nothing. Owns the undo stack. */
import type { StoreApi } from 'zustand/vanilla';
import { editParams, mergeProblems } from '../params/parameterEdits.ts';
import { type ParamKey, type Params, paramRow } from '../params/params.ts';
import { asParams, changedKeys } from '../params/paramValues.ts';
import type { ExperimentState } from './experiment.ts';
import type { ExperimentRun } from './experimentRun.ts';
import { UndoStack } from './undoStack.ts';

export type ParamValues = Readonly<Partial<Record<ParamKey, number | string>>>;

export class ParameterEditor {
  private readonly store: StoreApi<ExperimentState>;
  private readonly run: ExperimentRun;
  private readonly now: () => number;
  private readonly undoStack = new UndoStack();

  constructor(store: StoreApi<ExperimentState>, run: ExperimentRun, now: () => number) {
    this.store = store;
    this.run = run;
    this.now = now;
  }

  /** @param gesture edits of one gesture are one undo step */
  edit(values: ParamValues, gesture: string): void {
    const { params: before, problems } = this.store.getState();
    const edited = editParams(before, values);
    this.store.setState({ problems: mergeProblems(problems, Object.keys(values), edited.problems) });
    const keys = changedKeys(before, edited.params);
    if (keys.length === 0) return;
    this.undoStack.push(before, gesture, this.now());
    this.apply(edited.params, keys);
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
    if (before) this.apply(before, changedKeys(this.store.getState().params, before));
  }

  private apply(params: Params, keys: readonly ParamKey[]): void {
    const restarts = keysOf(keys, 'restart').length > 0;
    const live = keysOf(keys, 'live');
    this.store.setState(({ startParams, selectedFeature, chosen }) => ({
      params,
      startParams: withView(startParams, params),
      canUndo: !this.undoStack.isEmpty,
      selectedFeature: selectedFeature !== null && selectedFeature < params.n ? selectedFeature : null,
      chosen: restarts ? null : chosen,
    }));
    if (restarts) this.run.renew();
    else if (live.length > 0) this.run.tune(live);
    if (keys.includes('speed')) this.run.setPace();
  }
}

function keysOf(keys: readonly ParamKey[], kind: 'restart' | 'live' | 'view'): readonly ParamKey[] {
  return keys.filter((key) => paramRow(key).kind === kind);
}

/** View parameters are not part of a run's start. */
function withView(startParams: Params, params: Params): Params {
  const view = keysOf(changedKeys(startParams, params), 'view');
  return asParams({ ...startParams, ...Object.fromEntries(view.map((key) => [key, params[key]])) });
}
