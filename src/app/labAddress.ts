/** Keeps the lab's address true to its experiment, and the experiment true to the address when the reader goes back. */
import { type AddressBar, createAddressBar } from '../state/addressBar.ts';
import type { ExperimentStore } from '../state/experiment.ts';
import { parsePermalink, writePermalink } from '../state/permalink.ts';
import { configurationLink, openLink } from '../state/stateLinks.ts';

/** The address of the configuration as it is now. */
export function labAddress(store: ExperimentStore): string {
  return writePermalink(configurationLink(store.getState()));
}

/** @returns the address bar, for places worth a way back */
export function bindAddress(store: ExperimentStore): AddressBar {
  const bar = createAddressBar(window, { onPop: (search) => openLink(store, parsePermalink(search)) });
  let shown = labAddress(store);
  // The link to a moment stays until a parameter is moved.
  store.subscribe(() => {
    const link = labAddress(store);
    if (link !== shown) bar.replace(link);
    shown = link;
  });
  return bar;
}
