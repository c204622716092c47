/** Undo restores what was before the last change, and Back what was before a preset or a moment was opened. */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { quiet, reader, stepOf, untilStatus } from './page.ts';

const { open } = reader();
const site = inject('siteUrl');

const ENDED = ['paused', 'converged'];
const keys = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);
const undo = (page: Page) => page.getByRole('button', { name: 'Undo the last change' });

async function type(page: Page, name: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: `${name}, typed` });
  await field.fill(text);
  await field.press('Enter');
}

it('undoes changes one by one, with the button and with its key, in the order they were made', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=1&speed=30`);
  await untilStatus(page, 'norms', ['training']);
  await type(page, 'Sparsity S', '0.5');
  await type(page, 'Features n', '7');
  await type(page, 'Learning rate', '0.002');
  await expect.poll(() => keys(page)).toMatchObject({ S: '0.5', n: '7', lr: '2e-3' });
  await undo(page).click();
  await expect.poll(() => keys(page).lr).toBeUndefined();
  expect(keys(page)).toMatchObject({ S: '0.5', n: '7' });
  await page.locator('[data-figure="norms"] .drawing svg').focus();
  await page.keyboard.press('z');
  await expect.poll(() => keys(page).n).toBeUndefined();
  await expect.poll(() => page.locator('[data-figure="norms"] svg [data-feature]').count()).toBeGreaterThan(0);
  await page.keyboard.press('z');
  await expect.poll(() => keys(page).S).toBeUndefined();
  expect(await undo(page).isDisabled()).toBe(true);
  expect(await page.getByRole('slider', { name: 'Sparsity S' }).getAttribute('aria-valuetext')).toContain('0.9 ');
  await quiet(page);
});

it('undoes a change by touch', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=1&speed=30`, { hasTouch: true, viewport: { width: 390, height: 844 } });
  await untilStatus(page, 'norms', ['training']);
  await type(page, 'Sparsity S', '0.5');
  await expect.poll(() => keys(page).S).toBe('0.5');
  await undo(page).tap();
  await expect.poll(() => keys(page).S).toBeUndefined();
  await quiet(page);
});

it('goes back to what was before a preset, with its changes, and forward again', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=1&speed=30&m=3`);
  await untilStatus(page, 'norms', ['training']);
  await type(page, 'Sparsity S', '0.7');
  await expect.poll(() => keys(page).S).toBe('0.7');
  await page.getByRole('button', { name: 'Twenty features in five dimensions' }).click();
  await expect.poll(() => keys(page).n).toBe('20');
  await page.goBack();
  await expect.poll(() => keys(page)).toMatchObject({ m: '3', S: '0.7' });
  await expect.poll(() => page.getByRole('slider', { name: 'Features n' }).getAttribute('aria-valuetext')).toBe('5');
  await untilStatus(page, 'norms', ['training']);
  await page.goForward();
  await expect.poll(() => page.getByRole('slider', { name: 'Features n' }).getAttribute('aria-valuetext')).toBe('20');
  await quiet(page);
});

it('goes back from a moment of the shelf', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=1&speed=max&steps=300`);
  await untilStatus(page, 'loss', ENDED);
  await page.locator('.shelf .entry').first().waitFor();
  await page.getByText('More parameters').click();
  await type(page, 'Seed', '5');
  await expect.poll(() => page.locator('.shelf .entry').count(), { timeout: 60_000 }).toBe(2);
  await expect.poll(() => keys(page).seed).toBe('5');
  await page.locator('.shelf .entry').first().click();
  await expect.poll(() => keys(page).seed).toBeUndefined();
  await expect.poll(() => stepOf(page, 'loss')).toBe(300);
  await page.goBack();
  await expect.poll(() => keys(page).seed).toBe('5');
  await quiet(page);
});
