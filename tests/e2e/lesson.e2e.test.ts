/** A list of links is presented one after the other, by keys, also while a figure has the focus; the list is kept. */
import { expect, inject, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { quiet, reader, untilStatus } from './page.ts';

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
