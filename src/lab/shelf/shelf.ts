/** What was tried: each run that came to its end, and moments put there by hand, as links with a small picture. Pure, but for the store. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { writePermalink } from '../../address/permalink.ts';
import { momentLink } from '../../address/stateLinks.ts';
import { formatCount, formatNumber } from '../../charts/format.ts';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import { seedOf } from '../../experiment/seeds.ts';
import { frontInstance, instanceModel } from '../../figure/frontModel.ts';
import { readStored, writeStored } from '../../figure/stored.ts';
import { isRecord } from '../../model/config/record.ts';
import { format } from '../../params/format.ts';
import { type Params, paramRow } from '../../params/params.ts';
import { changedKeys, INITIAL_PARAMS } from '../../params/paramValues.ts';

export interface ShelfEntry {
  /** The address of the moment; no two entries have the same. */
  readonly link: string;
  readonly title: string;
  readonly loss: number;
  /** Of the model's picture, rounded. [feature, hidden] */
  readonly W: readonly number[];
  readonly nFeatures: number;
  readonly nHidden: number;
}

export type ShelfStore = StoreApi<readonly ShelfEntry[]>;

const KEY = 'superposition shelf';
export const MOST_ENTRIES = 24;
/** A picture of a larger model would fill the browser's storage. */
const MOST_WEIGHTS = 400;

export function createShelf(): ShelfStore {
  const shelf = createStore<readonly ShelfEntry[]>(() => entriesOf(readStored(KEY)));
  shelf.subscribe((entries) => writeStored(KEY, entries));
  return shelf;
}

/** Puts every run there that comes to its end. */
export function fillShelf(shelf: ShelfStore, store: ExperimentStore): void {
  store.subscribe((state, before) => {
    if (state.ended !== null && before.ended === null) putOnShelf(shelf, state);
  });
}

/** Each link once, the newest last; the oldest make room. */
export function putOnShelf(shelf: ShelfStore, state: ExperimentState): void {
  const entry = entryOf(state);
  if (!entry) return;
  const others = shelf.getState().filter(({ link }) => link !== entry.link);
  shelf.setState([...others, entry].slice(-MOST_ENTRIES), true);
}

export function takeFromShelf(shelf: ShelfStore, link: string): void {
  shelf.setState(
    shelf.getState().filter((entry) => entry.link !== link),
    true,
  );
}

/** Null where no link can hold the moment. */
export function entryOf(state: ExperimentState): ShelfEntry | null {
  const { snapshot, judgedLoss, startParams, params } = state;
  const moment = momentLink(state);
  if (!snapshot || !moment) return null;
  const front = frontInstance(state);
  const { W, nFeatures, nHidden } = instanceModel(state, front);
  return {
    link: writePermalink(moment),
    title: `${titleOf(params)}; seed ${seedOf(startParams, front)}, step ${formatCount(snapshot.step)}`,
    loss: judgedLoss[front] ?? snapshot.loss[front] ?? Number.NaN,
    W: W.length > MOST_WEIGHTS ? [] : Array.from(W, (weight) => Math.round(100 * weight) / 100),
    nFeatures,
    nHidden,
  };
}

/** Shape, sparsity and importance, and what else is not as usual. */
function titleOf(params: Params): string {
  const shown = ['n', 'm', 'S', 'I'] as const;
  const others = changedKeys(INITIAL_PARAMS, params)
    .filter((key) => paramRow(key).kind !== 'view' && !['n', 'm', 'S', 'I', 'seed', 'k', 'engine', 'steps'].includes(key))
    .map((key) => `${paramRow(key).label} ${format(key, params[key])}`);
  return [...shown.map((key) => `${key} = ${formatNumber(params[key])}`), ...others].join(', ');
}

/** What is stored may be of an older version, or changed by hand. */
export function entriesOf(stored: unknown): readonly ShelfEntry[] {
  const list: readonly unknown[] = Array.isArray(stored) ? stored : [];
  return list.filter(isEntry).slice(-MOST_ENTRIES);
}

function isEntry(value: unknown): value is ShelfEntry {
  if (!isRecord(value)) return false;
  const { link, title, loss, W, nFeatures, nHidden } = value;
  const isShape = [nFeatures, nHidden].every((size) => Number.isInteger(size) && Number(size) > 0);
  const isText = typeof link === 'string' && link.startsWith('?') && typeof title === 'string';
  return (
    isText && isShape && (typeof loss === 'number' || loss === null) && Array.isArray(W) && W.every((weight) => typeof weight === 'number')
  );
}
