/** The seeds of the lab: hundreds of them leave the page free, and the one that is shown is named, chosen and kept by every kind of hand. */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { quiet, reader, stepOf, untilStatus } from './page.ts';
import { longTasksWhile } from './trace.ts';

const { open, browser } = reader();
const site = inject('siteUrl');

const seeds = (page: Page) => page.locator('.seeds button');
const shown = (page: Page) => page.locator('.shown-seed [role="status"]').textContent();

it('has no task of more than 50 ms of CPU time while 256 seeds train as fast as they go', async () => {
  const page = await open(`${site}?v=1&k=256&speed=max`);
  await expect.poll(() => stepOf(page, 'directions'), { timeout: 60_000 }).toBeGreaterThan(100);
  const before = await stepOf(page, 'directions');
  expect(await longTasksWhile(browser(), page, () => page.waitForTimeout(4000))).toEqual([]);
  expect(await stepOf(page, 'directions')).toBeGreaterThan(before);
  // All the pictures are one element, and not blank.
  expect(await page.locator('.seed-choice svg').count()).toBe(0);
  expect(await paintedShare(page)).toBeGreaterThan(0.01);
  await quiet(page);
});

/** Of the canvas with the pictures. */
function paintedShare(page: Page): Promise<number> {
  return page.locator('.seeds canvas').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return 0;
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let painted = 0;
    for (let at = 3; at < data.length; at += 4) painted += Number((data[at] ?? 0) > 0);
    return (4 * painted) / data.length;
  });
}

it('names the seed shown by its value, keeps the one chosen by mouse, and lets the best back', async () => {
  const page = await open(`${site}?v=1&seed=40&k=4&speed=max&steps=3000`);
  await untilStatus(page, 'loss', ['paused', 'converged']);
  await expect.poll(() => shown(page)).toMatch(/^Shown: seed 4[0-3], (as good as )?the best of 4\./);
  await seeds(page).filter({ hasText: 'Seed 42' }).click();
  await expect.poll(() => shown(page)).toMatch(/^Shown: seed 42, kept\. (It is the best|The best is seed 4[013])\.$/);
  expect(await seeds(page).filter({ hasText: 'Seed 42' }).getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('button', { name: 'Show the best' }).click();
  await expect.poll(() => shown(page)).toContain('the best of 4');
  await page.getByRole('button', { name: /^Keep seed 4[0-3]$/ }).click();
  await expect.poll(() => shown(page)).toContain('kept. It is the best.');
  await quiet(page);
});

it('chooses a seed by touch, and by keys with one tab stop for all', async () => {
  const page = await open(`${site}?v=1&k=8&speed=max&steps=1000`, { hasTouch: true, viewport: { width: 390, height: 844 } });
  await untilStatus(page, 'loss', ['paused', 'converged']);
  await seeds(page).nth(5).tap();
  await expect.poll(() => shown(page)).toContain('seed 5, kept');
  expect(await page.locator('.seeds button[tabindex="0"]').count()).toBe(1);
  await page.locator('.seeds button[tabindex="0"]').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect.poll(() => shown(page)).toContain('seed 6, kept');
  await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await expect.poll(() => shown(page)).toContain('seed 0, kept');
  expect(await page.locator('.seeds button[tabindex="0"]').count()).toBe(1);
  await quiet(page);
});

it('counts what became of the seeds, and shows the best of each kind', async () => {
  const page = await open(`${site}?v=1&k=8&speed=max`);
  await untilStatus(page, 'loss', ['paused', 'converged']);
  const outcomes = page.getByRole('list', { name: 'What became of the seeds' }).getByRole('button');
  const counts = async () => (await outcomes.allTextContents()).map((text) => Number(/^(\d+) of 8: ./.exec(text)?.[1]));
  await expect.poll(async () => (await counts()).reduce((sum, count) => sum + count, 0)).toBe(8);
  await expect.poll(() => outcomes.allTextContents()).toContainEqual(expect.stringContaining('pentagon'));
  await outcomes.last().click();
  await expect.poll(() => shown(page)).toContain('kept');
  await quiet(page);
});

it('names the columns of the loss by the values of the seeds', async () => {
  const page = await open(`${site}?v=1&seed=100&k=2&speed=max&steps=300`);
  await untilStatus(page, 'loss', ['paused', 'converged']);
  const loss = page.locator('[data-figure="loss"]');
  await loss.getByRole('button', { name: 'Data' }).click();
  expect(await loss.locator('th').allTextContents()).toEqual(['step', 'loss of seed 100', 'loss of seed 101']);
  await quiet(page);
});
