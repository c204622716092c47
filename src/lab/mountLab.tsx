/** Puts the lab into the page and starts what the address asks for. */
import './lab.css';
import './views.css';
import { createRoot } from 'react-dom/client';
import { bindAddress } from '../address/labAddress.ts';
import { type Address, parseConfiguration } from '../address/openAddress.ts';
import type { CreateStore } from '../experiment/newExperiment.ts';
import { openPin } from './compare/openPin.ts';
import { createPins, pinText } from './compare/pinned.ts';
import { Lab } from './Lab.tsx';
import { createShelf, fillShelf } from './shelf/shelf.ts';

export function mountLab(root: HTMLElement, address: Address, createStore: CreateStore): void {
  const { params, moment, problems, pin } = parseConfiguration(address);
  const store = createStore({ params, problems });
  const pins = createPins();
  const shelf = createShelf();
  fillShelf(shelf, store);
  const pinnedRun = {
    text: () => pinText(pins.getState()),
    subscribe: (changed: () => void) => void pins.subscribe(changed),
    open: (text: string | undefined) => void openPin(text, createStore, pins),
  };
  const bar = bindAddress(store, { pin: pinnedRun });
  createRoot(root).render(<Lab store={store} pins={pins} shelf={shelf} onPlace={bar.push} />);
  if (pin !== undefined) pinnedRun.open(pin);
  bar.openMoment(moment);
  document.addEventListener('visibilitychange', () =>
    document.visibilityState === 'visible' ? store.actions.show() : store.actions.hide(),
  );
}
