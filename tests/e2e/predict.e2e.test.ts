/** What a link has its reader predict: in the lab, at a figure of the article, in a frame; chosen, drawn, or of the teacher's own. */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { quiet, reader, untilStatus } from './page.ts';
import { field, openDialog, unfold } from './shareDialog.ts';

const { open } = reader();
const site = inject('siteUrl');

const ENDED = ['paused', 'converged'];
const verdict = (page: Page) => page.locator('.asked .verdict');
const RUN = 'engine=cpu&k=1&speed=max&steps=600';

it('holds the lab back until a number is chosen by keys, and then says what came out', async () => {
  const page = await open(`${site}?v=1&${RUN}&ask=represented`);
  await page.getByText('how many features will the model represent?').waitFor();
  expect(await page.locator('[data-figure]').count()).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('button', { name: '2', exact: true }).focus();
  await page.keyboard.press('Enter');
  await untilStatus(page, 'norms', ENDED);
  await expect.poll(() => verdict(page).textContent()).toMatch(/^You were right|^You said: 2\. It is: [345]\./);
  expect(await page.getByRole('button', { name: '2', exact: true }).getAttribute('aria-pressed')).toBe('true');
  await quiet(page);
});

it('has lengths drawn by mouse and by keys, and marks what they became', async () => {
  const page = await open(`${site}?v=1&${RUN}&ask=norms`);
  const bar = (feature: number) => page.getByRole('slider', { name: `Length of feature ${feature}` });
  await bar(0).waitFor();
  const box = await bar(0).boundingBox();
  if (!box) throw new Error('the bar has no box');
  await page.mouse.click(box.x + (box.width * 10) / 12, box.y + box.height / 2);
  await expect.poll(() => bar(0).getAttribute('aria-valuetext')).toBe('1');
  await bar(4).focus();
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: 'That is my prediction' }).click();
  await untilStatus(page, 'norms', ENDED);
  await expect.poll(() => verdict(page).textContent()).toMatch(/Your bars are off by 0?\.?\d+.* on average/);
  expect(await page.locator('.asked .mark').count()).toBe(5);
  expect(await bar(0).getAttribute('aria-valuetext')).toMatch(/^1, it became \d/);
  expect(await axeViolations(page)).toEqual([]);
  await quiet(page);
});

it('asks at a figure of the article, whose picture it takes away, and in a frame, by touch', async () => {
  for (const place of [
    `${site}?v=1&fig=norms&${RUN}&n=20&m=5&ask=represented`,
    `${site}embed.html?v=1&fig=norms&embed=1&${RUN}&n=20&m=5&ask=represented`,
  ]) {
    const page = await open(place, { hasTouch: true, viewport: { width: 390, height: 844 } });
    const answer = page.getByRole('button', { name: '11 to 20' });
    await answer.waitFor({ timeout: 60_000 });
    const figure = page.locator('.live', { has: page.locator('.asked') }).locator('[data-figure="norms"]');
    expect(await figure.count()).toBe(0);
    await answer.tap();
    await expect.poll(() => figure.getAttribute('data-status'), { timeout: 60_000 }).toMatch(/paused|converged/);
    await expect.poll(() => verdict(page).textContent()).toMatch(/^You/);
    await quiet(page);
  }
});

it('asks a question of the teacher’s own before a map of many models, and names one that it cannot ask', async () => {
  const asked = encodeURIComponent('What becomes of it?|*it depends|nothing');
  const page = await open(`${site}embed.html?v=1&fig=packing&embed=1&ask=${asked}`);
  await page.getByRole('button', { name: 'it depends' }).click();
  await page.locator('[data-figure="packing"]').waitFor();
  expect(await verdict(page).textContent()).toBe('You were right. ');
  await quiet(page);
  const other = await open(`${site}embed.html?v=1&fig=packing&embed=1&ask=represented`);
  await other.locator('[data-figure="packing"]').waitFor();
  expect(await other.locator('.asked').textContent()).toContain('ask must be a question and its answers');
  await quiet(other);
});

it('is set by the teacher where the link is made', async () => {
  const page = await open(`${site}?v=1&${RUN}`);
  await untilStatus(page, 'norms', ENDED);
  await openDialog(page);
  await unfold(page, 'Have its reader predict first');
  await page.getByRole('combobox', { name: 'Predict' }).selectOption('own');
  await page.getByRole('textbox', { name: /^The question/ }).fill('Who is dropped at S = 0.9?\nthe first\n*nobody');
  const link = await field(page, 'Link');
  await quiet(page);
  const other = await open(link);
  await other.getByText('Who is dropped at S = 0.9?').waitFor();
  await other.getByRole('button', { name: 'the first' }).click();
  expect(await verdict(other).textContent()).toBe('You said: the first. It is: nobody. ');
  await other.locator('[data-figure="norms"]').waitFor();
  await quiet(other);
});
