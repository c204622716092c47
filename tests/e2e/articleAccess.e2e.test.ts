/** The article for everybody: by keyboard alone, with less motion, on paper. */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { quiet, reader } from './page.ts';

const { open } = reader();
/** Tab stops of the whole article. */
const MOST_STOPS = 340;
const site = inject('siteUrl');

interface Stop {
  /** The slot it is in, or empty. */
  readonly slot: string;
  readonly name: string;
  /** Its outline, or what stands for it in a drawing. */
  readonly isMarked: boolean;
}

const liveFigure = (page: Page, slot: string) => page.locator(`#${slot} .live-drawing [data-figure]:not(.poster *)`);

const focused = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    if (!element || element === document.body) return { slot: '', name: '', isMarked: true };
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
    const name = element.getAttribute('aria-label') ?? element.getAttribute('data-handle') ?? label ?? element.textContent ?? '';
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return {
      slot: element.closest('.stage')?.parentElement?.id ?? '',
      name: name.trim().slice(0, 60),
      isMarked: outlineStyle !== 'none' && outlineWidth !== '0px',
    };
  });

/** A person's fingers are slower than the figures that come alive before the reader gets there. */
async function nearFiguresAlive(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.stage:not(.waits) > .poster')].every((poster) => {
      const { top, bottom } = poster.getBoundingClientRect();
      return bottom < -innerHeight || top > 2 * innerHeight;
    }),
  );
}

it('is gone through with the tab key: past the bar, to every figure’s controls, always with a mark of where one is', async () => {
  const page = await open(site);
  await liveFigure(page, 'first-pentagon').waitFor();
  await page.keyboard.press('Tab');
  expect((await focused(page)).name).toBe('Skip to the text');
  await page.keyboard.press('Enter');
  const stops: Stop[] = [];
  for (;;) {
    await nearFiguresAlive(page);
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (stop.name === '' || stop.name === 'Skip to the text' || stops.length > 1000) break;
    stops.push(stop);
  }
  expect(stops.slice(0, 2)).toMatchObject([{ name: 'Skip this figure' }, { name: 'Data', slot: 'first-pentagon' }]);
  expect(stops.filter(({ isMarked }) => !isMarked)).toEqual([]);
  const slots = await page.locator('figure.slot').evaluateAll((found) => found.map(({ id }) => id));
  const reached = (name: string) => stops.filter((stop) => stop.name === name).map(({ slot }) => slot);
  expect(reached('Data')).toEqual(expect.arrayContaining(slots));
  expect(reached('Skip this figure')).toHaveLength(slots.length);
  expect([...reached('Save'), ...reached('More')]).toEqual(expect.arrayContaining(slots));
  expect(stops.length).toBeLessThan(MOST_STOPS);
  expect(stops.filter(({ name }) => name === 'Pause' || name === 'Play').length).toBeGreaterThan(10);
  await quiet(page);
});

it('lets each figure be skipped, and each group be passed or gone through with arrows', async () => {
  const page = await open(site);
  await liveFigure(page, 'first-pentagon').waitFor();
  const skips = page.getByRole('link', { name: 'Skip this figure' });
  expect(await skips.count()).toBe(await page.locator('figure.slot').count());
  const further = page.locator('#packing-lines > .skip-link');
  await further.focus();
  const aboveFigure = await further.evaluate(
    (link) => (link.parentElement?.getBoundingClientRect().top ?? Number.NaN) - link.getBoundingClientRect().top,
  );
  expect(Math.abs(aboveFigure)).toBeLessThan(60);
  await skips.first().press('Enter');
  const names: string[] = [];
  for (const key of ['Tab', 'ArrowRight', 'ArrowLeft', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'ArrowDown', 'End']) {
    await page.keyboard.press(key);
    names.push((await focused(page)).name);
  }
  expect(names).toEqual([
    'Make every feature present all the time',
    'Go back to one in ten',
    'Make every feature present all the time',
    'Take a short tour of this figure',
    'Toy Models of Superposition',
    'the set-up',
    'lab',
    'More meanings than dimensions',
    'Neurons that mean several things',
    'Where to go from here',
  ]);
  await quiet(page);
});

