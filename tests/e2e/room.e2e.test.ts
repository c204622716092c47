/** Figures use the room there is: on tablets, on large screens, and in frames; and beside a drawing stands one control. */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { quiet, reader } from './page.ts';

const site = inject('siteUrl');
const { open } = reader();

async function boxOf(page: Page, selector: string) {
  const found = page.locator(selector).first();
  await found.waitFor();
  const box = await found.boundingBox();
  if (!box) throw new Error(`${selector} is not shown`);
  return box;
}

const LIVE = '#first-pentagon .live:not(.poster *)';

it.each([768, 1280])('puts the controls beside the drawing in a window of %s', async (width) => {
  const page = await open(site, { viewport: { width, height: 900 } });
  const [drawing, side] = [await boxOf(page, `${LIVE} .drawing`), await boxOf(page, `${LIVE} .live-side`)];
  expect(side.x).toBeGreaterThan(drawing.x + drawing.width);
  expect(side.y).toBeLessThan(drawing.y + drawing.height);
  expect(drawing.width).toBeGreaterThan(400);
  await quiet(page);
});

it.each([
  [1280, 990],
  [2000, 1190],
  [2560, 1300],
])('draws in a window of %s at least %s wide', async (width, least) => {
  const page = await open(site, { viewport: { width, height: 1200 } });
  await page.locator('#eighty').scrollIntoViewIfNeeded();
  expect((await boxOf(page, '#eighty')).width).toBeGreaterThan(least);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await quiet(page);
});

it('shows map and theory side by side in a frame of 680, with its caption where asked for', async () => {
  const map = 'v=1&fig=phase&embed=1&n=2&m=1&cells=3&k=2&batch=32&steps=100';
  const page = await open(`${site}embed.html?${map}&caption=1`, { viewport: { width: 680, height: 900 } });
  const [trained, theory] = [await boxOf(page, '.sweep-map.measured'), await boxOf(page, '.sweep-map.theory')];
  expect(theory.x).toBeGreaterThan(trained.x + trained.width);
  expect(theory.y).toBe(trained.y);
  expect(trained.x).toBeGreaterThanOrEqual(12);
  expect((await page.locator('.embedded > .caption').textContent())?.length).toBeGreaterThan(20);
  await page.goto(`${site}embed.html?${map}`);
  await page.locator('.sweep-map.theory').waitFor();
  expect(await page.locator('.embedded > .caption').count()).toBe(0);
  await quiet(page);
});

/** Plays, and shows the numbers: the same in every figure. */
const USUAL = ['Play', 'Pause', 'Start', 'Go on', 'New seed', 'Data'];

/** What can be set beside a drawing without opening anything, one name a group. */
function groupsInSight(page: Page, slot: string): Promise<readonly string[]> {
  return page.locator(`#${slot} .stage > .live`).evaluate((live, usual) => {
    const seen = [...live.querySelectorAll('button, input, select, a[href]')].filter((found) =>
      found.checkVisibility({ visibilityProperty: true }),
    );
    const groups = seen
      .filter(({ textContent }) => !usual.includes(textContent.trim()))
      .map((found) => found.closest('fieldset') ?? found.closest('.control, [role="toolbar"]') ?? found);
    return [...new Set(groups)].map((group) => group.getAttribute('aria-label') ?? group.textContent);
  }, USUAL);
}

it('shows at most one control beside each drawing of the article, and all others behind one “More”', async () => {
  const page = await open(site, { reducedMotion: 'reduce' });
  const slots = await page.locator('figure.slot').evaluateAll((found) => found.map(({ id }) => id));
  const found = new Map<string, readonly string[]>();
  for (const slot of slots) {
    await page.locator(`#${slot}`).evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await page.locator(`#${slot} .stage > .live [data-figure]`).first().waitFor();
    found.set(slot, await groupsInSight(page, slot));
    expect(await page.locator(`#${slot} .stage > .live .more-controls > summary:visible`).allTextContents(), slot).toEqual(['More']);
  }
  expect([...found].filter(([, groups]) => groups.length > 1)).toEqual([]);
  expect([...found].filter(([, groups]) => groups.length === 1).length).toBeGreaterThan(25);
  await quiet(page);
});

it('opens a figure’s own controls in its “More”, beside those of training', async () => {
  const page = await open(site, { reducedMotion: 'reduce' });
  const opened: (readonly [string, string])[] = [
    ['echoes', 'Threshold'],
    ['turning', 'Turn'],
    ['hidden-units', 'The unit looked at'],
    ['one-sample', 'Sparsity S'],
    ['merging-sets', 'Members of a set'],
    ['catalogue', 'Density'],
    ['packing-lines', 'Overlap allowed'],
  ];
  for (const [slot, label] of opened) {
    const live = page.locator(`#${slot} .stage > .live`);
    await page.locator(`#${slot}`).evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await live.locator('summary', { hasText: 'More' }).click();
    await live.locator('.more-controls').getByLabel(label, { exact: true }).first().waitFor();
  }
  await quiet(page);
});
