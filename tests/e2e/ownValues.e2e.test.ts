/** Bars of single features: moved by mouse, finger and keys, or typed; the run goes on with them, and the address carries them. */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { quiet, reader, stepOf, untilStatus } from './page.ts';

const { open } = reader();
const site = inject('siteUrl');

/** Slow enough that it trains throughout. */
const LINK = '?v=1&engine=cpu&k=1&speed=30';
const bar = (page: Page, name: string) => page.getByRole('slider', { name });
const ownIn = (page: Page) => new URL(page.url()).searchParams.get('own') ?? '0';

async function opened(page: Page): Promise<void> {
  await untilStatus(page, 'norms', ['training']);
  await page.getByText('Sparsity and importance of single features').click();
  await bar(page, 'Importance of feature 3').waitFor();
}

async function boxOf(page: Page, name: string) {
  await bar(page, name).scrollIntoViewIfNeeded();
  const box = await bar(page, name).boundingBox();
  if (!box) throw new Error(`no box of ${name}`);
  return box;
}

it('takes a bar dragged by mouse, trains on with it, and undoes the drag as one step', async () => {
  const page = await open(`${site}${LINK}`);
  await opened(page);
  const before = await stepOf(page, 'norms');
  const { x, y, width, height } = await boxOf(page, 'Importance of feature 3');
  await page.mouse.move(x + 0.36 * width, y + height / 2);
  await page.mouse.down();
  for (const share of [0.4, 0.5, 0.6, 0.75]) await page.mouse.move(x + share * width, y + height / 2);
  await page.mouse.up();
  await expect.poll(() => ownIn(page)).toMatch(/^3I1\.5/);
  expect(await bar(page, 'Importance of feature 3').getAttribute('aria-valuetext')).toContain(', its own');
  await expect.poll(() => stepOf(page, 'norms')).toBeGreaterThan(before);
  await page.getByRole('button', { name: 'Undo the last change' }).click();
  await expect.poll(() => ownIn(page)).toBe('0');
  expect(await bar(page, 'Importance of feature 3').getAttribute('aria-valuetext')).toBe('0.729');
  await quiet(page);
});

it('takes keys and typed numbers, and lets a feature follow the sliders again', async () => {
  const page = await open(`${site}${LINK}`);
  await opened(page);
  await bar(page, 'Sparsity of feature 1').focus();
  await page.keyboard.press('Home');
  await expect.poll(() => ownIn(page)).toBe('1S0');
  const field = page.getByRole('textbox', { name: 'Importance of feature 1, typed' });
  await field.fill('25');
  await field.press('Enter');
  await expect.poll(() => ownIn(page)).toBe('1S0I25');
  await field.fill('much');
  await field.press('Enter');
  await expect
    .poll(() => page.locator('.own-values [role="alert"]').textContent())
    .toContain('Importance of feature 1 must be a number from 0 to 1000');
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('slider', { name: 'Sparsity S' }).press('End');
  await expect.poll(() => bar(page, 'Sparsity of feature 0').getAttribute('aria-valuetext')).toBe('0.999');
  expect(await bar(page, 'Sparsity of feature 1').getAttribute('aria-valuetext')).toBe('0, its own');
  await page.getByRole('button', { name: 'Feature 1 follows the sliders again' }).press('Enter');
  await expect.poll(() => ownIn(page)).toBe('0');
  await quiet(page);
});

it('follows a finger sideways, and lets it scroll the page', async () => {
  const page = await open(`${site}${LINK}&own=2I1`, { hasTouch: true, viewport: { width: 390, height: 844 } });
  await opened(page);
  const { x, y, width, height } = await boxOf(page, 'Importance of feature 2');
  const touch = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...at: readonly { readonly x: number; readonly y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: [...at] });
  const scrolled = () => page.evaluate(() => scrollY);
  const middle = { x: x + width / 2, y: y + height / 2 };
  const before = await scrolled();
  await send('touchStart', middle);
  for (let by = 20; by <= 120; by += 20) await send('touchMove', { x: middle.x, y: middle.y - by });
  await send('touchEnd');
  await expect.poll(scrolled).toBeGreaterThan(before);
  expect(ownIn(page)).toBe('2I1');
  const now = await boxOf(page, 'Importance of feature 2');
  const from = { x: now.x + now.width / 2, y: now.y + now.height / 2 };
  await send('touchStart', from);
  for (const share of [0.1, 0.2, 0.3, 0.4]) await send('touchMove', { x: from.x + share * now.width, y: from.y });
  await send('touchEnd');
  await expect.poll(() => ownIn(page)).toMatch(/^2I1\.[789]/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await quiet(page);
});

it('replays a link in which they changed on the way', async () => {
  const link = `${site}?v=1&engine=cpu&k=1&t=400&ch=150own1S0.2I3_300own0`;
  const page = await open(link);
  await page.waitForSelector('[data-figure="norms"][data-step="400"][data-status="paused"]');
  expect(await page.getByRole('alert').first().textContent()).toBe('');
  await page.getByRole('slider', { name: 'Step to show' }).focus();
  await page.getByText('Sparsity and importance of single features').click();
  await bar(page, 'Sparsity of feature 1').waitFor();
  const title = page.locator('.time-bar [data-mark="change"]');
  await expect.poll(() => title.count()).toBe(2);
  await quiet(page);
});
