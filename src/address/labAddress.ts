/** Keeps the lab's address in step with its experiment, pinned run and exercise, and restores them when the reader goes back. */

import type { ExperimentState, ExperimentStore } from '../experiment/experiment.ts';
import { type AddressBarOptions, createAddressBar, type PageLike } from './addressBar.ts';
import type { Link, Moment } from './link.ts';
import { parsePermalink, writePermalink } from './permalink.ts';
import { configurationLink, momentLink, openLink, openMoment } from './stateLinks.ts';

/** The address of the configuration as it is now. */
export function labAddress(store: ExperimentStore): string {
  return writePermalink(configurationLink(store.getState()));
}

/** What the lab's address holds beside the experiment: the run it compares with, the goal of an exercise. */
export interface LabExtras {
  readonly read: () => Pick<Link, 'pin' | 'goal'>;
  readonly subscribe: (changed: () => void) => void;
  /** The reader went to an address with these. */
  readonly open: (extras: Pick<Link, 'pin' | 'goal'>) => void;
}

const NO_EXTRAS: LabExtras = { read: () => ({}), subscribe: () => {}, open: () => {} };

export interface LabAddressBar {
  /** Opens a place of its own: Back returns to the address as it was right before. */
  readonly enter: (open: () => void) => void;
  /** Shows the moment the address names, and stays there until a parameter is changed. */
  readonly openMoment: (moment: Moment) => void;
}

export interface LabAddressOptions extends Pick<AddressBarOptions, 'later'> {
  readonly page?: PageLike;
  readonly extras?: LabExtras;
}

export function bindAddress(store: ExperimentStore, { page = window, later, extras = NO_EXTRAS }: LabAddressOptions = {}): LabAddressBar {
  const address = () => shownAddress(store.getState(), extras.read());
  let shown = address();
  let isOpening = false;
  const open = (act: () => void) => {
    isOpening = true;
    act();
    isOpening = false;
    shown = address();
  };
  const onPop = (search: string) =>
    open(() => {
      const link = parsePermalink(search);
      openLink(store, link);
      extras.open(link);
    });
  const bar = createAddressBar(page, { onPop, ...(later && { later }) });
  const write = () => {
    const link = address();
    if (link !== shown) bar.replace(link);
    shown = link;
  };
  store.subscribe((state, before) => {
    if (!isOpening && (state.params !== before.params || lookedAt(state) !== lookedAt(before))) write();
  });
  extras.subscribe(() => {
    if (!isOpening) write();
  });
  const enter = (act: () => void) => {
    bar.flush();
    act();
    bar.push(address());
  };
  return { enter, openMoment: (moment) => open(() => openMoment(store, moment)) };
}

/** The address of what is shown: of an earlier moment while the reader looks back. */
function shownAddress(state: ExperimentState, extras: Pick<Link, 'pin' | 'goal'>): string {
  const moment = lookedAt(state) === null ? null : momentLink(state);
  return writePermalink({ ...(moment ?? configurationLink(state)), ...extras });
}

function lookedAt({ lookingBackFrom, snapshot }: ExperimentState): number | null {
  return lookingBackFrom === null ? null : (snapshot?.step ?? null);
}
