/** The built article before its figures run: whole without scripts, and nothing moves when a figure takes its poster's place. */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { quiet, reader } from '../e2e/page.ts';
import { shiftsSoFar, watchShifts } from './layoutShifts.ts';

const { open } = reader();
const site = inject('siteUrl');
const WIDTHS = [1280, 390] as const;
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

it.each(WIDTHS)('moves nothing while its figures come alive at a width of %s', async (width) => {
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
    await slot.locator('.poster').waitFor({ state: 'detached' });
    await page.waitForTimeout(200);
  }
  expect(await stageHeights(page)).toEqual(posters);
  const shifts = await shiftsSoFar(page);
  expect(
    shifts.reduce((sum, { value }) => sum + value, 0),
    JSON.stringify(shifts, null, 1),
  ).toBeLessThan(0.02);
  await quiet(page);
});
