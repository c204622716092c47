/** The concept figures of the built article under the mouse: each handle is dragged, at two widths and in both themes, and the figure answers. */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { quiet, reader } from '../e2e/page.ts';

const { open } = reader();
const site = inject('siteUrl');

const DRAGS = [
  ['two-arrows', 'v0', 20, -60],
  ['three-arrows', 'state', -40, 40],
  ['turning', 'turn', -50, -90],
  ['packing-lines', 'line0', -40, -80],
  ['one-sample', 'x1', 0, -50],
] as const;

const PAGES = [
  [1280, 'light'],
  [390, 'dark'],
] as const;

async function drag(page: Page, slot: string, handle: string, across: number, down: number): Promise<void> {
  const target = page.locator(`#${slot} [data-handle="${handle}"]`);
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error(`${handle} cannot be seen`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + across / 2, y + down / 2);
  await page.mouse.move(x + across, y + down);
  await page.mouse.up();
}

it.each(PAGES)('answers to the hand at a width of %s, %s', async (width, colorScheme) => {
  const page = await open(site, { viewport: { width, height: 900 }, colorScheme });
  for (const [slot, handle, across, down] of DRAGS) {
    await page.locator(`#${slot}`).scrollIntoViewIfNeeded();
    const target = page.locator(`#${slot} [data-handle="${handle}"]`);
    await target.waitFor();
    const value = () => target.evaluate((element) => `${element.getAttribute('aria-valuenow')} ${element.getAttribute('aria-valuetext')}`);
    const before = await value();
    await drag(page, slot, handle, across, down);
    await expect.poll(value, { message: slot }).not.toBe(before);
  }
  await quiet(page);
});

it('takes a phone’s page past a figure: only its handles hold the finger', async () => {
  const page = await open(site, { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
  await page.locator('#two-arrows').scrollIntoViewIfNeeded();
  const drawing = page.locator('#two-arrows .drawing svg');
  await drawing.locator('[data-handle]').first().waitFor();
  expect(await drawing.evaluate((svg) => getComputedStyle(svg).touchAction)).toBe('pan-y');
  const handles = drawing.locator('[data-handle]');
  for (const handle of await handles.all()) {
    expect(await handle.evaluate((element) => getComputedStyle(element).touchAction)).toBe('none');
    const box = await handle.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  }
  await quiet(page);
});
