/** Links to what a figure is at the moment: the address is the newest one, however the link is followed. */
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { labAddress } from '../../src/address/labAddress.ts';
import { LabLink } from '../../src/figure/frame/LabLink.tsx';
import { fakePage } from '../experiment/fakeTrainer.ts';
import { untilThere } from '../setup/untilThere.ts';

let root: Root | null = null;
let followed: string | null = null;

/** Nothing is opened; what would have been is kept. */
const keep = (event: Event) => {
  event.preventDefault();
  followed = event.target instanceof Element ? event.target.getAttribute('href') : null;
};

afterEach(() => {
  window.removeEventListener('click', keep);
  root?.unmount();
  document.body.replaceChildren();
});

async function showLink() {
  const { store } = fakePage();
  const host = document.createElement('div');
  document.body.append(host);
  root = createRoot(host);
  root.render(<LabLink store={store} labLink={labAddress} />);
  window.addEventListener('click', keep);
  const link = await untilThere(() => host.querySelector('a'));
  return { store, link };
}

it('leads a reader who comes by keyboard to the configuration as it is now', async () => {
  const { store, link } = await showLink();
  store.actions.setParams({ S: 0.5 });
  link.focus();
  expect(link.getAttribute('href')).toBe('?v=1&S=0.5');
  store.actions.setParams({ S: 0.25 });
  await userEvent.keyboard('{Enter}');
  expect(followed).toBe('?v=1&S=0.25');
});

it('leads a pointer there, and a click of a script', async () => {
  const { store, link } = await showLink();
  store.actions.setParams({ S: 0.5 });
  await userEvent.click(link);
  expect(followed).toBe('?v=1&S=0.5');
  store.actions.setParams({ S: 0.75 });
  link.click();
  expect(followed).toBe('?v=1&S=0.75');
});
