/** Keeps the lab's address true to its experiment, and the experiment true to the address when the reader goes back. */
import { type AddressBar, createAddressBar } from '../state/addressBar.ts';
import type { ExperimentStore } from '../state/experiment.ts';
import type { ParsedLink } from '../state/link.ts';
import { INITIAL_PARAMS } from '../state/paramValues.ts';
import { parsePermalink, writePermalink } from '../state/permalink.ts';

/** The configuration alone: what the address bar shows. */
export function configurationLink(store: ExperimentStore): string {
  return writePermalink({ params: store.getState().params });
}

/** This configuration at this very step, with what was moved on the way. */
export function momentLink(store: ExperimentStore): string {
  const { startParams, snapshot, changes, selectedFeature, chosen } = store.getState();
  const moment = { t: snapshot?.step ?? 0, changes, f: selectedFeature ?? undefined, instance: chosen ?? undefined };
  return writePermalink({ params: startParams, moment });
}

/** Shows what a link asks for: a moment if it names one, else a run from its start. */
export function followLink(store: ExperimentStore, { moment }: ParsedLink): void {
  if (moment.t === undefined) store.actions.play();
  else store.actions.goTo(moment.t, moment.changes);
  if (moment.f !== undefined) store.actions.selectFeature(moment.f);
  if (moment.instance !== undefined) store.actions.chooseInstance(moment.instance);
}

/** @returns the address bar, for places worth a way back */
export function bindAddress(store: ExperimentStore): AddressBar {
  const bar = createAddressBar(window, {
    onPop: (search) => store.actions.setParams({ ...INITIAL_PARAMS, ...parsePermalink(search).params }),
  });
  let shown = configurationLink(store);
  // The link to a moment stays until a parameter is moved.
  store.subscribe(() => {
    const link = configurationLink(store);
    if (link !== shown) bar.replace(link);
    shown = link;
  });
  return bar;
}
