/** An exercise in a link: told, not met, met, and set for others. */
import { expect, inject, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { quiet, reader, untilStatus } from './page.ts';
import { field, openDialog } from './shareDialog.ts';

const { open } = reader();
const site = inject('siteUrl');

const ENDED = ['paused', 'converged'];

it('says that a goal is missed, and met once the reader has found how', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=2&S=0&speed=max&steps=1500&goal=represented4in2`);
  const exercise = page.locator('.exercise');
  await expect.poll(() => exercise.textContent()).toContain('Have the model represent at least 4 features in at most 2 hidden dimensions.');
  await untilStatus(page, 'norms', ENDED);
  await expect.poll(() => exercise.getAttribute('data-verdict')).toBe('missed');
  const sparsity = page.getByRole('textbox', { name: 'Sparsity S, typed' });
  await sparsity.fill('0.95');
  await sparsity.press('Enter');
  await expect.poll(() => exercise.getAttribute('data-verdict'), { timeout: 60_000 }).toBe('met');
  expect(new URL(page.url()).searchParams.get('goal')).toBe('represented4in2');
  expect(await axeViolations(page)).toEqual([]);
  await exercise.getByRole('button', { name: 'End the exercise' }).click();
  await expect.poll(() => new URL(page.url()).searchParams.has('goal')).toBe(false);
  await quiet(page);
});

it('is set by touch, and the address carries it to others', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=1&speed=max&steps=300`, { hasTouch: true, viewport: { width: 390, height: 844 } });
  await untilStatus(page, 'norms', ENDED);
  await page.getByText('Set an exercise').tap();
  await page.getByRole('textbox', { name: 'Amount, typed' }).fill('5');
  await page.getByRole('textbox', { name: 'Amount, typed' }).press('Enter');
  await page.getByRole('button', { name: 'Set this exercise' }).tap();
  await expect.poll(() => new URL(page.url()).searchParams.get('goal')).toBe('represented5in2');
  const address = page.url();
  expect(await page.getByRole('textbox', { name: 'Link to this exercise' }).inputValue()).toBe(address);
  await openDialog(page);
  expect(await field(page, 'Link')).toBe(address);
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await quiet(page);
  const other = await open(address);
  await expect.poll(() => other.locator('.exercise').textContent()).toContain('at least 5 features');
  await quiet(other);
});
