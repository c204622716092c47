/** Figures in frames on pages of other origins: they train to their claims, tell their height, ask nothing of the host, and say nothing in the console. */
import { describe, expect, inject, it } from 'vitest';
import { frameCode as shareCode } from '../../src/exchange/embedSnippets.ts';
import { FIGURE_IDS } from '../../src/figure/loading.ts';
import { axeViolations } from './axe.ts';
import {
  escaped,
  figureFrame,
  figureFrames,
  frameCode,
  heardBy,
  hostPage,
  QUICK,
  untilClaimHolds,
  untilHeightIsTold,
} from './embedHost.ts';
import { foreignHost } from './foreignHost.ts';
import { quiet, reader } from './page.ts';

const site = inject('siteUrl');
const { open } = reader();
const host = foreignHost();

const figure = (more = '', fig = 'directions') => `${site}embed.html?v=1&fig=${fig}&embed=1&${QUICK}${more}`;

const TITLE = 'h3[aria-level="1"]';

describe('the page of frames', () => {
  it.each([
    ['v=1', 'needs fig, the name of a figure'],
    ['v=1&fig=nope&embed=1', 'fig must be one of'],
  ])('says what is wrong with %s', async (query, words) => {
    const page = await open(`${site}embed.html?${query}`);
    await expect.poll(() => page.locator('#app').textContent()).toContain(words);
    await quiet(page);
  });
});

describe('a figure in a frame', () => {
  it('needs no script of ours, keeps its address and has no scroll bar where the host gives it its height', async () => {
    const page = await open(host({ html: hostPage(frameCode(figure(), 'height="900"')) }));
    const frame = await figureFrame(page);
    await untilClaimHolds(frame);
    await untilHeightIsTold(page, frame);
    expect(frame.url()).toBe(figure());
    expect(await frame.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight)).toBe(0);
    const [embedly] = (await heardBy(page)).filter(({ data }) => typeof data === 'string');
    expect(JSON.parse(String(embedly?.data))).toMatchObject({ src: figure(), context: 'iframe.resize' });
    await quiet(page);
  });

  it('is given its height by embed.js, which may come before or after it', async () => {
    const script = `<script async src="${site}embed.js"></script>`;
    const page = await open(host({ html: hostPage(`${frameCode(figure())}${script}`) }));
    const frame = await figureFrame(page);
    await untilClaimHolds(frame);
    await untilHeightIsTold(page, frame);
    const excess = () => frame.evaluate(() => document.documentElement.scrollHeight - document.documentElement.clientHeight);
    await expect.poll(excess).toBe(0);
    const element = page.locator('iframe');
    const height = () => element.evaluate((one) => one.getBoundingClientRect().height);
    const before = await height();
    await frame.locator('summary', { hasText: 'More' }).click();
    await expect.poll(height).toBeGreaterThan(before);
    await page.setViewportSize({ width: 420, height: 900 });
    await expect.poll(excess).toBe(0);
    await quiet(page);
  });

  it('is as high as what it holds where the browser sizes frames, without a script in the host', async () => {
    const code = shareCode({ address: figure(), title: 'A figure', height: 300 });
    const page = await open(host({ html: hostPage(code) }));
    const frame = await figureFrame(page);
    await untilClaimHolds(frame);
    const canSize = await page.evaluate(() => CSS.supports('frame-sizing', 'content-height'));
    const height = () => page.locator('iframe').evaluate((element) => element.getBoundingClientRect().height);
    const content = () => frame.evaluate(() => document.getElementById('app')?.getBoundingClientRect().height ?? 0);
    const excess = async () => Math.abs((await height()) - (canSize ? await content() : 300));
    await expect.poll(excess).toBeLessThanOrEqual(1);
    const before = await height();
    await frame.locator('summary', { hasText: 'More' }).click();
    await expect.poll(excess).toBeLessThanOrEqual(1);
    await expect.poll(async () => (await height()) > before).toBe(canSize);
    await quiet(page);
  });

  it('alone is given its height by embed.js, not what others post', async () => {
    const stranger = host({ html: "<script>parent.postMessage({ type: 'superposition:resize', height: 4321 }, '*')</script>" });
    const frames = `<iframe title="Another" src="${stranger}"></iframe>${frameCode(figure())}`;
    const page = await open(host({ html: hostPage(`<script src="${site}embed.js"></script>${frames}`) }));
    await expect.poll(async () => (await heardBy(page)).map(({ frame }) => frame)).toContain(0);
    await expect
      .poll(() =>
        page
          .locator('iframe')
          .last()
          .evaluate(({ style }) => style.height),
      )
      .toMatch(/^\d+px$/);
    expect(
      await page
        .locator('iframe')
        .first()
        .evaluate(({ style }) => style.height),
    ).toBe('');
    await quiet(page);
  });

  it('speaks to WordPress, whose secret stands behind the address', async () => {
    const page = await open(host({ html: hostPage(frameCode(`${figure()}#?secret=Ab12`)) }));
    await untilClaimHolds(await figureFrame(page));
    const found = (await heardBy(page)).map(({ data }) => data);
    expect(found).toContainEqual({ message: 'height', value: expect.any(Number), secret: 'Ab12' });
    await quiet(page);
  });

  it.each([
    ['by its address', (code: string) => code],
    [
      'inside of a document without an address',
      (code: string) =>
        `<iframe title="A widget" sandbox="allow-scripts" style="width:100%;height:900px" srcdoc="${escaped(code)}"></iframe>`,
    ],
  ])('trains in a sandbox that allows scripts alone, %s', async (_, place) => {
    const page = await open(host({ html: hostPage(place(frameCode(figure(), 'sandbox="allow-scripts" height="800"'))) }));
    const frame = await figureFrame(page);
    await untilClaimHolds(frame);
    expect(await frame.evaluate(() => self.origin)).toBe('null');
    expect(page.workers().filter((worker) => !worker.url().startsWith('data:'))).toEqual([]);
    if (frame.parentFrame() === page.mainFrame()) await untilHeightIsTold(page, frame);
    await quiet(page);
  });

  it('is shown by a host whose policy allows its frame alone', async () => {
    const policy = `default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-src ${new URL(site).origin}`;
    const page = await open(
      host({ html: `<!doctype html><link rel="icon" href="data:," />${frameCode(figure(), 'height="800"')}`, policy }),
    );
    await untilClaimHolds(await figureFrame(page));
    await quiet(page);
  });
});

