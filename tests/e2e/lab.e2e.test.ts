/** The lab as a reader uses it: it trains to the paper's pictures, follows the slider without a reset, and comes back by its address. */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { quiet, reader, stepOf, tableOf, untilStatus } from './page.ts';

const { open } = reader();
const site = inject('siteUrl');

const ENDED = ['converged', 'paused'];

/** Columns of the directions' table: feature, norm, dimensionality, bias, hidden 0, hidden 1. */
const NORM = 1;
const HIDDEN = 4;

async function norms(page: Page): Promise<number[]> {
  return (await tableOf(page, 'directions')).map((row) => row[NORM] ?? Number.NaN);
}

/** Angles between neighbouring directions, in degrees. */
async function gaps(page: Page): Promise<number[]> {
  const rows = await tableOf(page, 'directions');
  const angles = rows.map((row) => (Math.atan2(row[HIDDEN + 1] ?? 0, row[HIDDEN] ?? 0) * 180) / Math.PI).sort((a, b) => a - b);
  return angles.map((angle, at) => (at === 0 ? angle + 360 - (angles.at(-1) ?? 0) : angle - (angles[at - 1] ?? 0)));
}

it('trains the default to a pentagon, from ten base seeds', async () => {
  for (let base = 0; base < 10; base++) {
    const page = await open(`${site}?v=1&speed=max&seed=${base * 8}`);
    await untilStatus(page, 'directions', ENDED);
    expect(Math.min(...(await norms(page)))).toBeGreaterThan(0.9);
    for (const gap of await gaps(page)) expect(Math.abs(gap - 72)).toBeLessThanOrEqual(5);
    await quiet(page);
  }
}, 600_000);

it('follows the sparsity slider from 0.9 to 0 without a restart', async () => {
  const page = await open(`${site}?v=1&speed=max`);
  await expect.poll(() => stepOf(page, 'directions'), { timeout: 30_000 }).toBeGreaterThan(1500);
  const before = await stepOf(page, 'directions');
  const slider = page.getByRole('slider', { name: 'Sparsity S' });
  await slider.focus();
  for (let press = 0; press < 40 && Number(await slider.inputValue()) > 0; press++) await page.keyboard.press('PageDown');
  expect(await slider.getAttribute('aria-valuetext')).toContain('0 (1−S = 1)');
  expect(await stepOf(page, 'directions')).toBeGreaterThanOrEqual(before);
  await untilStatus(page, 'directions', ENDED);
  expect(await stepOf(page, 'directions')).toBeGreaterThan(before);
  expect((await norms(page)).filter((norm) => norm > 0.5)).toHaveLength(2);
  const [first, second] = (await tableOf(page, 'directions')).map((row) => row.slice(HIDDEN));
  const dot = (first?.[0] ?? 0) * (second?.[0] ?? 0) + (first?.[1] ?? 0) * (second?.[1] ?? 0);
  expect(Math.abs(dot)).toBeLessThan(0.1);
  expect(new URL(page.url()).searchParams.get('S')).toBe('0');
  await quiet(page);
});

it('shows the same weights at the same step when a link is opened again', async () => {
  const link = `${site}?v=1&n=6&m=3&S=0.8&seed=11&k=3&t=700`;
  const tables = [];
  for (let visit = 0; visit < 2; visit++) {
    const page = await open(link);
    await page.waitForSelector('[data-figure="directions"][data-step="700"][data-status="paused"]');
    tables.push(await tableOf(page, 'directions'));
    await page.reload();
    await page.waitForSelector('[data-figure="directions"][data-step="700"]');
    tables.push(await tableOf(page, 'directions'));
    await quiet(page);
  }
  for (const table of tables) expect(table).toEqual(tables[0]);
});

it('takes the engine that is chosen, and says why it trains', async () => {
  const page = await open(`${site}?v=1&k=1&speed=30`);
  const why = page.locator('.status .engine');
  await expect.poll(() => why.textContent()).toContain('Engine: cpu. One model of this size trains fastest on the CPU.');
  const picker = page.getByRole('combobox', { name: 'Engine' });
  await picker.selectOption('reference (TypeScript)');
  await expect.poll(() => why.textContent()).toContain('Engine: reference. The engine reference was asked for.');
  await expect.poll(() => new URL(page.url()).searchParams.get('engine')).toBe('reference');
  await picker.focus();
  await page.keyboard.press('Home');
  await expect.poll(() => why.textContent()).toContain('Engine: cpu. One model');
  await quiet(page);
});

it('opens a broken link with what could be read, and names the rest', async () => {
  const page = await open(`${site}?v=1&n=four&m=3&S=7&seed=-1&colour=red`);
  await untilStatus(page, 'norms', ['training', ...ENDED]);
  const alert = await page.getByRole('alert').textContent();
  for (const part of ['n must be', '"four"', 'S must be', '0.9999', 'seed must be']) expect(alert).toContain(part);
  expect(await page.getByRole('slider', { name: 'Hidden dimensions m' }).getAttribute('aria-valuetext')).toBe('3');
  await quiet(page);
});

it('answers a bad value in a field with the allowed range, and trains on', async () => {
  const page = await open(`${site}?v=1&speed=100`);
  await untilStatus(page, 'loss', ['training']);
  const field = page.getByRole('textbox', { name: 'Learning rate, typed' });
  await field.fill('fast');
  await field.press('Enter');
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('lr must be a number from 0.000001 to 1');
  const step = await stepOf(page, 'loss');
  await expect.poll(() => stepOf(page, 'loss')).toBeGreaterThan(step);
  await quiet(page);
});

it('shares a selected feature among its views, and tells numbers under the pointer', async () => {
  const page = await open(`${site}?v=1&speed=max&k=2`);
  await untilStatus(page, 'norms', ENDED);
  await page.locator('[data-figure="norms"] .drawing svg').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const dimmed = page.locator('[data-figure="directions"] svg g[data-feature="0"][opacity]');
  await expect.poll(() => dimmed.count()).toBeGreaterThan(0);
  const matrix = page.locator('[data-figure="interference"] .drawing svg');
  const box = await matrix.boundingBox();
  if (!box) throw new Error('the matrix has no box');
  await matrix.hover({ position: { x: box.width / 2, y: box.height / 2 } });
  expect(await page.locator('[data-figure="interference"] .tip').textContent()).toMatch(/\d\.\d/);
  await quiet(page);
});
