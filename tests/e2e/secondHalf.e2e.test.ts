/** The figures of the second half in readers’ hands, with real trainings: what is pressed opens, what is solid turns by mouse, finger and keys. */
import type { Locator, Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { quiet, reader } from './page.ts';

const { open } = reader();
const site = inject('siteUrl');

const DESKTOP = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function opened(query: string, window: object): Promise<{ page: Page; figure: Locator; drawing: Locator }> {
  const page = await open(`${site}embed.html?v=1&embed=1&${query}`, window);
  const figure = page.locator('[data-figure]:not(.poster *)').first();
  await expect.poll(() => figure.getAttribute('data-status'), { timeout: 60_000 }).toBe('paused');
  return { page, figure, drawing: figure.locator('.drawing svg').first() };
}

/** What is drawn inside of it, as text. */
const drawn = (part: Locator) => part.evaluate((element) => element.outerHTML);

async function middleOf(part: Locator): Promise<{ x: number; y: number }> {
  await part.scrollIntoViewIfNeeded();
  const box = await part.boundingBox();
  if (!box) throw new Error(`${part} cannot be seen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** From the middle of a part sideways. */
async function dragByMouse(page: Page, part: Locator): Promise<void> {
  const { x, y } = await middleOf(part);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 30, y + 5);
  await page.mouse.move(x + 60, y + 10);
  await page.mouse.up();
}

async function dragByFinger(page: Page, part: Locator): Promise<void> {
  const { x, y } = await middleOf(part);
  const touch = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove', by: number) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: [{ x: x + by, y: y + by / 10 }] });
  await send('touchStart', 0);
  for (let share = 1; share <= 8; share++) await send('touchMove', 8 * share);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

const WINDOWS = [
  ['a mouse at 1280', DESKTOP, dragByMouse],
  ['a finger at 390', PHONE, dragByFinger],
] as const;

/** Trained no longer than it takes to have solids; what is turned, and the keys that turn it. */
const SOLIDS = [
  ['a component of the feature graph', 'fig=uniform&n=40&m=12&steps=300&batch=128&d=0.05', 'rect[style*="grab"]', 'Shift+ArrowRight'],
  ['the catalogue', 'fig=shapes&shape=cube', '', 'ArrowRight'],
  ['an octahedron as it forms', 'fig=learning&steps=400', 'rect[style*="grab"]', 'Shift+ArrowRight'],
  ['sets in three dimensions', 'fig=sets&m=3&steps=300&k=1', '', 'ArrowRight'],
] as const;

it.each(WINDOWS.flatMap(([by, window, drag]) => SOLIDS.map(([name, ...solid]) => [name, by, window, drag, ...solid] as const)))(
  'turns %s with %s, and by keys',
  async (_name, _by, window, drag, query, grip, key) => {
    const { page, drawing } = await opened(query, window);
    const before = await drawn(drawing);
    expect(before).toContain('stroke-dasharray');
    await drag(page, grip === '' ? drawing : drawing.locator(grip));
    await expect.poll(() => drawn(drawing)).not.toBe(before);
    const turned = await drawn(drawing);
    await drawing.focus();
    await page.keyboard.press(key);
    await expect.poll(() => drawn(drawing)).not.toBe(turned);
    await quiet(page);
  },
);

/** The mark itself may lie under others: what counts is the place. */
async function press(page: Page, target: Locator): Promise<void> {
  const { x, y } = await middleOf(target);
  await page.mouse.click(x, y);
}

it.each([DESKTOP, { viewport: { width: 390, height: 844 } }])(
  'opens the density and the component that are pressed in %o',
  async (window) => {
    const { page, drawing } = await opened('fig=uniform&n=100&m=10&steps=600&batch=256&d=0.2', window);
    await expect.poll(() => drawing.textContent()).toContain('1 − S = 0.2:');
    await press(page, drawing.locator('circle[r="3.5"]').last());
    await expect.poll(() => drawing.textContent()).toContain('1 − S = 0.05:');
    await press(page, drawing.locator('circle[r="3.5"]').nth(4));
    await expect.poll(() => drawing.textContent()).toContain('1 − S = 0.4:');
    const chosen = drawing.locator('circle[fill-opacity="0.14"]');
    const before = await drawn(chosen);
    const last = drawing.locator('circle[fill-opacity="0.04"]').last();
    const wanted = await last.getAttribute('cx');
    await press(page, last);
    await expect.poll(() => drawn(chosen)).not.toBe(before);
    expect(await chosen.getAttribute('cx')).toBe(wanted);
    await quiet(page);
  },
);

it('goes to the moment of a jump that is pressed', async () => {
  const { page, figure, drawing } = await opened(`fig=learning&parts=${'-'.repeat(20)}&m=5&p=0.4&steps=6000&seed=3&show=shares`, DESKTOP);
  const moment = page.getByRole('slider', { name: 'Moment' });
  const atEnd = await moment.getAttribute('aria-valuetext');
  await press(page, drawing.locator('circle[r="5"]').last());
  await expect.poll(() => moment.getAttribute('aria-valuetext')).not.toBe(atEnd);
  const step = Number((await moment.getAttribute('aria-valuetext'))?.replace(/\D/g, ''));
  expect(step).toBeGreaterThan(1000);
  expect(step).toBeLessThan(6000);
  expect(await figure.getAttribute('data-status')).toBe('paused');
  await quiet(page);
});

it('shows both models of the perturbed pentagon where its plot is pressed, and its own crossing', async () => {
  const { page, drawing } = await opened('fig=perturbed', DESKTOP);
  expect(await drawing.textContent()).toMatch(/equal at 0\.\d+ ×/);
  const before = await drawing.textContent();
  const { x, y } = await middleOf(drawing);
  await page.mouse.click(x * 1.5, y);
  await expect.poll(() => drawing.textContent()).not.toBe(before);
  await quiet(page);
});

it('moves a feature to another set when its button is pressed, and trains anew', async () => {
  const { page, figure } = await opened('fig=sets&steps=300&k=1', DESKTOP);
  const editor = page.getByRole('toolbar', { name: 'Features and their sets' });
  const before = await editor.textContent();
  const drawing = figure.locator('.drawing svg').first();
  const shown = await drawing.getAttribute('aria-label');
  await editor.getByRole('button').first().click();
  await expect.poll(() => editor.textContent()).not.toBe(before);
  await expect.poll(() => drawing.getAttribute('aria-label'), { timeout: 60_000 }).not.toBe(shown);
  await quiet(page);
});
