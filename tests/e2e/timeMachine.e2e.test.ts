/** The steps of a run as a slider: every view and the address follow it, and training goes on from any step to the same numbers. */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { quiet, reader, stepOf, tableOf, untilStatus } from './page.ts';
import { pageTasksWhile } from './trace.ts';

const { open, browser } = reader();
const site = inject('siteUrl');

const ENDED = ['paused', 'converged'];
const slider = (page: Page) => page.getByRole('slider', { name: 'Step to show' });
const newest = (page: Page) => page.getByRole('button', { name: 'To the newest step' });

/** The step that each of the four views shows. */
function steps(page: Page): Promise<string[]> {
  return page.locator('[data-figure]').evaluateAll((figures) => figures.map((figure) => figure.getAttribute('data-step') ?? ''));
}

/** The step that the address opens at; an address may write 1000 as 1e3. */
const stepInAddress = (page: Page): number => Number(new URL(page.url()).searchParams.get('t') ?? Number.NaN);

/** Presses the mouse on the slider at a share of its width. */
async function press(page: Page, share: number): Promise<void> {
  const box = await slider(page).boundingBox();
  if (!box) throw new Error('the slider has no box');
  await page.mouse.click(box.x + share * box.width, box.y + box.height / 2);
}

it('looks back by mouse, and plays on to the same numbers as the first time', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=2&speed=3000&steps=2500`);
  await untilStatus(page, 'loss', ENDED);
  const last = await stepOf(page, 'directions');
  const first = await tableOf(page, 'directions');
  await press(page, 0.4);
  await expect.poll(async () => new Set(await steps(page)).size).toBe(1);
  const step = await stepOf(page, 'directions');
  expect(step).toBeGreaterThan(0);
  expect(step).toBeLessThan(last);
  await expect.poll(() => stepInAddress(page)).toBe(step);
  expect(await page.locator('.status .state').textContent()).toContain('Looking back from step');
  await expect.poll(() => tableOf(page, 'directions')).not.toEqual(first);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => stepOf(page, 'directions'), { timeout: 60_000 }).toBe(last);
  await untilStatus(page, 'loss', ENDED);
  await expect.poll(() => tableOf(page, 'directions')).toEqual(first);
  expect(new URL(page.url()).searchParams.has('t')).toBe(false);
  await quiet(page);
});

it('goes from kept step to kept step by keys, and back to the newest', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=2&speed=3000&steps=1500`);
  await untilStatus(page, 'loss', ENDED);
  const last = await stepOf(page, 'norms');
  await slider(page).focus();
  await page.keyboard.press('Home');
  await expect.poll(() => stepOf(page, 'norms')).toBe(0);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => stepOf(page, 'norms')).toBeGreaterThan(0);
  expect(await slider(page).getAttribute('aria-valuetext')).toMatch(/^step \d+, loss 0\.\d+$/);
  await page.keyboard.press('End');
  await expect.poll(() => stepOf(page, 'norms')).toBe(last);
  await page.keyboard.press('PageDown');
  await expect.poll(() => stepOf(page, 'norms')).toBeLessThan(last);
  await newest(page).click();
  await expect.poll(() => stepOf(page, 'norms')).toBe(last);
  expect(await newest(page).isDisabled()).toBe(true);
  await page.locator('[data-figure="loss"] .drawing svg').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect.poll(() => stepOf(page, 'norms')).toBeLessThan(last);
  await page.keyboard.press('Escape');
  await expect.poll(() => stepOf(page, 'norms')).toBe(last);
  await quiet(page);
});

