/** Puts the lab into the page and starts what the address asks for. */
import './lab.css';
import { createRoot } from 'react-dom/client';
import { bindAddress } from '../address/labAddress.ts';
import type { ParsedLink } from '../address/link.ts';
import type { CreateStore } from '../experiment/newExperiment.ts';
import { INITIAL_PARAMS } from '../params/paramValues.ts';
import { Lab } from './Lab.tsx';

export function mountLab(root: HTMLElement, link: ParsedLink, createStore: CreateStore): void {
  const store = createStore({ params: { ...INITIAL_PARAMS, ...link.params }, problems: link.problems });
  const address = bindAddress(store);
  createRoot(root).render(<Lab store={store} onPlace={address.push} />);
  address.openMoment(link.moment);
  document.addEventListener('visibilitychange', () =>
    document.visibilityState === 'visible' ? store.actions.show() : store.actions.hide(),
  );
}
