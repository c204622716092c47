/**
 * The built site in three browsers: it trains, answers to keys, replays a link to the same numbers, and runs in hosts of other origins.
 * A browser that is not on the machine is skipped. `SCREENSHOTS=folder` keeps what the windows showed.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { findFirefox, findWebKit } from '../setup/otherBrowsers.mjs';
import { startChromium, startFirefox } from './playwrightTab.ts';
import { type RecordingSite, recordingSite } from './recordingSite.ts';
import { type RunningBrowser, type Tab, until } from './tab.ts';
import { startWebKit } from './webkitTab.ts';

const [firefox, webkit] = [findFirefox(), findWebKit()];

const BROWSERS: readonly (readonly [name: string, start: (() => Promise<RunningBrowser>) | null])[] = [
  ['Chromium', startChromium],
  ['Firefox', firefox === null ? null : () => startFirefox(firefox)],
  ['WebKit', webkit === null ? null : () => startWebKit(webkit)],
];

const LINK = '?v=1&S=0.8&seed=3&k=2&batch=256&lr=3e-3&steps=300&engine=cpu&speed=max';
const ENDED = '[data-status="converged"], [data-status="paused"]';

let site: RecordingSite;
beforeAll(async () => {
  site = await recordingSite(inject('siteFolder'));
});
afterAll(() => site.close());

/** What the data table of a link's figure holds, by browser: the first to fill it is what the others are compared with. */
let numbers: string | null = null;

describe.each(BROWSERS)('%s', (name, start) => {
  const test = start === null ? it.skip : it;
  let running: RunningBrowser | null = null;
  const tab = (): Tab => {
    if (!running) throw new Error(`${name} is not running`);
    return running.tab;
  };
  beforeAll(async () => {
    running = (await start?.()) ?? null;
  }, 60_000);
  afterAll(() => running?.close());

  const isThere = (selector: string) => until(tab(), selector, (wanted) => document.querySelector(wanted) !== null, selector);
  const isQuiet = async () => expect(await tab().evaluate(() => Reflect.get(window, 'said'), null)).toEqual([]);

  test('trains the article’s first figure, at any width', async () => {
    await tab().open(site.address);
    await isThere('[data-figure="directions"][data-status="training"]');
    for (const width of [1280, 390]) {
      await tab().resize(width, 900);
      const overflow = await tab().evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth, null);
      expect(overflow).toBeLessThanOrEqual(0);
      const picture = await tab().screenshot();
      expect(picture.length).toBeGreaterThan(10_000);
      await keep(`${name}-${width}.png`, picture);
    }
    await tab().resize(1280, 900);
    await isQuiet();
  });

  test('replays a link to the same numbers', async () => {
    await tab().open(site.address + LINK);
    await isThere('[data-figure="directions"][data-step="300"]');
    await tab().evaluate(() => {
      const figure = document.querySelector('[data-figure="directions"]');
      const buttons = [...(figure?.querySelectorAll('button') ?? [])];
      buttons.find((button) => button.textContent?.includes('Data') || button.getAttribute('aria-label') === 'Data')?.click();
    }, null);
    await isThere('[data-figure="directions"] tbody td');
    const found = await tab().evaluate(() => {
      const cells = [...document.querySelectorAll<HTMLElement>('[data-figure="directions"] tbody td')];
      return cells.map((cell) => cell.dataset.value).join(' ');
    }, null);
    expect(found.split(' ').length).toBeGreaterThan(10);
    numbers ??= found;
    expect(found).toBe(numbers);
    await isQuiet();
  });

  test('moves a slider by its keys', async () => {
    await tab().open(site.address + LINK);
    await isThere('[data-figure="directions"][data-step="300"]');
    // The bar of time is a slider too, and has nowhere to go where a fast run kept one moment.
    const sparsity = 'input[type="range"][aria-label="Sparsity S"]';
    await isThere(sparsity);
    const before = await tab().evaluate((selector) => {
      const slider = document.querySelector<HTMLInputElement>(selector);
      slider?.focus();
      return { selector, value: slider?.value };
    }, sparsity);
    await tab().press('ArrowLeft');
    const hasMoved = ({ selector, value }: typeof before) => document.querySelector<HTMLInputElement>(selector)?.value !== value;
    await until(tab(), 'another sparsity', hasMoved, before);
    await isQuiet();
  });

  test('trains as an element and in a sandboxed frame of another origin', async () => {
    const keys = 'fig="directions" lr="3e-3" batch="256" steps="300" k="2" engine="cpu" speed="max"';
    const element = `<superposition-figure ${keys}></superposition-figure><script type="module" src="${site.address}element.js"></script>`;
    const frame = `<iframe sandbox="allow-scripts" title="A figure" width="100%" height="700" src="${site.address}embed.html${LINK.replaceAll('&', '&amp;')}&amp;fig=directions&amp;embed=1"></iframe>
      <script>addEventListener('message', ({ data }) => { if (data.type === 'superposition:resize') document.title = 'figure ' + data.height; });</script>`;
    await tab().open(
      site.host(`<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:," /></head>${element}</html>`),
    );
    await until(
      tab(),
      'the element has trained',
      (wanted) => document.querySelector('superposition-figure')?.shadowRoot?.querySelector(wanted) != null,
      ENDED,
    );
    for (const width of [390, 1280, 700]) {
      await tab().resize(width, 900);
      await until(tab(), `the drawing fits a window of about ${width}px`, drawingFits, width);
    }
    await tab().resize(1280, 900);
    await isQuiet();
    await tab().open(
      site.host(`<!doctype html><html lang="en"><head><title>A page</title><link rel="icon" href="data:," /></head>${frame}</html>`),
    );
    await until(tab(), 'the frame tells its height', () => document.title.startsWith('figure '), null);
    await isQuiet();
  });

  test('opens the share dialog’s link', async () => {
    await tab().open(site.address + LINK);
    await isThere('[data-figure="directions"][data-step="300"]');
    await tab().evaluate(() => {
      const buttons = [...document.querySelectorAll('button')];
      buttons.find((button) => button.textContent?.includes('Share') || button.getAttribute('aria-label') === 'Share')?.click();
    }, null);
    await isThere('dialog[open] input');
    const link = await tab().evaluate(() => {
      const fields = [...document.querySelectorAll<HTMLInputElement>('dialog[open] :is(input, textarea)')];
      return fields.find(({ value }) => value.startsWith('http'))?.value ?? '';
    }, null);
    expect(link.startsWith(site.address)).toBe(true);
    await tab().open(link);
    await isThere('[data-figure="directions"][data-step="300"]');
    await isQuiet();
  });
});

/** Runs in the page. Windows have borders of their own, by which the page is narrower. */
function drawingFits(width: number): boolean {
  const box = document.querySelector('superposition-figure')?.shadowRoot?.querySelector('.drawing');
  const drawn = Number(box?.querySelector('svg')?.getAttribute('width'));
  return Math.abs(innerWidth - width) < 100 && drawn === Math.floor(box?.clientWidth ?? 0);
}

async function keep(file: string, picture: Uint8Array): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, file), picture);
}
