/** Puts the lab into the page and starts what the address asks for. */
import '../figure/styles/timeBar.css';
import './lab.css';
import { createRoot } from 'react-dom/client';
import { bindAddress } from '../address/labAddress.ts';
import { type Address, parseConfiguration } from '../address/openAddress.ts';
import type { CreateStore } from '../experiment/newExperiment.ts';
import { Lab } from './Lab.tsx';

export function mountLab(root: HTMLElement, address: Address, createStore: CreateStore): void {
  const { params, moment, problems } = parseConfiguration(address);
  const store = createStore({ params, problems });
  const bar = bindAddress(store);
  createRoot(root).render(<Lab store={store} onPlace={bar.push} />);
  bar.openMoment(moment);
  document.addEventListener('visibilitychange', () =>
    document.visibilityState === 'visible' ? store.actions.show() : store.actions.hide(),
  );
}