it('says where one is, goes to a chapter by keyboard, and comes back from its dialogs', async () => {
  const page = await open(site, { viewport: { width: 390, height: 800 } });
  await liveFigure(page, 'first-pentagon').waitFor();
  const bar = page.getByRole('navigation', { name: 'Go to a chapter' });
  await bar.locator('summary').press('Enter');
  await bar.getByRole('link', { name: 'The set-up' }).press('Enter');
  await expect.poll(() => bar.locator('a[aria-current="true"]').textContent()).toBe('The set-up');
  expect(await bar.getByRole('link', { name: 'The set-up' }).isVisible()).toBe(false);
  await bar.locator('summary').press('Enter');
  await page.keyboard.press('Escape');
  expect(await bar.locator('summary').evaluate((summary) => summary === document.activeElement)).toBe(true);

  await page.locator('#one-sample summary', { hasText: 'More' }).click();
  const share = page.locator('#one-sample').getByRole('button', { name: 'Share' });
  await share.press('Enter');
  await page.getByRole('dialog').waitFor();
  expect(await page.getByRole('dialog').evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await share.evaluate((button) => button === document.activeElement)).toBe(true);
  await quiet(page);
});

it('lights the part of a figure that a term speaks of', async () => {
  const page = await open(site);
  const term = page.locator('#setup .term', { hasText: 'The loss' });
  await term.scrollIntoViewIfNeeded();
  const opacity = (part: string) =>
    page
      .locator(`#one-sample [data-part="${part}"]`)
      .first()
      .evaluate((found) => Number(getComputedStyle(found).opacity));
  await expect.poll(() => opacity('data')).toBe(1);
  await term.hover();
  await expect.poll(() => opacity('data')).toBeLessThan(0.5);
  expect(await opacity('loss')).toBe(1);
  await page.mouse.move(2, 400);
  await expect.poll(() => opacity('data')).toBe(1);
  await quiet(page);
});

it('moves nothing of itself where less motion is asked for, and all the same when asked', async () => {
  const page = await open(site, { reducedMotion: 'reduce' });
  const figure = liveFigure(page, 'first-pentagon');
  await page.locator('#first-pentagon').scrollIntoViewIfNeeded();
  await figure.waitFor();
  await page.locator('#packing-lines .stage').evaluate((stage) => stage.scrollIntoView());
  await expect.poll(() => liveFigure(page, 'packing-lines').getAttribute('data-status'), { timeout: 30_000 }).toBe('paused');
  expect(await figure.getAttribute('data-status')).toBe('poster');
  await page.getByRole('button', { name: 'Make every feature present all the time' }).click();
  await expect.poll(async () => Number(await figure.getAttribute('data-step')), { timeout: 30_000 }).toBeGreaterThan(2);
  await quiet(page);
});

it('prints its words and drawings in light colours, and nothing to press', async () => {
  const page = await open(site, { colorScheme: 'dark' });
  await page.locator('#first-pentagon .live-drawing .drawing svg[viewBox]').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  for (const slot of await page.locator('figure.slot').all()) {
    expect(await slot.locator('.drawing :is(svg, img):visible').count()).toBeGreaterThan(0);
    expect(await slot.locator('.stage').locator('button:visible, input:visible, select:visible, a:visible').count()).toBe(0);
  }
  expect(await page.locator('.chapter-bar').isVisible()).toBe(false);
  const background = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(Math.min(...(background.match(/\d+/g) ?? []).slice(0, 3).map(Number))).toBeGreaterThan(240);
  await quiet(page);
});

it('sets the one figure that an address means, and goes to it', async () => {
  const page = await open(`${site}?fig=terms&S=0.5`);
  const sparsity = (slot: string) => page.locator(`#${slot}`).getByRole('textbox', { name: 'Sparsity S, typed' }).inputValue();
  await expect.poll(() => sparsity('two-terms')).toBe('0.5');
  await expect.poll(() => liveFigure(page, 'two-terms').getAttribute('data-status')).not.toBe('poster');
  await page.locator('#by-count').scrollIntoViewIfNeeded();
  expect(await sparsity('by-count')).toBe('0.9');
  await quiet(page);
});
