/** The lab at every width, in either theme, on paper, in a hidden tab, and after a while of play. */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { quiet, reader, stepOf, untilStatus } from './page.ts';

const { open } = reader();
const site = inject('siteUrl');

const LINK = '?v=1&engine=cpu&k=4&speed=max&steps=400';
const ENDED = ['paused', 'converged'];
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

it.each([
  { width: 320, deviceScaleFactor: 1 },
  // 1280 wide, enlarged to 200 %.
  { width: 640, deviceScaleFactor: 2 },
  { width: 2000, deviceScaleFactor: 1 },
  { width: 2560, deviceScaleFactor: 1 },
])('fits $width wide at scale $deviceScaleFactor, and keeps the rules of axe', async ({ width, deviceScaleFactor }) => {
  const page = await open(`${site}${LINK}`, { viewport: { width, height: 900 }, deviceScaleFactor });
  await untilStatus(page, 'loss', ENDED);
  await page.getByRole('button', { name: 'Pin this run' }).click();
  await page.locator('.comparison').waitFor();
  expect(await overflow(page)).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
  await quiet(page);
});

it.each([
  [1280, 800],
  [1440, 900],
])(
  'shows more than half of the main drawing on a first screen of %i × %i, also beside a pinned run, and all actions in a row',
  async (width, height) => {
    const page = await open(`${site}${LINK}`, { viewport: { width, height } });
    await untilStatus(page, 'directions', ENDED);
    const middle = async () => {
      const drawing = await page.locator('[data-figure="directions"] svg[role="img"]').boundingBox();
      return drawing ? drawing.y + drawing.height / 2 : Number.NaN;
    };
    expect(await middle()).toBeLessThan(height);
    const [first, undo] = [page.locator('.lab .bar button').first(), page.getByRole('button', { name: 'Undo the last change' })];
    const [left, right] = [await first.boundingBox(), await undo.boundingBox()];
    expect(right?.y).toBe(left?.y);
    await page.getByRole('button', { name: 'Pin this run' }).click();
    await page.locator('.pinned-run').waitFor();
    expect(await middle()).toBeLessThan(height);
    await quiet(page);
  },
);

it('keeps the theme that is chosen', async () => {
  const page = await open(`${site}${LINK}`, { colorScheme: 'light' });
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
  await expect.poll(background).not.toBe(light);
  const dark = await background();
  await page.reload();
  await page.locator('.lab').waitFor();
  await expect.poll(background).toBe(dark);
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('auto');
  await expect.poll(background).toBe(light);
  await quiet(page);
});

/** The step that the last drawing of a paused run shows: it may come a moment after the run says that it is paused. */
async function stepAtRest(page: Page): Promise<number> {
  let step = -1;
  const moved = async () => {
    const before = step;
    step = await stepOf(page, 'norms');
    return step - before;
  };
  await expect.poll(moved, { interval: 200 }).toBe(0);
  return step;
}

it('obeys single keys while a view has the focus, and lists them', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=1&speed=30`);
  await expect.poll(() => stepOf(page, 'norms')).toBeGreaterThan(3);
  await page.locator('[data-figure="norms"] .drawing svg').focus();
  await page.keyboard.press('Space');
  await untilStatus(page, 'norms', ['paused']);
  const step = await stepAtRest(page);
  await page.keyboard.press('.');
  await expect.poll(() => stepOf(page, 'norms')).toBe(step + 1);
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keys' });
  await list.waitFor();
  expect(await list.textContent()).toContain('one step');
  await page.keyboard.press('Escape');
  await expect.poll(() => list.count()).toBe(0);
  await page.getByRole('button', { name: 'Reset to defaults' }).focus();
  await page.keyboard.press('.');
  expect(await stepOf(page, 'norms')).toBe(step + 1);
  await quiet(page);
});

it('prints what is drawn and said, without what can be pressed', async () => {
  const page = await open(`${site}${LINK}`);
  await untilStatus(page, 'loss', ENDED);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('button:visible').count()).toBe(0);
  expect(await page.locator('.drawing svg:visible').count()).toBe(4);
  await quiet(page);
});

it('rests in a hidden tab, and goes on when it is shown', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=1&speed=100`);
  await expect.poll(() => stepOf(page, 'norms')).toBeGreaterThan(5);
  const become = (state: 'hidden' | 'visible') =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await become('hidden');
  await untilStatus(page, 'norms', ['paused']);
  await become('visible');
  const step = await stepOf(page, 'norms');
  await expect.poll(() => stepOf(page, 'norms')).toBeGreaterThan(step + 5);
  await quiet(page);
});

/** What must not grow. */
async function sizes(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { heap: usedSize, workers: page.workers().length, nodes: await page.evaluate(() => document.querySelectorAll('*').length) };
}

async function play(page: Page): Promise<void> {
  for (let round = 0; round < 6; round++) {
    await page.getByRole('button', { name: 'Restart', exact: true }).click();
    await expect.poll(() => stepOf(page, 'loss'), { timeout: 30_000 }).toBe(400);
    await untilStatus(page, 'loss', ENDED);
    await page.getByRole('slider', { name: 'Step to show' }).focus();
    await page.keyboard.press('PageDown');
    await expect.poll(() => stepOf(page, 'loss')).toBeLessThan(400);
    await page.getByRole('button', { name: 'Pin this run' }).click();
  }
}

it('leaves heap, workers and elements flat after a while of play', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=4&speed=1000&steps=400`);
  await untilStatus(page, 'loss', ENDED);
  await play(page);
  const before = await sizes(page);
  await play(page);
  const after = await sizes(page);
  expect(after.workers).toBe(before.workers);
  expect(after.nodes / before.nodes).toBeLessThan(1.05);
  expect(after.heap / before.heap).toBeLessThan(1.2);
  await quiet(page);
});