it('looks back where a finger taps the curve, and scrolls where it moves up', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=2&speed=3000&steps=1500`, { hasTouch: true, viewport: { width: 390, height: 844 } });
  await untilStatus(page, 'loss', ENDED);
  const last = await stepOf(page, 'loss');
  const curve = page.locator('[data-figure="loss"] .drawing svg');
  await curve.scrollIntoViewIfNeeded();
  const box = await curve.boundingBox();
  if (!box) throw new Error('the curve has no box');
  const touch = await page.context().newCDPSession(page);
  const at = (y: number) => [{ x: box.x + box.width / 2, y }];
  const before = await page.evaluate(() => scrollY);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(box.y + 60) });
  for (let y = 90; y <= 240; y += 30) await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(box.y + y) });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect.poll(() => page.evaluate(() => scrollY)).toBeLessThan(before);
  expect(await stepOf(page, 'loss')).toBe(last);
  await curve.scrollIntoViewIfNeeded();
  await curve.tap({ position: { x: box.width / 2, y: box.height / 2 } });
  await expect.poll(() => stepOf(page, 'loss')).toBeLessThan(last);
  await quiet(page);
});

it('marks moved parameters, and shows the values they had', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=2&speed=1000&steps=1200`);
  await expect.poll(() => stepOf(page, 'norms')).toBeGreaterThan(300);
  const sparsity = page.getByRole('slider', { name: 'Sparsity S' });
  await sparsity.focus();
  await page.keyboard.press('PageDown');
  await expect.poll(() => page.locator('.time-bar [data-mark="change"]').count()).toBe(1);
  await untilStatus(page, 'loss', ENDED);
  const now = await sparsity.inputValue();
  await slider(page).focus();
  await page.keyboard.press('Home');
  await expect.poll(() => sparsity.getAttribute('aria-valuetext')).toContain('0.9 ');
  await page.keyboard.press('End');
  await expect.poll(() => sparsity.inputValue()).toBe(now);
  const tip = page.locator('.time-bar .tip');
  const change = /^step .*, loss 0\.\d+\nS 0\.\d+ from step/;
  // It moves to its place at the end of the run within a second.
  const pointAtMark = async () => {
    const [track, mark] = [await slider(page).boundingBox(), await page.locator('.time-bar [data-mark="change"]').boundingBox()];
    await slider(page).hover({ position: { x: (mark?.x ?? 0) + 1 - (track?.x ?? 0), y: 10 } });
    return tip.textContent();
  };
  await expect.poll(pointAtMark, { timeout: 20_000 }).toMatch(change);
  await page.mouse.move(2, 2);
  expect(await tip.count()).toBe(0);
  await page.keyboard.press('Home');
  const goOn = async () => {
    await page.keyboard.press('ArrowRight');
    return tip.textContent();
  };
  await expect.poll(goOn, { timeout: 60_000 }).toMatch(change);
  await expect.poll(() => slider(page).getAttribute('aria-valuetext')).toContain('from step');
  await quiet(page);
});

it('keeps up with the pointer through 200 kept steps of n=80, m=20', async () => {
  const page = await open(`${site}?v=1&n=80&m=20&S=0.99&k=1&engine=cpu&speed=max&steps=20000`);
  await expect.poll(() => stepOf(page, 'norms'), { timeout: 110_000 }).toBeGreaterThan(4200);
  await page.getByRole('button', { name: 'Pause' }).click();
  await untilStatus(page, 'norms', ENDED);
  const box = await slider(page).boundingBox();
  if (!box) throw new Error('the slider has no box');
  const seen = new Set<number>();
  const y = box.y + box.height / 2;
  const tasks = await pageTasksWhile(browser(), page, async () => {
    await page.mouse.move(box.x + box.width - 9, y);
    await page.mouse.down();
    for (let at = 0; at < 200; at++) {
      await page.mouse.move(box.x + 8 + ((box.width - 16) * (199 - at)) / 199, y);
      if (at % 10 === 0) seen.add(await stepOf(page, 'norms'));
    }
    await page.mouse.up();
  });
  expect(seen.size).toBeGreaterThan(10);
  expect(await stepOf(page, 'norms')).toBe(0);
  expect(tasks.slice(0, 5).filter((ms) => ms > 50)).toEqual([]);
  await quiet(page);
}, 240_000);
