/** The lab's views are arranged as the reader likes and stay so; one fills the window, and the shelf is presented in it. */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { quiet, reader, stepOf, untilStatus } from './page.ts';

const { open } = reader();
const site = inject('siteUrl');

const ENDED = ['paused', 'converged'];
const LINK = '?v=1&engine=cpu&k=1&speed=max&steps=400';
const tool = (page: Page, name: string) => page.getByRole('button', { name });
const order = (page: Page) =>
  page.locator('.views > .view [data-figure]').evaluateAll((views) => views.map((view) => view.getAttribute('data-figure')));

it('folds and moves views by keys, and remembers it', async () => {
  const page = await open(`${site}${LINK}`);
  await untilStatus(page, 'loss', ENDED);
  expect(await order(page)).toEqual(['directions', 'norms', 'interference', 'loss']);
  await tool(page, 'Move earlier: Loss over training').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => order(page)).toEqual(['directions', 'norms', 'loss', 'interference']);
  await page.keyboard.press('Enter');
  await expect.poll(() => order(page)).toEqual(['directions', 'loss', 'norms', 'interference']);
  await tool(page, 'Fold: Feature norms').click();
  await expect.poll(() => order(page)).toEqual(['directions', 'loss', 'interference']);
  await page.reload();
  await untilStatus(page, 'loss', ENDED);
  await expect.poll(() => order(page)).toEqual(['directions', 'loss', 'interference']);
  await tool(page, 'Unfold: Feature norms').click();
  await expect.poll(() => order(page)).toEqual(['directions', 'loss', 'norms', 'interference']);
  expect(await axeViolations(page)).toEqual([]);
  await quiet(page);
});

it('moves a view that is dragged by its grip, by mouse and by finger', async () => {
  const page = await open(`${site}${LINK}`, { hasTouch: true, viewport: { width: 1280, height: 2200 } });
  await untilStatus(page, 'loss', ENDED);
  const middle = async (selector: string) => {
    const box = await page.locator(selector).boundingBox();
    if (!box) throw new Error(`no box of ${selector}`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const view = (figure: string) => `.views > .view:has([data-figure="${figure}"])`;
  const [from, to] = [await middle(`${view('loss')} .grip`), await middle(view('directions'))];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => order(page)).toEqual(['loss', 'directions', 'norms', 'interference']);
  const [grip, place] = [await middle(`${view('loss')} .grip`), await middle(view('directions'))];
  const touch = await page.context().newCDPSession(page);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [grip] });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [place] });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect.poll(() => order(page)).toEqual(['directions', 'loss', 'norms', 'interference']);
  await quiet(page);
});

it('fills the window with one view by touch, letters too, and gives it back', async () => {
  const page = await open(`${site}${LINK}`, { hasTouch: true, viewport: { width: 1280, height: 800 } });
  await untilStatus(page, 'norms', ENDED);
  const letters = () =>
    page
      .locator('[data-figure="norms"] .drawing text')
      .first()
      .evaluate((text) => text.getBoundingClientRect().height);
  const before = await letters();
  await tool(page, 'Fill the window: Feature norms').tap();
  const view = page.locator('.view[data-enlarged="true"]');
  const box = await view.boundingBox();
  expect(box).toMatchObject({ x: 0, y: 0, width: 1280, height: 800 });
  await expect.poll(letters).toBeGreaterThan(1.2 * before);
  expect(await view.evaluate((element) => element.scrollHeight - element.clientHeight)).toBeLessThanOrEqual(1);
  await page.keyboard.press('Escape');
  await expect.poll(() => view.count()).toBe(0);
  await expect.poll(letters).toBe(before);
  await quiet(page);
});

it('puts what ends on the shelf, returns to it, and presents it by keys', async () => {
  const page = await open(`${site}${LINK}`);
  await untilStatus(page, 'loss', ENDED);
  const entries = page.locator('.shelf .entry');
  await expect.poll(() => entries.count()).toBe(1);
  const sparsity = page.getByRole('textbox', { name: 'Sparsity S, typed' });
  await sparsity.fill('0.5');
  await sparsity.press('Enter');
  await expect.poll(() => stepOf(page, 'loss'), { timeout: 30_000 }).toBe(800);
  await expect.poll(() => entries.count()).toBe(2);
  await entries.first().click();
  await expect.poll(() => stepOf(page, 'loss')).toBe(400);
  await expect.poll(() => page.getByRole('slider', { name: 'Sparsity S' }).getAttribute('aria-valuetext')).toContain('0.9 ');
  await tool(page, 'Present the shelf').click();
  await page.keyboard.press('PageDown');
  await expect.poll(() => page.locator('.view .moment').textContent()).toContain('(1 of 2)');
  await page.keyboard.press('PageDown');
  await expect.poll(() => page.locator('.view .moment').textContent()).toContain('S = 0.5');
  await expect.poll(() => stepOf(page, 'directions'), { timeout: 30_000 }).toBe(800);
  await tool(page, 'Previous').click();
  await expect.poll(() => page.locator('.view .moment').textContent()).toContain('(1 of 2)');
  await tool(page, 'Next').click();
  await expect.poll(() => page.locator('.view .moment').textContent()).toContain('(2 of 2)');
  await expect
    .poll(() => page.evaluate(() => document.documentElement.classList.contains('pointer-rests')), { timeout: 10_000 })
    .toBe(true);
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /^Remove / })
    .first()
    .click();
  await expect.poll(() => entries.count()).toBe(1);
  await page.goBack();
  await page.locator('.lab').waitFor();
  await quiet(page);
});

it('returns to what stands on the shelf by touch, and presents it', async () => {
  const page = await open(`${site}${LINK}`, { hasTouch: true });
  await untilStatus(page, 'loss', ENDED);
  const entry = page.locator('.shelf .entry').first();
  await entry.waitFor();
  await tool(page, 'One step').first().tap();
  await expect.poll(() => stepOf(page, 'loss')).toBe(401);
  await entry.tap();
  await expect.poll(() => stepOf(page, 'loss')).toBe(400);
  await tool(page, 'Present the shelf').tap();
  await tool(page, 'Next').tap();
  await expect.poll(() => page.locator('.view .moment').textContent()).toContain('(1 of 1)');
  await page.getByRole('button', { name: 'Back to its size: Feature directions' }).tap();
  await expect.poll(() => page.locator('.view[data-enlarged="true"]').count()).toBe(0);
  await quiet(page);
});
