/**
 * Every chapter of the built article at two widths and in both themes: its main control is dragged and its figure answers; once all
 * figures are alive, the whole page keeps the rules of axe and nothing sticks out at the side.
 */
import type { Locator, Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { axeViolations } from '../e2e/axe.ts';
import { quiet, reader } from '../e2e/page.ts';

const { open } = reader();
const site = inject('siteUrl');

const SPARSITY = 'input[type="range"][aria-label^="Sparsity"]';
const handle = (name: string) => `[data-handle="${name}"]`;

/** A slot of each chapter, what is dragged there, and how far; null to the other end of a slider. */
const DRAGS = [
  ['opening', 'first-pentagon', SPARSITY, null],
  ['motivation', 'two-arrows', handle('v0'), [20, -60]],
  ['phenomena', 'hidden-units', SPARSITY, null],
  ['features', 'room-to-grow', SPARSITY, null],
  ['features-as-directions', 'three-arrows', handle('state'), [-40, 40]],
  ['bases', 'turning', handle('turn'), [-50, -90]],
  ['superposition', 'packing-lines', handle('line0'), [-40, -80]],
  ['hierarchy', 'four-checks', SPARSITY, null],
  ['demonstration', 'eight-runs', SPARSITY, null],
  ['setup', 'one-sample', handle('x1'), [0, -50]],
  ['results', 'growing-sparse', SPARSITY, null],
  ['mathematics', 'two-terms', SPARSITY, null],
  ['shapes', 'catalogue', '.live-drawing .drawing svg', [40, 30]],
  ['uniform-superposition', 'dimensions-per-feature', '.live-drawing .drawing svg', [40, 30]],
  ['perturbed', 'perturbed-pentagon', '.live-drawing .drawing svg', [40, 30]],
  ['correlated', 'correlated-pairs', SPARSITY, null],
  ['learning', 'to-the-octahedron', '.live-drawing .drawing svg', [40, 30]],
] as const;

const PAGES = [
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const;

async function drag(page: Page, target: Locator, by: readonly [number, number] | null): Promise<void> {
  const box = await target.boundingBox();
  if (!box) throw new Error(`${target} cannot be seen`);
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const [from, to] = by ? [middle, { x: middle.x + by[0], y: middle.y + by[1] }] : [middle, { x: box.x + box.width * 0.04, y: middle.y }];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
}

/** A control's value; of a drawing that is turned, what it draws. */
const said = (target: Locator) =>
  target.evaluate((element) =>
    element.tagName === 'svg' ? element.innerHTML : `${element.getAttribute('aria-valuenow')} ${element.getAttribute('aria-valuetext')}`,
  );

/** What a figure shows: everything it draws and says. */
const shown = (slot: Locator) => slot.locator('.live-drawing .drawing').first().innerHTML();
const stepOf = async (slot: Locator) => Number(await slot.locator('[data-figure]').first().getAttribute('data-step'));

async function dragAndSee(page: Page, slot: Locator, control: string, by: readonly [number, number] | null): Promise<void> {
  const target = slot.locator(control);
  await target.waitFor();
  await target.scrollIntoViewIfNeeded();
  if (by === null) await expect.poll(() => stepOf(slot), { timeout: 30_000 }).toBeGreaterThan(2);
  const before = await said(target);
  await drag(page, target, by);
  await expect.poll(() => said(target)).not.toBe(before);
  const drawn = await shown(slot);
  if (by === null) await expect.poll(() => shown(slot), { timeout: 30_000 }).not.toBe(drawn);
}

it.each(PAGES)('answers to the hand in every chapter and keeps the rules of axe at a width of %s, %s', async (width, colorScheme) => {
  const page = await open(site, { viewport: { width, height: 900 }, colorScheme });
  const chapters = await page.locator('.article > section:not(.closing)').evaluateAll((found) => found.map(({ id }) => id));
  expect(chapters).toEqual(DRAGS.map(([chapter]) => chapter));
  for (const [chapter, id, control, by] of DRAGS) {
    const slot = page.locator(`#${chapter} #${id}`);
    await slot.locator('.stage').evaluate((stage) => stage.scrollIntoView({ block: 'center' }));
    await dragAndSee(page, slot, control, by);
    for (const other of await page.locator(`#${chapter} figure.slot`).all()) {
      await other.locator('.stage').evaluate((stage) => stage.scrollIntoView({ block: 'center' }));
      await other.locator('.live-drawing .drawing svg[viewBox]').first().waitFor();
    }
  }
  expect(await page.locator('.poster').count()).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await quiet(page);
});

it('takes a phone’s page past a figure: only its handles hold the finger', async () => {
  const page = await open(site, { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });
  await page.locator('#two-arrows').scrollIntoViewIfNeeded();
  const drawing = page.locator('#two-arrows .live-drawing .drawing svg');
  await drawing.locator('[data-handle]').first().waitFor();
  expect(await drawing.evaluate((svg) => getComputedStyle(svg).touchAction)).toBe('pan-y');
  for (const knob of await drawing.locator('[data-handle]').all()) {
    expect(await knob.evaluate((element) => getComputedStyle(element).touchAction)).toBe('none');
    const box = await knob.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  }
  const knob = drawing.locator('[data-handle="v0"]');
  const box = await knob.boundingBox();
  const at = { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  const [before, scrolled] = [await knob.getAttribute('aria-valuetext'), await page.evaluate(() => scrollY)];
  const touch = await page.context().newCDPSession(page);
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
  for (const up of [6, 12, 24, 40])
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: at.x, y: at.y - up }] });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await expect.poll(() => knob.getAttribute('aria-valuetext')).not.toBe(before);
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
  await quiet(page);
});
