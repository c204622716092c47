/** A list of links is presented one after the other, by keys, clicks and touch, also while a figure has the focus; it is kept, and made from the page alone. */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { quiet, reader, untilStatus } from './page.ts';
import { openDialog, unfold } from './shareDialog.ts';

const { open } = reader();
const site = inject('siteUrl');

it('steps through a lesson at 2560 × 1440, with large letters, and ends', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=1&speed=max&steps=300`, { viewport: { width: 2560, height: 1440 } });
  await untilStatus(page, 'norms', ['paused', 'converged']);
  await page.getByText('Present a list of links').click();
  const list = page.getByRole('textbox', { name: /^Links to figures/ });
  await list.fill(`nonsense\n${site}?v=1&engine=cpu&k=1&speed=max&t=200&S=0.5\n${site}?v=1&fig=packing`);
  await page.getByText('Line 1 is no link to a figure or to the lab.').waitFor();
  await page.getByRole('button', { name: 'Present these links' }).click();
  const stage = page.locator('.lesson-stage');
  const shown = stage.frameLocator('iframe');
  await shown.locator('[data-figure="directions"][data-step="200"]').waitFor({ timeout: 60_000 });
  expect(await stage.getByRole('status').textContent()).toContain('S = 0.5, step 200 (1 of 2)');
  expect(await stage.boundingBox()).toEqual({ x: 0, y: 0, width: 2560, height: 1440 });
  const within = await stage
    .locator('iframe')
    .evaluate((frame) => (frame instanceof HTMLIFrameElement ? frame.contentWindow?.innerWidth : 0));
  expect(within).toBeLessThan(1300);
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('PageDown');
  await shown.locator('[data-figure="packing"]').waitFor({ timeout: 60_000 });
  await shown.locator('[data-figure="packing"] .drawing svg').first().focus();
  await page.keyboard.press('PageUp');
  await shown.locator('[data-figure="directions"]').waitFor({ timeout: 60_000 });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.classList.contains('pointer-rests')), { timeout: 10_000 })
    .toBe(true);
  await stage.getByRole('button', { name: 'End the lesson' }).focus();
  await page.keyboard.press('Escape');
  await expect.poll(() => stage.count()).toBe(0);
  await page.reload();
  await page.locator('.lab').waitFor();
  await page.getByText('Present a list of links').click();
  expect(await list.inputValue()).toContain('fig=packing');
  await quiet(page);
});

const PARTS = { directions: '.drawing svg', packing: '.main-controls' };

it.each([
  [1440, 900],
  [1920, 1080],
  [2560, 1440],
])('gives a figure the height of the stage at %d × %d', async (width, height) => {
  const page = await open(`${site}?v=1&engine=cpu&k=1&steps=300`, { viewport: { width, height } });
  await page.getByText('Present a list of links').click();
  const links = Object.keys(PARTS).map((fig) => `${site}?v=1&fig=${fig}`);
  await page.getByRole('textbox', { name: /^Links to figures/ }).fill(links.join('\n'));
  await page.getByRole('button', { name: 'Present these links' }).click();
  const shown = page.locator('.lesson-stage').frameLocator('iframe');
  const bar = (await page.locator('.lesson-bar').boundingBox())?.y ?? 0;
  for (const [fig, part] of Object.entries(PARTS)) {
    await shown.locator(`[data-figure="${fig}"]`).waitFor({ timeout: 60_000 });
    const bottom = async () => {
      const box = await shown.locator(part).first().boundingBox();
      return box ? (box.y + box.height) / bar : 0;
    };
    await expect.poll(bottom).toBeGreaterThan(0.8);
    await expect.poll(bottom).toBeLessThanOrEqual(1);
    await page.keyboard.press('PageDown');
  }
  await quiet(page);
});

const RUN = 'engine=cpu&k=1&speed=max&steps=300';

async function addToLesson(page: Page): Promise<void> {
  await openDialog(page);
  await page.locator('dialog').getByRole('button', { name: 'Add to the lesson' }).click();
  await page.locator('dialog').getByText('Added.').waitFor();
  await page.keyboard.press('Escape');
}

it('is prepared from the page alone: a prediction, a comparison and an exercise, and shown by clicks', async () => {
  const page = await open(`${site}?v=1&fig=directions&${RUN}`, { viewport: { width: 2560, height: 1440 } });
  const figure = page.locator('.live', { has: page.locator('[data-figure="directions"][data-step="300"]') });
  await figure.locator('summary', { hasText: 'More' }).click({ timeout: 60_000 });
  await figure.getByRole('button', { name: 'Share' }).click();
  await unfold(page, 'Have its reader predict first');
  await page.getByRole('combobox', { name: 'Predict' }).selectOption('represented');
  await page.locator('dialog').getByRole('button', { name: 'Add to the lesson' }).click();
  await page.locator('dialog').getByText('Added.').waitFor();
  await page.goto(`${site}?v=1&${RUN}`);
  await untilStatus(page, 'norms', ['paused', 'converged']);
  await page.getByText('Present a list of links').click();
  await page.getByRole('button', { name: 'Pin this run' }).click();
  await addToLesson(page);
  await page.getByText('Set an exercise').click();
  await page.locator('.hysteresis').getByRole('button', { name: 'Add to the lesson' }).click();
  await expect
    .poll(() => page.locator('.lesson li').allTextContents())
    .toEqual([
      expect.stringMatching(/^Feature directions: /),
      expect.stringMatching(/^Comparison: /),
      expect.stringMatching(/^Exercise: /),
    ]);
  await page.getByRole('button', { name: 'Present these links' }).click();
  const stage = page.locator('.lesson-stage');
  const shown = stage.frameLocator('iframe');
  await shown.getByText('how many features will the model represent?').waitFor({ timeout: 60_000 });
  await stage.getByRole('button', { name: 'Next' }).click();
  await shown.locator('.comparison').waitFor({ timeout: 60_000 });
  await stage.getByRole('button', { name: 'Next' }).click();
  await shown.getByText('Have the model represent at least 4 features').waitFor({ timeout: 60_000 });
  expect(await stage.getByRole('button', { name: 'Next' }).getAttribute('aria-disabled')).toBe('true');
  const letters = await stage.getByRole('status').evaluate((words) => Number.parseFloat(getComputedStyle(words).fontSize));
  expect(letters).toBeGreaterThan(28);
  await stage.getByRole('button', { name: 'End the lesson' }).click();
  await quiet(page);
});

it('steps by touch, and by a clicker right after a slider was dragged', async () => {
  const page = await open(`${site}?v=1&${RUN}`, { hasTouch: true });
  await page.getByText('Present a list of links').tap();
  await page.getByRole('textbox', { name: /^Links to figures/ }).fill(`?v=1&${RUN}\n?v=1&fig=norms&${RUN}`);
  await page.getByRole('button', { name: 'Present these links' }).tap();
  const stage = page.locator('.lesson-stage');
  const shown = stage.frameLocator('iframe');
  await stage.getByRole('button', { name: 'Next' }).tap();
  await shown.locator('[data-figure="norms"]').waitFor({ timeout: 60_000 });
  await stage.getByRole('button', { name: 'Previous' }).tap();
  await shown.locator('[data-figure="directions"][data-step="300"]').waitFor({ timeout: 60_000 });
  await shown.getByRole('slider', { name: 'Sparsity S' }).click();
  await page.keyboard.press('PageDown');
  await shown.locator('[data-figure="norms"]').waitFor({ timeout: 60_000 });
  await page.keyboard.press('Escape');
  await expect.poll(() => stage.count()).toBe(0);
  await quiet(page);
});
