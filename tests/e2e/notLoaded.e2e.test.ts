/** A connection that breaks: whatever does not come is said where it was to be, with what to do, and what is there stays. */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { reader } from './page.ts';

const site = inject('siteUrl');
const { open } = reader();

/** Everything but this part of the code comes. */
async function openWithout(part: string, search: string): Promise<Page> {
  const page = await open('about:blank');
  await page.route(`**/assets/${part}-*.js`, (route) => route.abort());
  await page.goto(`${site}${search}`);
  return page;
}

const sentence = (what: string) => `${what} could not be loaded. Check the connection and reload.`;

it.each([
  ['mountLab', '?v=1', 'The lab', '#app'],
  ['mountEmbed', '?v=1&fig=norms&embed=1', 'The figure', '#app'],
  ['mountArticle', '', 'What moves on this page', '.opening'],
  ['figure', '', 'The figure', '#first-pentagon .stage'],
])('without %s', async (part, search, what, place) => {
  const page = await openWithout(part, search);
  await page.locator(place).getByText(sentence(what)).waitFor();
  expect(await page.locator('#article').isVisible()).toBe(search === '');
  expect(await page.locator('#first-pentagon .poster .drawing svg:visible').count()).toBe(search === '' ? 1 : 0);
  await page.context().close();
});

it('without what is loaded when it is asked for', async () => {
  const page = await openWithout('{ShareDialog,qrCode}', '?v=1&fig=packing&embed=1');
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByText(sentence('The dialog “Share”')).waitFor();
  await page.unroute('**/assets/{ShareDialog,qrCode}-*.js');
  await page.route('**/assets/qrCode-*.js', (route) => route.abort());
  await page.reload();
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByText('QR code', { exact: true }).click();
  await page.getByText(sentence('The QR code')).waitFor();
  await page.context().close();
});

it.each([
  ['an article', '', '#first-pentagon .stage'],
  ['a frame', 'embed.html?v=1&fig=norms&embed=1', '#app'],
])('figures of %s that did not come are tried again when the network is back', async (_, search, place) => {
  const page = await openWithout('figure', search);
  await page.locator(place).getByText(sentence('The figure')).waitFor();
  await page.unroute('**/assets/figure-*.js');
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  await page.locator(`${place} [data-figure]:not([data-status="poster"])`).waitFor();
  expect(await page.locator(place).getByText(sentence('The figure')).count()).toBe(0);
  await page.context().close();
});
