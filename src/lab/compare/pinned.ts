/** A run that is kept to compare others with: its model as it was when it was pinned, its loss curve and the link that trains it again. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LinkToWrite } from '../../address/permalink.ts';
import { writePin } from '../../address/pinText.ts';
import { momentLink } from '../../address/stateLinks.ts';
import { formatCount } from '../../charts/format.ts';
import type { ModelView } from '../../charts/view.ts';
import type { ExperimentState, LossHistory } from '../../experiment/experiment.ts';
import { seedOf } from '../../experiment/seeds.ts';
import { frontInstance, instanceModel } from '../../figure/frontModel.ts';
import { format } from '../../params/format.ts';
import { type ParamKey, type Params, paramRow } from '../../params/params.ts';
import { changedKeys } from '../../params/paramValues.ts';

export interface Pinned {
  /** Null where a run had too many live changes to be trained again. */
  readonly link: LinkToWrite | null;
  readonly params: Params;
  readonly step: number;
  readonly seed: number;
  readonly loss: number;
  readonly model: ModelView;
  /** Of this one model. */
  readonly history: LossHistory;
}

export interface Pins {
  readonly pinned: Pinned | null;
  /** What an address pins is being trained again. */
  readonly isOpening: boolean;
}

/** Where both are drawn. */
export const COMPARISON_ID = 'comparison';

export type PinStore = StoreApi<Pins>;

export function createPins(): PinStore {
  return createStore<Pins>(() => ({ pinned: null, isOpening: false }));
}

/** Copies what the views show: it outlives its run. Null before the first snapshot. */
export function pinnedOf(state: ExperimentState): Pinned | null {
  const { snapshot, params, startParams, judgedLoss, history } = state;
  if (!snapshot) return null;
  const front = frontInstance(state);
  const model = instanceModel(state, front);
  return {
    link: momentLink({ ...state, chosen: front }),
    params,
    step: snapshot.step,
    seed: seedOf(startParams, front),
    loss: judgedLoss[front] ?? snapshot.loss[front] ?? Number.NaN,
    model: {
      ...{ ...model, W: Float32Array.from(model.W), b: Float32Array.from(model.b), selectedFeature: null },
      ...(model.WOut && { WOut: Float32Array.from(model.WOut) }),
    },
    history: { nInstances: 1, steps: history.steps, losses: history.losses.map((row) => row.slice(front, front + 1)) },
  };
}

/** For the address of the page. */
export function pinText({ pinned }: Pins): string | undefined {
  return pinned?.link ? writePin(pinned.link) : undefined;
}

/** Settings that are no part of a model. */
const WITHOUT: readonly ParamKey[] = ['speed', 'engine', 'k', 'names'];

/** "Different now: Sparsity S 0.5 (1−S = 0.5) instead of 0.9 (1−S = 0.1)." */
export function differenceWords(pinned: Pinned, state: ExperimentState): string {
  const { params, startParams } = state;
  const now = seedOf(startParams, frontInstance(state));
  const keys = changedKeys({ ...pinned.params, seed: pinned.seed }, { ...params, seed: now }).filter((key) => !WITHOUT.includes(key));
  const value = (key: ParamKey, of: Params, seed: number) => format(key, key === 'seed' ? seed : of[key]);
  const parts = keys.map((key) => `${paramRow(key).label} ${value(key, params, now)} instead of ${value(key, pinned.params, pinned.seed)}`);
  return parts.length === 0 ? 'Configuration and seed are the same.' : `Different now: ${parts.join('; ')}.`;
}

export function pinnedWords({ step, seed, params: { n, m } }: Pinned): string {
  return `Pinned: n = ${n}, m = ${m}, seed ${seed}, step ${formatCount(step)}.`;
}
