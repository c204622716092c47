/** What a run went through while the reader moved one parameter: where the model stood each time the parameter was moved on. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ExperimentState, ExperimentStore, LiveChange } from '../../experiment/experiment.ts';
import { paramsAfter } from '../../experiment/liveChanges.ts';
import { frontInstance } from '../../figure/frontModel.ts';
import { DRIVEN, type DrivenKey, type Point, pointAt } from './program.ts';

export interface Drive {
  readonly key: DrivenKey;
  /** The model that was shown when it began. */
  readonly instance: number;
  readonly points: readonly Point[];
}

const MOST_POINTS = 400;

export interface HandState {
  readonly drive: Drive | null;
  /** A program moves the parameter meanwhile, no hand. */
  readonly isProgram: boolean;
}

export type HandStore = StoreApi<HandState>;

/** Notes every drive of the lab's experiment, whether its drawing is unfolded or not. */
export function recordByHand(store: ExperimentStore): HandStore {
  const hand = createStore<HandState>(() => ({ drive: null, isProgram: false }));
  store.subscribe((state, before) => {
    const { drive, isProgram } = hand.getState();
    const next = isProgram ? null : afterState(drive, state, before);
    if (next !== drive) hand.setState({ drive: next });
  });
  return hand;
}

/** @param before the state just before @returns the same drive where the change adds nothing */
function afterState(drive: Drive | null, state: ExperimentState, before: ExperimentState): Drive | null {
  const known = drive && startsAgain(state, drive) ? null : drive;
  const key = state.changes === before.changes ? undefined : movedKey(state);
  if (!key) return known;
  const same = known?.key === key ? known : { key, instance: frontInstance(state), points: [] };
  return withPoint(same, { ...state, changes: before.changes });
}

function movedKey({ changes }: ExperimentState): DrivenKey | undefined {
  return DRIVEN.find((key) => key === changes.at(-1)?.key);
}

/** Its points so far, and where the model stands now. */
export function pointsNow(drive: Drive, state: ExperimentState): readonly Point[] {
  return (state.lookingBackFrom === null ? withPoint(drive, state) : drive).points;
}

/** The run began anew, or goes on from an earlier step. */
function startsAgain({ snapshot, lookingBackFrom }: ExperimentState, { points }: Drive): boolean {
  return (lookingBackFrom ?? snapshot?.step ?? 0) < (points.at(-1)?.step ?? 0);
}

/** Only after training at a value is there anything to note. */
function withPoint(drive: Drive, state: ExperimentState): Drive {
  const { key, instance, points } = drive;
  const step = state.snapshot?.step ?? 0;
  if (step <= Math.max(points.at(-1)?.step ?? 0, lastMove(state.changes, key))) return drive;
  const value = paramsAfter(state.startParams, state.changes)[key];
  const point = pointAt({ branch: branchTo(value, points), value }, { ...state, chosen: instance });
  return { ...drive, points: [...points, point].slice(-MOST_POINTS) };
}

function lastMove(changes: readonly LiveChange[], key: DrivenKey): number {
  return changes.findLast((change) => change.key === key)?.step ?? 0;
}

/** The first direction is there; the other is back. */
function branchTo(value: number, points: readonly Point[]): Point['branch'] {
  const [first, second] = points;
  const last = points.at(-1);
  if (!first || !second || !last) return 'there';
  const isSame = Math.sign(value - last.value) === Math.sign(second.value - first.value);
  return isSame ? 'there' : 'back';
}
