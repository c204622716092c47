/** The place of a claim keeps its height whatever the parameters claim, so that the slider below stays under the finger that drags it. */
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { PENTAGON, TWO_ORTHOGONAL } from '../../src/figure/claims.ts';
import { ClaimMark } from '../../src/figure/frame/ClaimMark.tsx';
import '../../src/figure/styles/figure.css';
import { fakePage } from '../experiment/fakeTrainer.ts';

afterEach(() => document.body.replaceChildren());

it('takes the room of the longest claim, also where there is none', async () => {
  const { store } = fakePage({ n: 5, m: 2, S: 0, I: 0.9 });
  const host = document.createElement('div');
  host.style.width = '290px';
  document.body.append(host);
  createRoot(host).render(<ClaimMark claims={[TWO_ORTHOGONAL, PENTAGON]} store={store} />);
  const claim = () => host.querySelector('.claim')?.firstChild?.textContent ?? null;
  await expect.poll(claim).toBe(TWO_ORTHOGONAL.text);
  const { height } = host.getBoundingClientRect();
  store.actions.setParam('S', 0.9);
  await expect.poll(claim).toBe(PENTAGON.text);
  expect(host.getBoundingClientRect().height).toBe(height);
  store.actions.setParam('S', 0.5);
  await expect.poll(claim).toBe(null);
  expect(host.getBoundingClientRect().height).toBe(height);
});
