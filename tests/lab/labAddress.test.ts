/** The lab's address: a link to a moment stays as long as the moment does, and follows the parameters from then on. */
import { expect, it, vi } from 'vitest';
import { bindAddress } from '../../src/address/labAddress.ts';
import { parsePermalink } from '../../src/address/permalink.ts';
import { INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import { fakeBrowser } from '../address/fakeBrowser.ts';
import { fakePage } from '../experiment/fakeTrainer.ts';

vi.mock('react', () => ({}));

const MOMENT = '?v=1&m=3&t=1500&ch=1000S0.5';

/** What the lab compares with, as the address sees it. */
function fakePins() {
  let text: string | undefined;
  const listeners: (() => void)[] = [];
  const open = ({ pin }: { readonly pin?: string }) => {
    text = pin;
    for (const changed of listeners) changed();
  };
  return {
    read: () => (text === undefined ? {} : { pin: text }),
    subscribe: (changed: () => void) => void listeners.push(changed),
    open,
  };
}

/** The lab, opened at an address. */
function lab(search: string) {
  const browser = fakeBrowser();
  browser.entries[0] = `/page${search}`;
  const { params, moment } = parsePermalink(search);
  const page = fakePage({ ...INITIAL_PARAMS, ...params });
  const pins = fakePins();
  const address = bindAddress(page.store, { page: browser.page, later: browser.later, extras: pins });
  address.openMoment(moment);
  /** The replay comes to where its link ends. */
  const arrive = () => {
    for (const step of [0, 1000, 1500]) page.trainer.run.snapshot(step);
    page.trainer.run.tuned(1000);
    page.frames();
    browser.elapse();
  };
  return { ...browser, ...page, address, arrive, pins };
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
  address.enter(() => store.actions.setParams({ n: 20, m: 5 }));
  elapse();
  expect(entries).toEqual([`/page${MOMENT}`, '/page?v=1&n=20&m=5&S=0.5']);
  back();
  elapse();
  arrive();
  expect(entries[0]).toBe(`/page${MOMENT}`);
  expect(store.getState()).toMatchObject({ params: { n: 5, m: 3, S: 0.5 }, snapshot: { step: 1500 } });
});

it('keeps a change made right before a place is opened, for Back to return to', () => {
  const { entries, store, address, elapse, back } = lab('');
  store.actions.setParam('n', 7);
  address.enter(() => store.actions.setParams({ n: 20, m: 5 }));
  elapse();
  expect(entries).toEqual(['/page?v=1&n=7', '/page?v=1&n=20&m=5']);
  back();
  expect(store.getState().params).toMatchObject({ n: 7, m: 2 });
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

it('holds the pinned run too, and restores it when the reader goes back', () => {
  const { entries, store, pins, address, elapse, back } = lab('');
  pins.open({ pin: 'v~1!S~0.5!t~700' });
  elapse();
  expect(entries).toEqual(['/page?v=1&pin=v~1!S~0.5!t~700']);
  expect(parsePermalink(entries[0]?.slice('/page'.length) ?? '').pin).toBe('v~1!S~0.5!t~700');
  address.enter(() => store.actions.setParams({ m: 3 }));
  pins.open({});
  elapse();
  expect(entries[1]).toBe('/page?v=1&m=3');
  back();
  expect(pins.read()).toEqual({ pin: 'v~1!S~0.5!t~700' });
});
