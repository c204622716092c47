/** A frame before its scripts have come: the figure's poster, which gives way to the figure without moving anything. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { FIGURE_IDS } from '../../src/figure/loading.ts';
import { frameCode, hostPage } from '../e2e/embedHost.ts';
import { foreignHost } from '../e2e/foreignHost.ts';
import { hostedSite } from '../e2e/hostedSite.ts';
import { quiet, reader } from '../e2e/page.ts';
import { expectNoShifts, watchShifts } from './layoutShifts.ts';

const { open } = reader();
const site = inject('siteUrl');
const hosted = hostedSite();
const host = foreignHost();
const frame = (fig: string, more = '') => `${site}embed.html?v=1&fig=${fig}&embed=1${more}`;
const PICTURE = '.poster .drawing > svg:visible';

interface Held {
  readonly page: Page;
  /** Lets the scripts come. */
  readonly release: () => void;
}

/** A page whose scripts wait until they are let in. */
async function withoutScripts(address: string, options: BrowserContextOptions = {}): Promise<Held> {
  const page = await open('about:blank', options);
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.addInitScript(watchShifts);
  await page.route('**/*.js', async (route) => {
    await released;
    await route.continue();
  });
  await page.goto(address, { waitUntil: 'commit' });
  return { page, release };
}

const colourOf = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

describe('a frame whose scripts have not come', () => {
  it.each([
    ['light', 'light', ''],
    ['dark', 'dark', ''],
    ['dark', 'light', '&theme=dark'],
    ['light', 'dark', '&theme=light'],
  ] as const)('shows its figure in %s, where the system is %s and the address says "%s"', async (theme, colorScheme, more) => {
    const { page, release } = await withoutScripts(frame('directions', more), { colorScheme });
    await page.locator(PICTURE).waitFor();
    expect(await page.getByRole('heading', { name: 'Feature directions' }).isVisible()).toBe(true);
    expect((await page.locator(PICTURE).boundingBox())?.width).toBeGreaterThan(300);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await colourOf(page, 'h3', 'color')).toBe(theme === 'dark' ? 'rgb(236, 238, 240)' : 'rgb(28, 30, 34)');
    expect(await colourOf(page, PICTURE, '--feature-0')).toBe(theme === 'dark' ? '#5b9dff' : '#0262ad');
    release();
    await page.locator('.live-drawing [data-figure]:not(.poster *)').waitFor();
    await quiet(page);
  });

  it('says that it is being loaded where the address asks for other settings', async () => {
    const { page, release } = await withoutScripts(frame('directions', '&n=7&S=0.99'));
    await page.getByRole('heading', { name: 'Feature directions' }).waitFor();
    expect(await page.locator(PICTURE).count()).toBe(0);
    const words = await page.locator('.poster .drawing').evaluate((element) => getComputedStyle(element, '::after').content);
    expect(words).toBe('"Loading the figure"');
    release();
    await page.locator('.live-drawing [data-figure]:not(.poster *)').waitFor();
    await quiet(page);
  });

  it.each(['', 'sandbox="allow-scripts"'])('shows it under the policy that hosts send, with the attributes "%s"', async (attributes) => {
    const address = `${hosted()}embed.html?v=1&fig=directions&embed=1`;
    const { page, release } = await withoutScripts(host({ html: hostPage(frameCode(address, `height="700" ${attributes}`)) }));
    await page.frameLocator('iframe').locator(PICTURE).waitFor();
    release();
    await page.frameLocator('iframe').locator('.live-drawing [data-figure]:not(.poster *)').waitFor();
    await quiet(page);
  });

  it.each(['min', 'none'])('shows no more than ui=%s asks for', async (ui) => {
    const { page, release } = await withoutScripts(frame('directions', `&ui=${ui}`));
    await page.locator(PICTURE).waitFor();
    const header = await page.locator('.figure > header').boundingBox();
    expect((header?.width ?? 0) > 20, 'its title can be seen').toBe(ui === 'min');
    release();
    await quiet(page);
  });
});

/** Where title and drawing stand, and how high all is. */
function places(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    const boxes = ['h3', '.drawing', '#app'].map((selector) => document.querySelector(selector)?.getBoundingClientRect());
    return boxes.flatMap((box) => (box ? [box.left, box.top, box.width, box.height] : [])).map(Math.round);
  });
}

/** Those that stand beside their controls, side by side, or in rows of many. */
const OF_EACH_KIND = ['directions', 'phase', 'shapes'];

describe.each([
  [640, FIGURE_IDS],
  [390, OF_EACH_KIND],
  [1000, OF_EACH_KIND],
])('in a frame %s wide', (width, figures) => {
  it.each(figures)('nothing moves when %s takes the place of its poster', async (fig) => {
    const { page, release } = await withoutScripts(frame(fig, '&autoplay=0'), { viewport: { width, height: 900 } });
    await page.locator(PICTURE).first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    const poster = await places(page);
    release();
    await page.locator('.live-drawing [data-figure]:not(.poster *)').first().waitFor();
    await expect.poll(() => places(page)).toEqual(poster);
    await expectNoShifts(page);
    await quiet(page);
  });
});

it('fetches the faces that it writes in alone, each cut to the letters of the page', async () => {
  const page = await open('about:blank');
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'font') fetched.push(basename(new URL(request.url()).pathname));
  });
  await page.goto(frame('directions'));
  await page.locator('[data-figure]:not([data-step="0"])').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  const faces = [...new Set(fetched)];
  expect(faces.map((name) => name.split('-')[0]).toSorted()).toEqual(['inter', 'symbols']);
  const bytes = faces.map((name) => readFileSync(join(inject('siteFolder'), 'assets', name)).length);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(45_000);
  await quiet(page);
});
