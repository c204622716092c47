/** A page of another origin that imports the built module: its element beside its functions, under policies, and for everybody. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { figureFrame } from './embedHost.ts';
import { foreignHost } from './foreignHost.ts';
import { quiet, reader, tableOf } from './page.ts';

const site = inject('siteUrl');
const { open } = reader();
const host = foreignHost();

const ENDED = '[data-status="converged"], [data-status="paused"]';
const MODULE = `<script type="module" src="${site}element.js"></script>`;
const HEAD = '<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:," />';

function element(more = ''): string {
  return `<superposition-figure fig="directions" lr="3e-3" batch="256" steps="4000" k="2" speed="max" ${more}>A figure</superposition-figure>`;
}

async function untilClaimHolds(page: Page): Promise<void> {
  await page.waitForSelector(ENDED, { timeout: 60_000 });
  await page.waitForSelector('[data-claim="holds"]');
}

it('trains in the element, by train() and by sweep(), in one pool of workers', async () => {
  const script = `<script type="module">
    import { featureNorms, sweep, train } from '${site}superposition.js';
    const element = document.querySelector('superposition-figure');
    const told = new Promise((resolve) => element.addEventListener('snapshot', ({ detail }) => resolve(detail.step)));
    const base = { nFeatures: 2, nHidden: 1, batchSize: 64, seed: 1 };
    const grid = sweep({ base, x: { key: 'relativeImportance', values: [0.1, 10] }, y: { key: 'sparsity', values: [0, 0.9] }, steps: 200 });
    let cells = [];
    const swept = (async () => { for await (const found of grid) cells = found; })();
    const run = train({ nFeatures: 5, nHidden: 2, sparsity: 0.9, seed: 7, steps: 500, batchSize: 64 });
    const [{ step, ...last }, first] = await Promise.all([run.finished, told, swept]);
    document.title = JSON.stringify({ step, norms: featureNorms({ step, ...last })[0].length, first, cells: cells.length });
  </script>`;
  const page = await open(host({ html: `${HEAD}${element()}${script}` }));
  await untilClaimHolds(page);
  await page.waitForFunction(() => document.title.startsWith('{'));
  expect(JSON.parse(await page.title())).toMatchObject({ step: 500, norms: 5, first: expect.any(Number), cells: 4 });
  const cores = await page.evaluate(() => Math.max(1, navigator.hardwareConcurrency - 1));
  expect(page.workers().length).toBeLessThanOrEqual(cores);
  const link = await page.getByRole('link', { name: 'Open the explorable' }).getAttribute('href');
  expect(link?.startsWith(`${site}?v=1&`)).toBe(true);
  await quiet(page);
});

it('shows what a frame with the same keys shows, on the page of frames or on the site’s own', async () => {
  const keys = 'seed=3&S=0.8&k=2&batch=256&steps=300&engine=cpu&speed=max';
  const attributes = [...new URLSearchParams(keys)].map(([key, value]) => `${key}="${value}"`).join(' ');
  const tables: number[][][] = [];
  const pages = [
    host({ html: `${HEAD}<superposition-figure fig="directions" ${attributes}></superposition-figure>${MODULE}` }),
    `${site}embed.html?v=1&fig=directions&embed=1&${keys}`,
    `${site}?v=1&fig=directions&embed=1&${keys}`,
  ];
  for (const address of pages) {
    const page = await open(address);
    await page.waitForSelector('[data-figure="directions"][data-step="300"]');
    tables.push(await tableOf(page, 'directions'));
    await quiet(page);
  }
  expect(tables.slice(1)).toEqual([tables[0], tables[0]]);
});

it('trains on the page’s own thread where a policy forbids workers, and says so', async () => {
  const policy = `default-src 'none'; script-src ${new URL(site).origin} 'wasm-unsafe-eval'; worker-src 'none'; img-src data:`;
  const page = await open(host({ html: `${HEAD}${element()}${MODULE}`, policy }));
  await untilClaimHolds(page);
  await page.locator('superposition-figure summary', { hasText: 'More' }).click();
  await page.getByText('it shares the page’s own thread').waitFor();
  await quiet(page, /violates the following Content Security Policy directive: "worker-src 'none'"/);
});

it('is at home under a strict policy that allows the site’s scripts and workers', async () => {
  const policy = `default-src 'none'; script-src ${new URL(site).origin} 'wasm-unsafe-eval'; worker-src data: ${new URL(site).origin}; img-src data:`;
  const page = await open(host({ html: `${HEAD}${element()}${MODULE}`, policy }));
  await untilClaimHolds(page);
  expect(page.workers().map((worker) => worker.url().slice(0, 5))).toEqual(['data:']);
  await quiet(page);
});

describe('asks its reader to predict first', () => {
  const policy = `default-src 'none'; script-src ${new URL(site).origin} 'wasm-unsafe-eval'; worker-src data: ${new URL(site).origin}; img-src data:`;
  const border = (page: Page) => page.locator('superposition-figure .asked').evaluate((asked) => getComputedStyle(asked).borderTopWidth);

  it.each([
    ['on a page without a policy', ''],
    ['under a strict policy', policy],
  ])('for a number, in its own style: %s', async (_, given) => {
    const page = await open(host({ html: `${HEAD}${element('ask="represented"')}${MODULE}`, ...(given && { policy: given }) }));
    await page.getByRole('button', { name: '2', exact: true }).click({ timeout: 60_000 });
    expect(await border(page)).toBe('1px');
    await untilClaimHolds(page);
    await expect.poll(() => page.locator('superposition-figure .asked .verdict').textContent()).toMatch(/^You said: 2\. It is: /);
    await quiet(page);
  });

  it('for lengths, in bars that are drawn, and shares in dialogs in their own style, under a strict policy', async () => {
    const page = await open(host({ html: `${HEAD}${element('ask="norms"')}${MODULE}`, policy }));
    const fill = page.locator('superposition-figure .asked .fill').first();
    await fill.waitFor({ timeout: 60_000 });
    expect(await border(page)).toBe('1px');
    expect(await fill.evaluate((bar) => getComputedStyle(bar).height)).toBe('14px');
    await page.getByRole('button', { name: 'That is my prediction' }).click();
    await untilClaimHolds(page);
    await expect.poll(() => page.locator('superposition-figure .asked .mark').count()).toBe(5);
    await page.locator('superposition-figure summary', { hasText: 'More' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    const files = page.locator('superposition-figure dialog .save-files').first();
    await files.waitFor();
    expect(await files.evaluate((part) => getComputedStyle(part).display)).toBe('grid');
    await quiet(page);
  });
});

it('and frames do what the README says', async () => {
  const examples = [...readFileSync('README.md', 'utf8').matchAll(/```html\n([\s\S]*?)```/g)].map(([, code = '']) => code);
  const embedding = examples.filter((code) => /<iframe|<superposition-figure/.test(code));
  expect(embedding).toHaveLength(2);
  const page = await open(host({ html: HEAD + embedding.join('').replaceAll('https://your.site/', site) }));
  await page.locator('superposition-figure [data-figure="directions"]').waitFor();
  const frame = await figureFrame(page);
  await frame.waitForSelector('[data-figure="directions"]:not([data-step="0"])');
  await expect.poll(() => page.locator('iframe').evaluate(({ style }) => style.height)).toMatch(/^\d+px$/);
  await quiet(page);
});

it('shows what the element holds where the module cannot be had', async () => {
  const page = await open(host({ html: `${HEAD}${element()}` }));
  expect(await page.getByText('A figure').isVisible()).toBe(true);
  await quiet(page);
});

it.each(['light', 'dark'] as const)('keeps the rules of axe on a %s page, wide and narrow', async (colorScheme) => {
  const style = `<style>:root { color-scheme: ${colorScheme}; background: ${colorScheme === 'dark' ? '#111' : '#fff'} }</style>`;
  const page = await open(host({ html: `${HEAD}${style}<main><h1>A post</h1><h2>With a figure</h2>${element()}</main>${MODULE}` }));
  await untilClaimHolds(page);
  expect(await axeViolations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  await quiet(page);
});

const NASTY = '"><img src=x onerror=alert(1)><script>alert(2)</script>';

it.each([
  ['the lab', ''],
  ['the article', 'fig=phase&'],
  ['a frame', 'fig=directions&embed=1&'],
])('nothing of an address becomes markup: %s', async (_, route) => {
  const keys = ['n', 'm', 'S', 'I', 'sets', 'seed', 'engine', 'speed', 't', 'ch', 'f', 'inst', 'cam', 'theme', 'ui', 'x', 'cells', NASTY];
  const query = keys.map((key) => `${encodeURIComponent(key)}=${encodeURIComponent(NASTY)}`).join('&');
  const page = await open(`${site}?${route}${query}`);
  let asked = false;
  page.on('dialog', () => {
    asked = true;
  });
  await expect.poll(() => page.getByRole('alert').allTextContents()).toContainEqual(expect.stringContaining('onerror'));
  expect(await page.locator('img[src="x"], body script:not([src])').count()).toBe(0);
  expect(asked).toBe(false);
  await quiet(page);
});
