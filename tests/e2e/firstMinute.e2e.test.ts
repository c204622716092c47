/** What a newcomer sees first: the whole drawing without scrolling, at work from the first second, without a jump, up to a pentagon. */
import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { quiet, reader, untilStatus } from './page.ts';

const { open } = reader();
const SITE = inject('siteUrl');

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

/** What was painted: in each frame that differs from the one before, the step and the tips of the arrows. */
interface Seen {
  readonly step: number;
  readonly tips: readonly (readonly [number, number])[];
}

/** Records every painted frame of the first figure from now on. */
async function record(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: Seen[] = [];
    Object.assign(window, { seen });
    const look = () => {
      const figure = document.querySelector('[data-figure="directions"]');
      const dots = [...(figure?.querySelectorAll('.drawing svg g[data-feature] > circle') ?? [])];
      const at = (dot: Element): [number, number] => [Number(dot.getAttribute('cx')), Number(dot.getAttribute('cy'))];
      const featureOf = (dot: Element) => Number(dot.parentElement?.getAttribute('data-feature'));
      const tips = dots.sort((a, b) => featureOf(a) - featureOf(b)).map(at);
      const step = Number(figure?.getAttribute('data-step'));
      if (tips.length === 5 && String(seen.at(-1)?.tips) !== String(tips)) seen.push({ step, tips });
      requestAnimationFrame(look);
    };
    look();
  });
}

const framesOf = (page: Page): Promise<Seen[]> => page.evaluate(() => Reflect.get(window, 'seen'));

function longestJump(frames: readonly Seen[]): number {
  return Math.max(...frames.slice(1).map((frame, at) => longestWay(frames[at], frame)));
}

function longestWay(from: Seen | undefined, to: Seen | undefined): number {
  return Math.max(...(to?.tips ?? []).map(([x, y], f) => Math.hypot(x - (from?.tips[f]?.[0] ?? x), y - (from?.tips[f]?.[1] ?? y))));
}

/** Of length 1, from the drawing's own unit circle. */
async function radiusOf(page: Page): Promise<number> {
  const path = await page.locator('#first-pentagon .drawing svg > path').nth(1).getAttribute('d');
  return Number(path?.match(/A([\d.]+)/)?.[1]);
}

const claim = (page: Page) => page.locator('#first-pentagon .claim').getAttribute('data-claim');

describe.each(SIZES)('in a window of $width × $height', ({ width, height }) => {
  it('shows the whole drawing and lets it move to a pentagon without a jump', async () => {
    const page = await open(SITE, { viewport: { width, height } });
    await untilStatus(page, 'directions', ['training']);
    await record(page);
    const box = await page.locator('#first-pentagon .drawing svg').boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + (box?.height ?? height)).toBeLessThanOrEqual(height);
    await expect.poll(() => claim(page), { timeout: 60_000 }).toBe('holds');
    const frames = await framesOf(page);
    // A second of the slow pace is a hundred steps.
    const second = frames.findLast(({ step }) => step <= (frames[0]?.step ?? 0) + 100);
    expect(longestWay(frames[0], second)).toBeGreaterThan(0.03 * 2 * (await radiusOf(page)));
    expect(longestJump(frames)).toBeLessThanOrEqual(20);
    await quiet(page);
  });
});

it('keeps arrows from jumping when other seeds are asked for and when a phrase is pressed', async () => {
  const page = await open(SITE);
  await untilStatus(page, 'directions', ['training']);
  await record(page);
  for (let seed = 0; seed < 3; seed++) {
    await page.locator('#first-pentagon').getByRole('button', { name: 'New seed' }).click();
    const from = (await framesOf(page)).length;
    await expect.poll(async () => (await framesOf(page)).length, { timeout: 30_000 }).toBeGreaterThan(from + 40);
  }
  await expect.poll(async () => (await framesOf(page)).at(-1)?.step ?? 0, { timeout: 60_000 }).toBeGreaterThan(1500);
  const from = (await framesOf(page)).length;
  await page.getByRole('button', { name: 'Make every feature present all the time' }).click();
  await expect.poll(async () => (await framesOf(page)).length, { timeout: 30_000 }).toBeGreaterThan(from + 60);
  const frames = await framesOf(page);
  expect(longestJump(frames)).toBeLessThanOrEqual(20);
  await quiet(page);
});
