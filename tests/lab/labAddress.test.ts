/** The lab's address: a link to a moment stays as long as the moment does, and follows the parameters from then on. */
import { expect, it, vi } from 'vitest';
import { bindAddress } from '../../src/address/labAddress.ts';
import { parsePermalink } from '../../src/address/permalink.ts';
import { INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import { fakeBrowser } from '../address/fakeBrowser.ts';
import { fakePage } from '../experiment/fakeTrainer.ts';

vi.mock('react', () => ({}));

const MOMENT = '?v=1&m=3&t=1500&ch=1000S0.5';

/** The lab, opened at an address. */
function lab(search: string) {
  const browser = fakeBrowser();
  browser.entries[0] = `/page${search}`;
  const { params, moment } = parsePermalink(search);
  const page = fakePage({ ...INITIAL_PARAMS, ...params });
  const address = bindAddress(page.store, browser.page, browser.later);
  address.openMoment(moment);
  /** The replay comes to where its link ends. */
  const arrive = () => {
    for (const step of [0, 1000, 1500]) page.trainer.run.snapshot(step);
    page.trainer.run.tuned(1000);
    page.frames();
    browser.elapse();
  };
  return { ...browser, ...page, address, arrive };
}

it('keeps the link to a moment with live changes until a parameter is moved', () => {
  const { entries, store, arrive, elapse } = lab(MOMENT);
  elapse();
  arrive();
  expect(store.getState()).toMatchObject({ params: { S: 0.5 }, snapshot: { step: 1500 } });
  expect(entries).toEqual([`/page${MOMENT}`]);
  store.actions.setParam('lr', 0.01);
  elapse();
  expect(entries).toEqual(['/page?v=1&m=3&S=0.5&lr=0.01']);
});

it('keeps it when the reader goes back to it', () => {
  const { entries, store, address, arrive, elapse, back } = lab(MOMENT);
  arrive();
  store.actions.setParams({ n: 20, m: 5 });
  address.push('?v=1&n=20&m=5&S=0.5');
  elapse();
  expect(entries).toEqual([`/page${MOMENT}`, '/page?v=1&n=20&m=5&S=0.5']);
  back();
  elapse();
  arrive();
  expect(entries[0]).toBe(`/page${MOMENT}`);
  expect(store.getState()).toMatchObject({ params: { n: 5, m: 3, S: 0.5 }, snapshot: { step: 1500 } });
});

it('writes the parameters, and looks at them only when they have changed', () => {
  const { entries, store, trainer, frames, elapse, timers } = lab('');
  store.actions.setParam('n', 7);
  elapse();
  expect(entries).toEqual(['/page?v=1&n=7']);
  const { params } = store.getState();
  const read = vi.fn(() => params.n);
  store.setState({ params: Object.defineProperty({ ...params }, 'n', { get: read }) });
  read.mockClear();
  trainer.run.snapshot(0, Number.NaN);
  frames();
  expect(read).not.toHaveBeenCalled();
  expect(timers.size).toBe(0);
});

it('follows the step that is looked at, and the parameters again afterwards', () => {
  const { entries, store, trainer, frames, elapse } = lab('');
  store.actions.play();
  trainer.run.ready();
  for (const step of [0, 100, 200]) {
    trainer.run.snapshot(step);
    frames();
  }
  store.actions.lookAt(100);
  elapse();
  expect(entries).toEqual(['/page?v=1&t=100']);
  store.actions.lookAt(0);
  elapse();
  expect(entries).toEqual(['/page?v=1&t=0']);
  store.actions.lookAt(null);
  elapse();
  expect(entries).toEqual(['/page?v=1']);
});
