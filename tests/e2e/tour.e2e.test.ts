/** The tour of the first figure: offered in its caption, each step ended by the reader's own action, by mouse, by touch and by keys. */

import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { quiet, reader } from './page.ts';

const { open } = reader();
const SITE = inject('siteUrl');

const figure = (page: Page) => page.locator('#first-pentagon');
const tour = (page: Page) => figure(page).getByRole('region', { name: 'A short tour' });
const sparsity = (page: Page) => figure(page).getByRole('slider', { name: 'Sparsity' }).first();
const arrow = (page: Page) => figure(page).locator('.drawing svg g[data-feature] > circle').first();
const says = (page: Page, text: string) => expect.poll(() => tour(page).innerText(), { timeout: 30_000 }).toContain(text);

async function begun(page: Page): Promise<void> {
  await expect.poll(() => figure(page).locator('.figure[data-figure]').getAttribute('data-status'), { timeout: 30_000 }).toBe('training');
  await figure(page).getByRole('button', { name: 'Take a short tour' }).press('Enter');
  await says(page, 'Step 1 of 3.');
}

it('is stepped through by keys alone, ends and gives the focus back', async () => {
  const page = await open(SITE);
  await begun(page);
  await figure(page).locator('.drawing svg').first().press('ArrowRight');
  await says(page, 'Step 2 of 3.');
  await sparsity(page).press('Home');
  await says(page, 'Step 3 of 3.');
  await sparsity(page).press('End');
  await says(page, 'That was the tour.');
  await tour(page).getByRole('button', { name: 'Done' }).press('Enter');
  await expect.poll(() => tour(page).count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('tour-start');
  await quiet(page);
});

it('follows the mouse, passes the checks for access, and can be ended at any step', async () => {
  const page = await open(SITE);
  await begun(page);
  await arrow(page).hover();
  await says(page, 'Step 2 of 3.');
  expect(await axeViolations(page)).toEqual([]);
  await tour(page).getByRole('button', { name: 'End the tour' }).click();
  await expect.poll(() => tour(page).count()).toBe(0);
  await quiet(page);
});

it.each([
  ['the button that opened it', (page: Page) => figure(page).getByRole('button', { name: 'Take a short tour' })],
  ['the drawing', (page: Page) => figure(page).locator('.drawing svg').first()],
  ['the slider', sparsity],
  ['its own button', (page: Page) => tour(page).getByRole('button', { name: 'End the tour' })],
])('is ended by Escape from %s, and gives the focus back', async (_, place) => {
  const page = await open(SITE);
  await begun(page);
  await place(page).focus();
  await page.keyboard.press('Escape');
  await expect.poll(() => tour(page).count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('tour-start');
  await quiet(page);
});

it('stays where Escape closes a dialog or drops what was typed', async () => {
  const page = await open(SITE);
  await begun(page);
  await figure(page).getByText('More', { exact: true }).click();
  await figure(page).getByRole('button', { name: 'Share' }).click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await figure(page).getByRole('textbox', { name: 'Sparsity S, typed' }).first().press('Escape');
  expect(await tour(page).count()).toBe(1);
  await quiet(page);
});

it('follows a finger on a phone, beside the drawing', async () => {
  const page = await open(SITE, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  await begun(page);
  await arrow(page).tap();
  await says(page, 'Step 2 of 3.');
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await quiet(page);
});
