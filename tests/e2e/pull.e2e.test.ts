/** A feature's arrow pulled by mouse, touch and keys, in the plane and in space: the loss follows, and training goes on from there. */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { quiet, reader, stepOf, tableOf, untilStatus } from './page.ts';

const { open } = reader();
const site = inject('siteUrl');

const ENDED = ['paused', 'converged'];
const PLANE = '?v=1&engine=cpu&k=1&speed=max&seed=3';
const trail = (page: Page) => page.locator('.pull-trail').textContent();

/** Columns of the table: feature, norm, dimensionality, bias, hidden units. */
async function directionOf(page: Page, feature: number): Promise<number[]> {
  return (await tableOf(page, 'directions'))[feature]?.slice(4) ?? [];
}

/** Closes the table again: the drawing comes back. */
async function closeTable(page: Page): Promise<void> {
  await page.locator('[data-figure="directions"]').getByRole('button', { name: 'Data' }).click();
}

/** Where a feature's tip is on the page, and the drawing's centre. */
async function tipOf(page: Page, feature: number) {
  await page.locator('[data-figure="directions"] .drawing svg').scrollIntoViewIfNeeded();
  const tip = await page.locator(`[data-figure="directions"] g[data-feature="${feature}"] circle`).first().boundingBox();
  const drawing = await page.locator('[data-figure="directions"] .drawing svg').boundingBox();
  if (!tip || !drawing) throw new Error('the arrow has no box');
  return {
    x: tip.x + tip.width / 2,
    y: tip.y + tip.height / 2,
    centre: { x: drawing.x + drawing.width / 2, y: drawing.y + drawing.height / 2 },
  };
}

it('pulls by mouse in the plane, says the loss, and trains on from there', async () => {
  const page = await open(`${site}${PLANE}`);
  await untilStatus(page, 'directions', ENDED);
  const before = await directionOf(page, 0);
  await closeTable(page);
  const step = await stepOf(page, 'directions');
  const { x, y, centre } = await tipOf(page, 0);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move((x + centre.x) / 2, (y + centre.y) / 2, { steps: 5 });
  await expect.poll(() => trail(page)).toMatch(/^Pulling feature 0, from loss 0\.00\d+ to 0\.0\d+\.$/);
  await page.mouse.up();
  await expect.poll(() => trail(page)).toContain('let go');
  expect(Math.hypot(...before)).toBeGreaterThan(0.9);
  await expect.poll(async () => Math.hypot(...(await directionOf(page, 0)))).toBeLessThan(0.7);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => stepOf(page, 'directions')).toBeGreaterThan(step + 500);
  await untilStatus(page, 'directions', ENDED);
  await expect.poll(async () => Math.hypot(...(await directionOf(page, 0)))).toBeGreaterThan(0.9);
  await quiet(page);
});

it('goes on by itself where it was training, after a pull by touch', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=1&speed=10&seed=3`, { hasTouch: true, viewport: { width: 390, height: 844 } });
  await expect.poll(() => stepOf(page, 'directions')).toBeGreaterThan(5);
  await page.locator('[data-figure="directions"] .drawing svg').scrollIntoViewIfNeeded();
  const { x, y, centre } = await tipOf(page, 1);
  const touch = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove', at: { x: number; y: number }) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x: at.x, y: at.y }] });
  const scrolled = await page.evaluate(() => scrollY);
  await send('touchStart', { x, y });
  for (let share = 1; share <= 6; share++) await send('touchMove', { x: centre.x, y: centre.y - 20 * share });
  await expect.poll(() => trail(page).catch(() => '')).toContain('Pulling feature 1');
  const step = await stepOf(page, 'directions');
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect.poll(() => stepOf(page, 'directions'), { timeout: 30_000 }).toBeGreaterThan(step + 5);
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  await quiet(page);
});

it('pulls by keys in space, and turns the space again afterwards', async () => {
  const page = await open(`${site}?v=1&m=3&engine=cpu&k=1&speed=max&steps=1500&seed=3`);
  await untilStatus(page, 'directions', ENDED);
  const before = await directionOf(page, 0);
  await closeTable(page);
  await page.locator('[data-figure="directions"] .drawing svg').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect.poll(() => trail(page).catch(() => '')).toContain('Pulling feature 0');
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => trail(page)).toContain('let go');
  const after = await directionOf(page, 0);
  expect(Math.hypot(...after.map((value, k) => value - (before[k] ?? 0)))).toBeGreaterThan(0.3);
  await closeTable(page);
  await page.locator('[data-figure="directions"] .drawing svg').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => directionOf(page, 0)).toEqual(after);
  await quiet(page);
});
