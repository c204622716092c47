/** Keeps the lab's address true to its experiment, and the experiment true to the address when the reader goes back. */

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
  /** For places worth a way back. */
  readonly push: AddressBar['push'];
  /** Shows the moment that the address means; it stays there until a parameter is moved. */
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
