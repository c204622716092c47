/** The arithmetic behind arrow, bar, cell, bias and loss, with the numbers in, for the feature that is selected in any view. */
import { expect, inject, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { quiet, reader, tableOf, untilStatus } from './page.ts';

const { open } = reader();
const site = inject('siteUrl');

it('follows the feature selected by keys, and agrees with the matrix', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=1&speed=max&steps=600`);
  await untilStatus(page, 'norms', ['paused', 'converged']);
  await page.getByText('Arithmetic, with the numbers in').click();
  const texts = page.locator('.arithmetic dd');
  await expect.poll(() => texts.first().textContent()).toContain('‖W0‖² = ');
  await page.locator('[data-figure="norms"] .drawing svg').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const selected = page.getByRole('combobox', { name: 'Feature', exact: true });
  await expect.poll(() => selected.inputValue()).not.toBe('0');
  const feature = Number(await selected.inputValue());
  await page.getByRole('combobox', { name: 'Beside feature' }).selectOption('0');
  const [, product = Number.NaN] = (await tableOf(page, 'interference'))[feature] ?? [];
  const shown = async () => Number((await texts.nth(1).textContent())?.split('= ').at(-1)?.replace('−', '-'));
  await expect.poll(shown).toBeCloseTo(product, 2);
  expect(await axeViolations(page)).toEqual([]);
  await quiet(page);
});

it('follows the feature that is tapped, or clicked', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=1&speed=max&steps=600`, { hasTouch: true });
  await untilStatus(page, 'norms', ['paused', 'converged']);
  await page.getByText('Arithmetic, with the numbers in').tap();
  const selected = page.getByRole('combobox', { name: 'Feature', exact: true });
  await selected.waitFor();
  const bar = (feature: number) => page.locator(`[data-figure="norms"] [data-feature="${feature}"]`).first();
  await bar(2).tap();
  await expect.poll(() => selected.inputValue()).toBe('2');
  await bar(1).click();
  await expect.poll(() => selected.inputValue()).toBe('1');
  await quiet(page);
});
