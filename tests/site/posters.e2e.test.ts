/** The built article before its figures run: whole without scripts, and nothing moves when a figure takes its poster's place. */
import type { Locator, Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { quiet, reader } from '../e2e/page.ts';
import { expectNoShifts, watchShifts } from './layoutShifts.ts';

const { open } = reader();
const site = inject('siteUrl');
const WIDTHS = [1280, 390] as const;
/** Figures that train models of their own. */
const TRAINED = ['compare', 'densities', 'learning', 'perturbed', 'phase', 'sets', 'uniform'];
const viewportOf = (width: number) => ({ viewport: { width, height: 900 } });

it.each(WIDTHS)('reads without scripts at a width of %s: prose, and a picture in every slot', async (width) => {
  const page = await open(site, { ...viewportOf(width), javaScriptEnabled: false });
  const slots = page.locator('figure.slot');
  expect(await slots.count()).toBeGreaterThan(11);
  for (const slot of await slots.all()) {
    const pictures = await slot.locator('.drawing > :is(svg, img)').and(slot.getByRole('img')).all();
    expect(pictures.length).toBe(await slot.locator('.drawing').count());
    let room = 0;
    for (const picture of pictures) {
      await expect.poll(() => picture.evaluate((image) => !(image instanceof HTMLImageElement) || image.naturalWidth > 0)).toBe(true);
      const box = await picture.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThan(150);
      expect(box?.width).toBeLessThanOrEqual(width);
      room += box?.height ?? 0;
    }
    const stage = slot.locator('.stage');
    expect((await stage.boundingBox())?.height, 'controls take no room').toBeLessThan(room + 60 * (pictures.length + 1));
    expect(await stage.getByRole('button').count()).toBe(0);
  }
  expect((await page.locator('article').innerText()).length).toBeGreaterThan(10_000);
  await quiet(page);
});

/** The heights of all stages. */
function stageHeights(page: Page): Promise<readonly (readonly [string, number])[]> {
  const read = (slots: Element[]) =>
    slots.map((slot): [string, number] => [slot.id, Math.round(slot.querySelector('.stage')?.getBoundingClientRect().height ?? 0)]);
  return page.locator('figure.slot').evaluateAll(read);
}

it.each(WIDTHS)(
  'moves nothing while its figures come alive at a width of %s',
  async (width) => {
    const still = await open('about:blank', viewportOf(width));
    await still.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await still.goto(site);
    const posters = await stageHeights(still);
    await quiet(still);

    const page = await open('about:blank', viewportOf(width));
    await page.addInitScript(watchShifts);
    await page.goto(site);
    for (const slot of await page.locator('figure.slot').all()) {
      await slot.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      await slot.locator('.live-drawing [data-figure]:not(.poster *)').first().waitFor();
      // A figure that trains models of its own keeps it until it has one.
      await slot.locator('.poster').waitFor({ state: 'detached', timeout: 60_000 });
      await page.waitForTimeout(200);
    }
    expect(await stageHeights(page)).toEqual(posters);
    await expectNoShifts(page);
    await quiet(page);
  },
  240_000,
);

/** The drawings that can be seen in a slot, as how much is in them: whole images count as many marks. */
function drawingsSeen(slot: Locator): Promise<readonly number[]> {
  return slot.locator('.drawing > :is(svg, img):visible').evaluateAll((drawings) =>
    drawings.map((drawing) => {
      if (drawing instanceof HTMLImageElement) return drawing.naturalWidth;
      return drawing.querySelectorAll('path, line, circle, rect, polygon').length;
    }),
  );
}

it('keeps the finished drawing of every figure until it is played, where less motion is asked for', async () => {
  const page = await open(site, { ...viewportOf(1280), reducedMotion: 'reduce' });
  const played: string[] = [];
  for (const slot of await page.locator('figure.slot').all()) {
    await slot.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const drawings = slot.locator('.live:not(.poster *) .drawing');
    await drawings.first().waitFor();
    await expect.poll(async () => Math.min(...(await drawingsSeen(slot)))).toBeGreaterThan(8);
    expect(await drawingsSeen(slot)).toHaveLength(await drawings.count());
    const play = slot.getByRole('button', { name: /^(Play|Start)$/ });
    if ((await play.count()) === 0) continue;
    expect(await slot.locator('.poster .drawing > :is(svg, img):visible').count()).toBe(await drawings.count());
    await play.click();
    await slot.locator('.poster').waitFor({ state: 'detached', timeout: 60_000 });
    expect(await drawingsSeen(slot)).toHaveLength(await drawings.count());
    played.push((await slot.getAttribute('data-fig')) ?? '');
  }
  expect(played).toEqual(expect.arrayContaining(TRAINED));
  await quiet(page);
}, 240_000);
