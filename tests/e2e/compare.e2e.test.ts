/** A pinned run and the next one together: named, drawn over each other, subtracted, and held by one address. */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { quiet, reader, tableOf, untilStatus } from './page.ts';

const { open } = reader();
const site = inject('siteUrl');

const ENDED = ['paused', 'converged'];
const LINK = '?v=1&engine=cpu&k=1&speed=max&steps=1500';
const words = (page: Page) => page.locator('.pinned-run [role="status"]').textContent();
const pin = (page: Page) => page.getByRole('button', { name: 'Pin this run' });

/** Columns of the table of norms: feature, now, pinned, difference. */
async function columns(page: Page): Promise<number[][]> {
  const rows = await tableOf(page, 'compare-norms');
  return [1, 2, 3].map((column) => rows.map((row) => row[column] ?? Number.NaN));
}

it('pins by mouse, names the one thing that is changed, and draws both', async () => {
  const page = await open(`${site}${LINK}`);
  await untilStatus(page, 'directions', ENDED);
  const before = (await tableOf(page, 'norms')).map((row) => row[1] ?? Number.NaN);
  const top = async () => (await page.locator('[data-figure="directions"] svg[role="img"]').boundingBox())?.y ?? 0;
  const unpinned = await top();
  await pin(page).click();
  await expect.poll(() => words(page)).toBe('Pinned: n = 5, m = 2, seed 0, step 1\u202f500. Configuration and seed are the same.');
  expect((await top()) - unpinned).toBeLessThan(60);
  await page.locator('[data-figure="compare-loss"]').waitFor();
  await page.getByRole('button', { name: 'See both' }).click();
  await expect
    .poll(() => page.locator('.comparison').evaluate((part) => part.getBoundingClientRect().top), { timeout: 10_000 })
    .toBeLessThan(450);
  await page.getByText('More parameters').click();
  await page.getByRole('combobox', { name: 'Output', exact: true }).selectOption('linear');
  await untilStatus(page, 'directions', ENDED);
  await expect.poll(() => words(page)).toContain('linear instead of ReLU');
  expect(await page.locator('[data-figure="compare-directions"] [data-ghost]').count()).toBe(5);
  await expect.poll(async () => (await columns(page))[1]).toEqual(before);
  const [now = [], pinned = [], difference = []] = await columns(page);
  expect(difference.map((value, f) => Math.abs(value - ((now[f] ?? 0) - (pinned[f] ?? 0))) < 1e-6)).toEqual([true, true, true, true, true]);
  expect(Math.max(...difference.map(Math.abs))).toBeGreaterThan(0.3);
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Remove the pin' }).click();
  await expect.poll(() => page.locator('.comparison').count()).toBe(0);
  await expect.poll(() => new URL(page.url()).searchParams.has('pin')).toBe(false);
  await quiet(page);
});

it('goes to where both will be drawn while the drawings load, and says that they do', async () => {
  const page = await open(`${site}${LINK}`);
  let load = () => {};
  const mayLoad = new Promise<void>((resolve) => {
    load = resolve;
  });
  await page.route('**/assets/Comparison-*.js', (route) => mayLoad.then(() => route.continue()));
  await untilStatus(page, 'directions', ENDED);
  await pin(page).click();
  await page.getByRole('button', { name: 'See both' }).click();
  const top = () => page.locator('.comparison').evaluate((part) => part.getBoundingClientRect().top);
  await expect.poll(top).toBeLessThan(100);
  await page.getByText('Loading the drawings of both runs').waitFor();
  load();
  await page.locator('[data-figure="compare-loss"]').waitFor();
  expect(await top()).toBeLessThan(100);
  await quiet(page);
});

it('holds both runs in one address, which trains the pinned one again', async () => {
  const page = await open(`${site}${LINK}`);
  await untilStatus(page, 'directions', ENDED);
  await pin(page).focus();
  await page.keyboard.press('Enter');
  const sparsity = page.getByRole('textbox', { name: 'Sparsity S, typed' });
  await sparsity.fill('0.5');
  await sparsity.press('Enter');
  await untilStatus(page, 'directions', ENDED);
  await expect.poll(() => new URL(page.url()).searchParams.get('pin')).toContain('t~1500');
  await expect.poll(() => new URL(page.url()).searchParams.get('S')).toBe('0.5');
  const [, pinned] = await columns(page);
  const address = page.url();
  await quiet(page);
  const again = await open(address);
  await expect.poll(() => words(again).catch(() => ''), { timeout: 60_000 }).toContain('Sparsity S 0.5');
  await expect.poll(async () => (await columns(again))[1]).toEqual(pinned);
  await quiet(again);
});

it('pins by touch on a phone, and says that other shapes have no difference', async () => {
  const page = await open(`${site}${LINK}`, { hasTouch: true, viewport: { width: 390, height: 844 } });
  await untilStatus(page, 'directions', ENDED);
  await pin(page).tap();
  await page.locator('.comparison').waitFor();
  const features = page.getByRole('textbox', { name: 'Features n, typed' });
  await features.fill('6');
  await features.press('Enter');
  await expect.poll(() => page.locator('.comparison').textContent()).toContain('Models of different shapes have no difference.');
  expect(await page.locator('[data-figure="compare-loss"]').count()).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await quiet(page);
});
