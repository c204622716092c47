/** The lab drives a parameter there and back by its program, and draws both branches. */
import { expect, inject, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { quiet, reader, tableOf, untilStatus } from './page.ts';

const { open } = reader();
const site = inject('siteUrl');

it('drives sparsity there and back, by keyboard, and can be stopped', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=1&speed=max&steps=500`);
  await untilStatus(page, 'directions', ['paused', 'converged']);
  await page.getByText('Drive a parameter there and back').focus();
  await page.keyboard.press('Enter');
  const field = (name: string) => page.getByRole('textbox', { name: `${name}, typed` });
  for (const [name, text] of [
    ['From', '0.9'],
    ['To, and back', '0.5'],
    ['Stages each way', '3'],
    ['Steps a stage', '200'],
  ] as const) {
    await field(name).fill(text);
    await field(name).press('Enter');
  }
  const go = page.getByRole('button', { name: 'Drive it there and back' });
  await go.focus();
  await page.keyboard.press('Enter');
  await page.getByText('Both ways are done.').waitFor({ timeout: 60_000 });
  const rows = await tableOf(page, 'hysteresis');
  expect(rows.map(([step]) => step)).toEqual([700, 900, 1100, 1300, 1500, 1700, 1900]);
  expect(await axeViolations(page)).toEqual([]);
  await page.locator('[data-figure="hysteresis"]').getByRole('button', { name: 'Data' }).click();
  expect(await page.locator('[data-branch="there"] circle').count()).toBe(4);
  await field('Steps a stage').fill('100000');
  await field('Steps a stage').press('Enter');
  await go.click();
  await page.getByText(/^Stage 1 of 7/).waitFor();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByText('Stopped.').waitFor();
  await quiet(page);
});

it('names the range of what it cannot do, and works by touch', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=1&speed=max&steps=300`, { hasTouch: true, viewport: { width: 390, height: 844 } });
  await untilStatus(page, 'directions', ['paused', 'converged']);
  await page.getByText('Drive a parameter there and back').tap();
  const stages = page.getByRole('textbox', { name: 'Stages each way, typed' });
  await stages.fill('900');
  await stages.press('Enter');
  await expect.poll(() => page.locator('.hysteresis [role="alert"]').textContent()).toContain('from 1 to 60');
  await stages.fill('2');
  await stages.press('Enter');
  await page.getByRole('button', { name: 'Drive it there and back' }).tap();
  await page.getByText('Both ways are done.').waitFor({ timeout: 60_000 });
  expect(await page.locator('[data-branch="back"] circle').count()).toBe(3);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await quiet(page);
});

it('draws both branches of a slider that the reader moves while the model trains', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=1&speed=50&lr=0.0001&steps=1000000`);
  await untilStatus(page, 'directions', ['training']);
  const slider = page.getByRole('slider', { name: 'Sparsity S' });
  const drawn = page.locator('[data-figure="hysteresis-by-hand"]');
  const points = (branch: string) => drawn.locator(`[data-branch="${branch}"] circle`).count();
  await slider.press('PageDown');
  // What is moved before the drawing is unfolded counts too.
  await page.getByText('Drive a parameter there and back').click();
  await expect.poll(() => points('there'), { timeout: 60_000 }).toBeGreaterThan(1);
  expect(await points('back')).toBe(0);
  await slider.press('PageUp');
  await expect.poll(() => points('back'), { timeout: 60_000 }).toBeGreaterThan(1);
  expect(await axeViolations(page)).toEqual([]);
  await quiet(page);
});
