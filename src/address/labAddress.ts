/** Keeps the lab's address in step with its experiment, and restores the experiment when the reader goes back. */

import type { ExperimentStore } from '../experiment/experiment.ts';
import { type AddressBar, type AddressBarOptions, createAddressBar, type PageLike } from './addressBar.ts';
import type { Moment } from './link.ts';
import { parsePermalink, writePermalink } from './permalink.ts';
import { configurationLink, openLink, openMoment } from './stateLinks.ts';

/** The address of the configuration as it is now. */
export function labAddress(store: ExperimentStore): string {
  return writePermalink(configurationLink(store.getState()));
}

export interface LabAddressBar {
  /** For changes that Back should undo. */
  readonly push: AddressBar['push'];
  /** Shows the moment the address names, and stays there until a parameter is changed. */
  readonly openMoment: (moment: Moment) => void;
}

export function bindAddress(store: ExperimentStore, page: PageLike = window, later?: AddressBarOptions['later']): LabAddressBar {
  let shown = labAddress(store);
  let isOpening = false;
  const open = (act: () => void) => {
    isOpening = true;
    act();
    isOpening = false;
    shown = labAddress(store);
  };
  const bar = createAddressBar(page, { onPop: (search) => open(() => openLink(store, parsePermalink(search))), ...(later && { later }) });
  store.subscribe(({ params }, before) => {
    if (isOpening || params === before.params) return;
    const link = labAddress(store);
    if (link !== shown) bar.replace(link);
    shown = link;
  });
  return { push: bar.push.bind(bar), openMoment: (moment) => open(() => openMoment(store, moment)) };
}