describe('how it looks', () => {
  it('shows as much of itself as asked for, and starts when asked to', async () => {
    const addresses = ['&autoplay=0', '&ui=min&theme=dark', '&ui=none'].map((more) => figure(more));
    const page = await open(host({ html: hostPage(addresses.map((address) => frameCode(address, 'height="280"')).join('')) }));
    await expect.poll(() => figureFrames(page).length).toBe(3);
    const [still, min, none] = addresses.map((address) => figureFrames(page).find((frame) => frame.url() === address));
    if (!still || !min || !none) throw new Error('a frame is missing');
    await untilClaimHolds(min);
    await none.waitForSelector('[data-status="converged"], [data-status="paused"]');
    expect(await still.locator('[data-figure]').getAttribute('data-status')).toBe('poster');
    expect(await still.locator('[data-figure]').getAttribute('data-step')).toBe('0');
    const shown = async (frame: typeof min, selector: string) => frame.locator(selector).first().isVisible();
    const parts = ['.figure header .actions', '.claim', '.main-controls', '.status', '.playbar .primary', '.drawing svg'];
    const seen = await Promise.all([still, min, none].map((frame) => Promise.all(parts.map((part) => shown(frame, part)))));
    expect(seen).toEqual([
      [true, true, true, true, true, true],
      [true, true, false, true, true, true],
      [false, false, false, false, true, true],
    ]);
    for (const frame of [still, min, none]) {
      const link = await frame.getByRole('link', { name: 'Open the explorable', includeHidden: true }).getAttribute('href');
      expect(link?.startsWith(`${site}?v=1&`)).toBe(true);
    }
    await quiet(page);
  });

  it.each(['light', 'dark'] as const)('lets the background of a %s page show through, whatever the reader’s system', async (theme) => {
    const head = `<style>:root { color-scheme: ${theme}; background: ${theme === 'dark' ? '#203040' : '#f0e0d0'} }</style>`;
    const code = frameCode(figure(`&theme=${theme}`), 'height="700"').replace('border:0', `border:0;color-scheme:${theme}`);
    const page = await open(host({ html: hostPage(`<div id="page" style="height:20px"></div>${code}`, head) }), {
      colorScheme: theme === 'dark' ? 'light' : 'dark',
    });
    const frame = await figureFrame(page);
    await untilClaimHolds(frame);
    const box = await page.locator('iframe').boundingBox();
    if (!box) throw new Error('the frame has no box');
    const patch = (y: number) => page.screenshot({ clip: { x: box.x + 1, y, width: 3, height: 3 } });
    expect((await patch(box.y + box.height - 5)).equals(await patch(box.y - 6))).toBe(true);
    const ink = await frame.evaluate(() => getComputedStyle(document.body).color);
    expect(ink).toBe(theme === 'dark' ? 'rgb(236, 238, 240)' : 'rgb(28, 30, 34)');
    await quiet(page);
  });

  it.each(['light', 'dark'] as const)('keeps the rules of axe in %s', async (colorScheme) => {
    const page = await open(figure(), { colorScheme });
    await untilClaimHolds(page.mainFrame());
    expect(await axeViolations(page)).toEqual([]);
    await quiet(page);
  });

  it.each(FIGURE_IDS)('has a heading and keeps the rules of axe with the figure %s', async (fig) => {
    const page = await open(`${site}embed.html?v=1&fig=${fig}&embed=1&autoplay=0`);
    await page.locator('.live-drawing [data-figure]:not(.poster *)').waitFor();
    expect(await page.locator(TITLE).count()).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    await quiet(page);
  });

  it.each(['min', 'none'])('has its heading for screen readers with ui=%s too', async (ui) => {
    const page = await open(`${site}embed.html?v=1&fig=directions&embed=1&autoplay=0&ui=${ui}`);
    await page.locator('.live-drawing [data-figure]:not(.poster *)').waitFor();
    expect(
      await page
        .locator(TITLE)
        .and(page.getByRole('heading', { name: 'Feature directions' }))
        .count(),
    ).toBe(1);
    expect(await axeViolations(page)).toEqual([]);
    await quiet(page);
  });
});
