/** Drives a live parameter from one value to another and back in stages, training at each, and notes where the model stands. */
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import { frontInstance, frontModel } from '../../figure/frontModel.ts';
import { dimensionsPerFeature, featureStrengths } from '../../model/geometry/geometry.ts';
import { isRepresented } from '../../model/geometry/outcome.ts';

export const DRIVEN = ['S', 'I', 'r'] as const;
export type DrivenKey = (typeof DRIVEN)[number];

export interface Program {
  readonly key: DrivenKey;
  readonly from: number;
  readonly to: number;
  /** Steps from `from` to `to`, and as many back. */
  readonly stages: number;
  readonly stepsPerStage: number;
}

/** The record of changes that a link holds ends at 200: a program leaves room for others. */
export const MOST_STAGES = 60;
export const MOST_STEPS = 100_000;

export interface Stage {
  readonly branch: 'there' | 'back';
  readonly value: number;
}

/** After its steps of training. */
export interface Point extends Stage {
  readonly step: number;
  /** Average loss of the model shown. */
  readonly loss: number;
  readonly represented: number;
  /** ‖W‖² / m: how many features share a dimension. */
  readonly featuresPerDimension: number;
}

/** Both ends once: the way back begins with the stage before the turn. Sparsity is spaced evenly in log(1 − S). */
export function stagesOf({ key, from, to, stages }: Program): readonly Stage[] {
  const [start, end] = key === 'S' ? [Math.log(1 - from), Math.log(1 - to)] : [from, to];
  const valueAt = (at: number) => {
    const value = start + ((end - start) * at) / stages;
    return Number((key === 'S' ? 1 - Math.exp(value) : value).toPrecision(6));
  };
  const there = Array.from({ length: stages + 1 }, (_, at): Stage => ({ branch: 'there', value: valueAt(at) }));
  const back = there.slice(0, -1).reverse();
  return [...there, ...back.map(({ value }): Stage => ({ branch: 'back', value }))];
}

/** The model shown is kept in front meanwhile. @returns false where it was called off, or the run failed */
export async function drive(
  store: ExperimentStore,
  program: Program,
  signal: AbortSignal,
  onPoint: (point: Point) => void,
): Promise<boolean> {
  store.actions.pause();
  store.actions.chooseInstance(frontInstance(store.getState()));
  for (const stage of stagesOf(program)) {
    store.actions.setParam(program.key, stage.value);
    store.actions.commit();
    if (!(await stepsTaken(store, program.stepsPerStage, signal))) return false;
    onPoint(pointAt(stage, store.getState()));
  }
  return true;
}

/** @returns whether they were */
function stepsTaken(store: ExperimentStore, steps: number, signal: AbortSignal): Promise<boolean> {
  const goal = (store.getState().snapshot?.step ?? 0) + steps;
  return new Promise((resolve) => {
    const end = (isDone: boolean) => {
      stop();
      signal.removeEventListener('abort', callOff);
      resolve(isDone);
    };
    const callOff = () => {
      store.actions.pause();
      end(false);
    };
    const check = ({ status, snapshot }: ExperimentState) => {
      if (status === 'failed') end(false);
      else if (snapshot && snapshot.step >= goal) end(true);
    };
    const stop = store.subscribe(check);
    signal.addEventListener('abort', callOff);
    if (signal.aborted) callOff();
    else store.actions.step(steps);
  });
}

/** Of the model shown. */
export function pointAt(stage: Stage, state: ExperimentState): Point {
  const model = frontModel(state);
  return {
    ...stage,
    step: state.snapshot?.step ?? 0,
    loss: state.snapshot?.loss[frontInstance(state)] ?? Number.NaN,
    represented: [...featureStrengths(model)].filter(isRepresented).length,
    featuresPerDimension: 1 / dimensionsPerFeature(model),
  };
}
