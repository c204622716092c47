/** Keeps the lab's address in step with its experiment and its pinned run, and restores both when the reader goes back. */

import type { ExperimentState, ExperimentStore } from '../experiment/experiment.ts';
import { type AddressBarOptions, createAddressBar, type PageLike } from './addressBar.ts';
import type { Moment } from './link.ts';
import { parsePermalink, writePermalink } from './permalink.ts';
import { configurationLink, momentLink, openLink, openMoment } from './stateLinks.ts';

/** The address of the configuration as it is now. */
export function labAddress(store: ExperimentStore): string {
  return writePermalink(configurationLink(store.getState()));
}

/** The run that the lab compares with, as far as the address knows it. */
export interface PinnedRun {
  /** As in an address; undefined where none is pinned. */
  readonly text: () => string | undefined;
  readonly subscribe: (changed: () => void) => void;
  /** @param pin as in an address; undefined pins none */
  readonly open: (pin: string | undefined) => void;
}

const NO_PIN: PinnedRun = { text: () => undefined, subscribe: () => {}, open: () => {} };

export interface LabAddressBar {
  /** Adds the present configuration to the history, for Back to undo what follows. */
  readonly push: () => void;
  /** Shows the moment the address names, and stays there until a parameter is changed. */
  readonly openMoment: (moment: Moment) => void;
}

export interface LabAddressOptions extends Pick<AddressBarOptions, 'later'> {
  readonly page?: PageLike;
  readonly pin?: PinnedRun;
}

export function bindAddress(store: ExperimentStore, { page = window, later, pin = NO_PIN }: LabAddressOptions = {}): LabAddressBar {
  const address = () => shownAddress(store.getState(), pin.text());
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
      pin.open(link.pin);
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
  pin.subscribe(() => {
    if (!isOpening) write();
  });
  return { push: () => bar.push(address()), openMoment: (moment) => open(() => openMoment(store, moment)) };
}

/** While an earlier step is looked at, the address of that moment. */
function shownAddress(state: ExperimentState, pin: string | undefined): string {
  const moment = lookedAt(state) === null ? null : momentLink(state);
  return writePermalink({ ...(moment ?? configurationLink(state)), ...(pin !== undefined && { pin }) });
}

function lookedAt({ lookingBackFrom, snapshot }: ExperimentState): number | null {
  return lookingBackFrom === null ? null : (snapshot?.step ?? null);
}
