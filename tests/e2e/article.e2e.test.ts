/** The article as a reader meets it: prose without JavaScript, figures that train when they come into view, words that set them. */
import { expect, inject, it } from 'vitest';
import { quiet, reader } from './page.ts';

const { open } = reader();
const site = inject('siteUrl');

const CHAPTERS = 11;

it('has its prose without JavaScript', async () => {
  const page = await open(site, { javaScriptEnabled: false });
  expect(await page.locator('section.chapter h2').count()).toBe(CHAPTERS);
  expect((await page.locator('article').textContent())?.length).toBeGreaterThan(10_000);
  await quiet(page);
});

it('trains its first figure in view, and follows the words that act', async () => {
  const page = await open(site);
  const figure = page.locator('#first-pentagon');
  await figure.scrollIntoViewIfNeeded();
  const steps = async () => Number(await figure.locator('[data-figure="directions"]').getAttribute('data-step'));
  await expect.poll(steps, { timeout: 30_000 }).toBeGreaterThan(30);
  await page.getByRole('button', { name: 'Make every feature present all the time' }).click();
  await expect.poll(() => figure.getByRole('textbox', { name: 'Sparsity S, typed' }).inputValue()).toBe('0');
  const before = await steps();
  await expect.poll(steps).toBeGreaterThan(before);
  await quiet(page);
});

it('shows every figure when it is scrolled through', async () => {
  const page = await open(site);
  const slots = await page.locator('figure.slot').evaluateAll((found) => found.map(({ id }) => id));
  expect(slots.length).toBeGreaterThanOrEqual(CHAPTERS);
  for (const slot of slots) {
    await page.locator(`#${slot}`).scrollIntoViewIfNeeded();
    await page.locator(`#${slot} [data-figure] svg[viewBox]`).first().waitFor();
  }
  await quiet(page);
});
