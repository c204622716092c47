/** A page with six figures in frames: all train at once and the page stays smooth; one further down waits until it is seen. */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { figureFrames, frameCode, heardBy, hostPage } from './embedHost.ts';
import { foreignHost } from './foreignHost.ts';
import { quiet, reader } from './page.ts';
import { tasksOf, traceWhile } from './trace.ts';

const site = inject('siteUrl');
const { open, browser } = reader();
const host = foreignHost();

const FIGURES = ['directions', 'norms', 'interference', 'loss', 'directions', 'norms'];
const LONGEST_TASK_MS = 50;
/** The browser's own housekeeping may take longer now and then; what figures do in every frame would come a hundred times as often. */
const LONGER_TASKS = 2;
/** By then the code has been compiled. */
const WARM = 500;
const WATCHED_MS = 2500;

/** With too large a rate for its batches it never settles: it trains for all of the test. */
const addresses = FIGURES.map(
  (fig, at) => `${site}embed.html?v=1&fig=${fig}&embed=1&n=20&m=5&seed=${at}&batch=256&lr=1e-2&steps=1e7&speed=max`,
);

it('trains those that are seen, tells the heights of all, with no worker more than each has cores for, and no task that would hold the page up', async () => {
  const frames = addresses.map((address) => frameCode(address, 'height="560"')).join('');
  const below = frameCode(`${site}embed.html?v=1&fig=directions&embed=1`, 'height="560"');
  const grid = `<style>body { display: grid; grid-template-columns: repeat(3, 1fr) }</style>${frames}<div style="grid-column:1/-1;height:2000px"></div>${below}`;
  const page = await open(host({ html: hostPage(grid) }), { viewport: { width: 1500, height: 1200 } });
  await expect.poll(() => figureFrames(page).length).toBe(FIGURES.length + 1);
  await expect.poll(async () => Math.min(...(await stepsOf(page)).slice(0, FIGURES.length)), { timeout: 60_000 }).toBeGreaterThan(WARM);
  const before = await stepsOf(page);
  const events = await traceWhile(browser(), page, () => page.waitForTimeout(WATCHED_MS));
  const tasks = tasksOf(events, ({ args }) => args?.name === 'CrRendererMain');
  const after = await stepsOf(page);
  expect(after.flatMap((step, at) => (step <= (before[at] ?? 0) ? [at] : []))).toEqual([FIGURES.length]);
  expect(after.at(-1)).toBe(0);
  await expect.poll(async () => new Set((await heardBy(page)).map(({ frame }) => frame)).size).toBe(FIGURES.length + 1);
  expect(tasks.length).toBeGreaterThan(50);
  expect(tasks.filter((ms) => ms > LONGEST_TASK_MS).length).toBeLessThanOrEqual(LONGER_TASKS);
  const pool = await page.evaluate(() => Math.max(1, navigator.hardwareConcurrency - 1));
  expect(page.workers().length).toBeLessThanOrEqual(FIGURES.length * pool);
  await quiet(page);
});

function stepsOf(page: Page): Promise<number[]> {
  return Promise.all(
    figureFrames(page).map(async (frame) => Number(await frame.locator('[data-figure]').first().getAttribute('data-step'))),
  );
}
