/** Puts the lab into the page and starts what the address asks for. */
import './styles/lab.css';
import { createRoot } from 'react-dom/client';
import type { ParsedLink } from '../state/link.ts';
import { INITIAL_PARAMS } from '../state/paramValues.ts';
import type { CreateStore } from './experiments.ts';
import { Lab } from './Lab.tsx';
import { bindAddress } from './labAddress.ts';

export function mountLab(root: HTMLElement, link: ParsedLink, createStore: CreateStore): void {
  const store = createStore({ params: { ...INITIAL_PARAMS, ...link.params }, problems: link.problems });
  const address = bindAddress(store);
  createRoot(root).render(<Lab store={store} onPlace={address.push} />);
  address.openMoment(link.moment);
  document.addEventListener('visibilitychange', () =>
    document.visibilityState === 'visible' ? store.actions.show() : store.actions.hide(),
  );
}
