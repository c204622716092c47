/** Keeps the lab's address in step with its experiment, and restores the experiment when the reader goes back. */

import type { ExperimentState, ExperimentStore } from '../experiment/experiment.ts';
import { type AddressBar, type AddressBarOptions, createAddressBar, type PageLike } from './addressBar.ts';
import type { Moment } from './link.ts';
import { parsePermalink, writePermalink } from './permalink.ts';
import { configurationLink, momentLink, openLink, openMoment } from './stateLinks.ts';

/** The address of the configuration as it is now. */
export function labAddress(store: ExperimentStore): string {
  return writePermalink(configurationLink(store.getState()));
}

/** While an earlier step is looked at, the address of that moment. */
function shownAddress(store: ExperimentStore): string {
  const state = store.getState();
  const moment = lookedAt(state) === null ? null : momentLink(state);
  return moment ? writePermalink(moment) : labAddress(store);
}

function lookedAt({ lookingBackFrom, snapshot }: ExperimentState): number | null {
  return lookingBackFrom === null ? null : (snapshot?.step ?? null);
}

export interface LabAddressBar {
  /** For changes that Back should undo. */
  readonly push: AddressBar['push'];
  /** Shows the moment the address names, and stays there until a parameter is changed. */
  readonly openMoment: (moment: Moment) => void;
}

export function bindAddress(store: ExperimentStore, page: PageLike = window, later?: AddressBarOptions['later']): LabAddressBar {
  let shown = shownAddress(store);
  let isOpening = false;
  const open = (act: () => void) => {
    isOpening = true;
    act();
    isOpening = false;
    shown = shownAddress(store);
  };
  const bar = createAddressBar(page, { onPop: (search) => open(() => openLink(store, parsePermalink(search))), ...(later && { later }) });
  store.subscribe((state, before) => {
    if (isOpening || (state.params === before.params && lookedAt(state) === lookedAt(before))) return;
    const link = shownAddress(store);
    if (link !== shown) bar.replace(link);
    shown = link;
  });
  return { push: bar.push.bind(bar), openMoment: (moment) => open(() => openMoment(store, moment)) };
}
