/** When the address bar is written, what Back leads to, and where nothing is written at all. */
import { expect, it } from 'vitest';
import { createAddressBar } from '../../src/address/addressBar.ts';
import { fakeBrowser } from './fakeBrowser.ts';

function bar(options = {}, isEmbed = false) {
  const browser = fakeBrowser(options);
  const popped: string[] = [];
  const address = createAddressBar(browser.page, { onPop: (search) => popped.push(search), later: browser.later, isEmbed });
  return { ...browser, address, popped };
}

it('writes the last of several changes, after 300 ms', () => {
  const { address, entries, timers, elapse } = bar();
  for (const n of [6, 7, 8]) address.replace(`?v=1&n=${n}`);
  expect([...timers.values()]).toEqual([300]);
  expect(entries).toEqual(['/page']);
  elapse();
  expect(entries).toEqual(['/page?v=1&n=8']);
  expect(timers.size).toBe(0);
});

it('pushes at once, keeping what was waiting in the entry before', () => {
  const { address, entries, timers, elapse } = bar();
  address.replace('?v=1&n=8');
  address.push('?v=1&n=20&m=5');
  expect(entries).toEqual(['/page?v=1&n=8', '/page?v=1&n=20&m=5']);
  expect(timers.size).toBe(0);
  elapse();
  expect(entries).toHaveLength(2);
});

it('pushes what was about to be written as a place of its own', () => {
  const { address, entries, elapse } = bar();
  address.replace('?v=1&n=20&m=5');
  address.push('?v=1&n=20&m=5');
  elapse();
  expect(entries).toEqual(['/page', '/page?v=1&n=20&m=5']);
});

it('does not push the address that is there', () => {
  const { address, entries } = bar();
  address.push('?v=1&n=8');
  address.push('?v=1&n=8');
  expect(entries).toEqual(['/page', '/page?v=1&n=8']);
});

it('tells where Back leads, and forgets what was waiting', () => {
  const { address, back, popped, elapse, entries } = bar();
  address.replace('?v=1&n=8');
  elapse();
  address.push('?v=1&n=9');
  address.replace('?v=1&n=10');
  back();
  elapse();
  expect(popped).toEqual(['?v=1&n=8']);
  expect(entries[0]).toBe('/page?v=1&n=8');
});

it('keeps the anchor of the place it stays at', () => {
  const { address, entries, elapse } = bar();
  entries[0] = '/page#phase';
  address.replace('?v=1&n=8');
  elapse();
  expect(entries).toEqual(['/page?v=1&n=8#phase']);
});

it('does without where the frame is not allowed to', () => {
  const { address, entries, elapse } = bar({ refuses: true });
  address.replace('?v=1');
  elapse();
  address.push('?v=1&n=7');
  expect(entries).toEqual(['/page']);
});

it('never writes inside an embed', () => {
  const { address, entries, timers } = bar({}, true);
  address.replace('?v=1');
  address.push('?v=1&n=7');
  address.dispose();
  expect(entries).toEqual(['/page']);
  expect(timers.size).toBe(0);
});

it('writes what is waiting when it is disposed of, and listens no more', () => {
  const { address, entries, back, popped } = bar();
  address.push('?v=1');
  address.replace('?v=1&n=8');
  address.dispose();
  expect(entries).toEqual(['/page', '/page?v=1&n=8']);
  back();
  expect(popped).toEqual([]);
});
