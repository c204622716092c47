/**
 * Maps of the built page as a reader uses them: growing coarse first, stopped and set differently with nothing lost, opened again by
 * their address, read without colours, opened in the lab cell by cell, and computed alike by a script on another origin.
 */
import type { Locator, Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { foreignHost } from './foreignHost.ts';
import { quiet, reader } from './page.ts';

const site = inject('siteUrl');
const { open } = reader();
const host = foreignHost();

/** Alone, so that nothing else trains. */
const alone = (query: string) => open(`${site}?embed=1&fig=phase&${query}`);
const mapOf = (page: Page) => page.locator('[data-figure="phase"]:not(.poster *)').first();
const cellsDone = async (map: Locator) => Number(await map.getAttribute('data-step'));
const untilDone = (map: Locator, atLeast: number) => expect.poll(() => cellsDone(map), { timeout: 60_000 }).toBeGreaterThanOrEqual(atLeast);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const openMore = (within: Page | Locator) => within.getByText('More', { exact: true }).click();
const type = async (page: Page, name: string, text: string) => {
  await page.getByRole('textbox', { name: `${name}, typed` }).fill(text);
  await page.keyboard.press('Enter');
};

interface TableRow {
  readonly cell: number;
  readonly x: number;
  readonly y: number;
  readonly outcome: string;
  readonly loss: number;
}

/** The map for who cannot see it: what its table tells of every cell that is there. */
async function rowsOf(map: Locator): Promise<readonly TableRow[]> {
  const button = map.getByRole('button', { name: 'Data' });
  await button.click();
  const read = (rows: Element[]) =>
    rows.map((row) => [...row.querySelectorAll('td')].map(({ dataset, textContent }) => dataset.value ?? textContent ?? ''));
  const rows = await map.locator('tbody tr').evaluateAll(read);
  await button.click();
  return rows.map(([cell, x, y, outcome = '', , , loss]) => ({
    cell: Number(cell),
    x: Number(x),
    y: Number(y),
    outcome,
    loss: Number(loss),
  }));
}

const keyOf = ({ x, y, outcome, loss }: TableRow) => [x, y, outcome, loss].join(' ');

/** All of the first are among the second, to the last digit. */
function expectKept(before: readonly TableRow[], after: readonly TableRow[]): void {
  const known = new Set(after.map(keyOf));
  expect(before.map(keyOf).filter((key) => !known.has(key))).toEqual([]);
}

/** Slow enough to be met on the way. */
const SLOW = 'n=2&m=1&cells=16&k=2&batch=128&steps=40000';

describe('in the middle of a sweep', () => {
  it('the map is there coarse first; pausing, cancelling and going on lose nothing', async () => {
    const page = await alone(SLOW);
    const map = mapOf(page);
    await openMore(page);
    await untilDone(map, 64);
    await press(page, 'Pause');
    const paused = await rowsOf(map);
    expect(paused.length).toBeLessThan(256);
    const isCoarse = ({ cell }: TableRow) => cell % 2 === 0 && Math.floor(cell / 16) % 2 === 0;
    expect(paused.filter(isCoarse)).toHaveLength(64);

    await press(page, 'Go on');
    await untilDone(map, paused.length + 1);
    await press(page, 'Cancel');
    const cancelled = await rowsOf(map);
    expectKept(paused, cancelled);
    expect(await page.getByRole('status').first().textContent()).toContain('what is trained stays');
    await press(page, 'Go on');
    await untilDone(map, cancelled.length + 1);
    expectKept(cancelled, await rowsOf(map));
    await quiet(page);
  });

  it('another axis keeps the cells that hold, and the first one has all of its cells again', async () => {
    const page = await alone(SLOW);
    const map = mapOf(page);
    await untilDone(map, 64);
    await openMore(page);
    await press(page, 'Cancel');
    const before = await rowsOf(map);
    await page.getByLabel('Downwards, values').selectOption('own');
    await type(page, 'Downwards, own values', '1 0.3');
    const held = await rowsOf(map);
    expect(held.map(keyOf).sort()).toEqual(
      before
        .filter(({ y }) => y === 1)
        .map(keyOf)
        .sort(),
    );
    expect(await map.getAttribute('data-cells')).toBe('32');
    await page.getByLabel('Downwards, values').selectOption('log');
    expectKept(before, await rowsOf(map));
    await quiet(page);
  });

  it('its address opens the same map, and a reload keeps what was trained', async () => {
    const own = 'n=3&m=2&seed=5&k=2&batch=128&steps=4e4&x=r_0.5_2&cells=16&by=loss';
    const page = await open(`${site}?v=1&fig=phase&${own}`);
    const map = page.locator('#phase-three [data-figure="phase"]:not(.poster *)');
    await untilDone(map, 30);
    expect(await map.getAttribute('data-cells')).toBe('256');
    const form = page.locator('#phase-three');
    await openMore(form);
    expect(await form.getByLabel('Colour by').inputValue()).toBe('loss');
    const link = await form.getByRole('link', { name: 'Link to this map' }).getAttribute('href');
    expect(new URLSearchParams(link ?? '')).toEqual(new URLSearchParams(`v=1&fig=phase&${own}`));
    await form.getByRole('button', { name: 'Cancel' }).click();
    const before = await rowsOf(map);
    expect(before.length).toBeLessThan(256);

    await page.reload();
    await expect.poll(() => cellsDone(map), { timeout: 30_000, interval: 20 }).toBeGreaterThan(0);
    await form.getByRole('button', { name: 'Pause' }).click();
    expectKept(before, await rowsOf(map));
    await quiet(page);
  });
});

const SMALL = 'n=2&m=1&k=2&batch=64&steps=300';

describe('a finished map', () => {
  it.each(['light', 'dark'] as const)('keeps the rules of axe in %s, and to the width of a phone', async (colorScheme) => {
    const page = await open(`${site}?embed=1&fig=phase&${SMALL}&cells=4`, { colorScheme, viewport: { width: 390, height: 900 } });
    await untilDone(mapOf(page), 16);
    await openMore(page);
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    await quiet(page);
  });

  it('waits to be started where the reader asks for less motion', async () => {
    const page = await open(`${site}?embed=1&fig=phase&${SMALL}&cells=4`, { reducedMotion: 'reduce' });
    const map = mapOf(page);
    await page.locator('#app .sweep-status').getByText('Not started', { exact: true }).waitFor();
    expect(await map.getAttribute('data-status')).toBe('poster');
    await press(page, 'Start');
    await untilDone(map, 16);
    await quiet(page);
  });

  it('is looked at cell by cell with the pointer and the arrow keys, in colours of several meanings', async () => {
    const page = await alone(`${SMALL}&cells=8`);
    const map = mapOf(page);
    await untilDone(map, 64);
    const place = map.locator('.place');
    const drawing = map.locator('.measured .drawing > svg');
    const area = await drawing.locator('svg').first().boundingBox();
    await page.mouse.move((area?.x ?? 0) + 3, (area?.y ?? 0) + 3);
    expect(await place.textContent()).toBe('feature density 1 − S = 1, relative importance r = 0.1');
    expect(await map.locator('.measured .tip').textContent()).toContain('ignored, norm');
    expect(await map.locator('.forms tbody tr').count()).toBe(3);
    await drawing.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await place.textContent()).toBe('feature density 1 − S = 0.518, relative importance r = 0.193');

    await openMore(page);
    const looks = new Set<string>();
    for (const by of ['outcome', 'configuration', 'represented', 'loss', 'dimensionsPerFeature', 'spread']) {
      await page.getByLabel('Colour by').selectOption(by);
      looks.add(
        (await drawing.locator('svg path[fill]:not([fill="none"])').evaluateAll((paths) => paths.map((path) => path.outerHTML))).join(''),
      );
    }
    expect(looks.size).toBe(6);

    const curves = drawing.locator('svg path[stroke="var(--ink)"]');
    expect(await curves.count()).toBe(0);
    await page.getByLabel('Theory’s boundaries on the map').check();
    expect(await curves.count()).toBe(3);
    await quiet(page);
  });

  it('answers what makes no map in a sentence, and stays as it was', async () => {
    const page = await alone(`${SMALL}&x=sin&cells=1`);
    const map = mapOf(page);
    const ofAddress = await page.locator('.live > [role="alert"]').textContent();
    for (const sentence of ['x must be an axis such as r', 'cells must be a whole number from 2 to 128']) {
      expect(ofAddress).toContain(sentence);
    }
    expect(await map.getAttribute('data-cells')).toBe('4');
    const told = page.locator('.sweep').getByRole('alert');
    await openMore(page);
    await page.getByLabel('Across, values').selectOption('own');
    for (const [text, sentence] of [
      ['1', 'must be a list of 2'],
      ['1 one', 'must be numbers with spaces between, not "1 one"'],
      ['1 5000', 'must be a number from 0.001 to 1000'],
    ] as const) {
      await type(page, 'Across, own values', text);
      await expect.poll(() => told.textContent()).toContain(sentence);
    }
    expect(await map.getAttribute('data-cells')).toBe('10');
    await quiet(page);
  });
});

/** Weights and biases as the lab's table has them. */
async function labWeights(page: Page): Promise<readonly number[]> {
  const figure = page.locator('[data-figure="directions"]').first();
  const button = figure.getByRole('button', { name: 'Data' });
  if ((await button.getAttribute('aria-pressed')) !== 'true') await button.click();
  const read = (cells: Element[]) => cells.map((cell) => (cell instanceof HTMLElement ? Number(cell.dataset.value) : Number.NaN));
  return figure.locator('tbody tr td:last-child').evaluateAll(read);
}

it('opens a cell in the lab as the very model, and its loss stays when training goes on', async () => {
  const page = await alone('n=2&m=1&k=3&batch=64&steps=400&x=r_at_0.5_3&y=density_at_0.8_0.05');
  const map = mapOf(page);
  await untilDone(map, 4);
  await map.locator('.measured .drawing > svg').focus();
  await page.keyboard.press('ArrowLeft');
  const link = map.getByRole('link', { name: 'Open this model in the lab' });
  const weights = (await link.getAttribute('data-weights'))?.split(' ').map(Number);
  const opening = page.context().waitForEvent('page');
  await page.keyboard.press('Enter');
  const lab = await opening;
  await lab.waitForSelector('[data-figure="directions"][data-step="400"]');
  expect(await labWeights(lab)).toEqual(weights);
  const address = new URL(lab.url()).searchParams;
  const asked = { n: '2', m: '1', sched: 'linear', steps: '400', t: '400', seed: await link.getAttribute('data-seed') };
  expect({ seed: '0', ...Object.fromEntries(address) }).toMatchObject(asked);
  await lab.getByRole('button', { name: 'One step' }).click();
  await expect.poll(async () => Number(await lab.getAttribute('[data-figure="directions"]', 'data-step'))).toBeGreaterThan(400);
  expect(await labWeights(lab)).toEqual(weights);
  await quiet(page);
});

describe('a script of another origin', () => {
  const scripted = (body: string) => `<!doctype html><link rel="icon" href="data:," /><script type="module">
    import { sweep } from '${new URL('superposition.js', site).href}';
    ${body}
  </script>`;
  const said = async (page: Page): Promise<unknown> => {
    await page.waitForFunction(() => document.title.startsWith('['), undefined, { timeout: 60_000 });
    return JSON.parse(await page.title());
  };

  it('computes the cells of the figure', async () => {
    const page = await open(
      host({
        html: scripted(`const base = { nFeatures: 2, nHidden: 1, batchSize: 64, learningRate: 5e-3, learningRateSchedule: 'linear', seed: 0 };
          const cells = await sweep({ base, seeds: 2, steps: 300, x: { key: 'relativeImportance', values: [0.1, 1, 10] },
            y: { key: 'featureProbability', values: [1, 0.1] } }).finished;
          document.title = JSON.stringify(cells.map(({ x, y, loss }) => [x, y, loss].join(' ')));`),
      }),
    );
    const cells = await said(page);
    await quiet(page);
    const figure = await alone(`${SMALL}&x=r_at_0.1_1_10&y=density_at_1_0.1`);
    await untilDone(mapOf(figure), 6);
    expect((await rowsOf(mapOf(figure))).map(({ x, y, loss }) => [x, y, loss].join(' '))).toEqual(cells);
    await quiet(figure);
  });

  it('is told in a sentence what is wrong with an axis', async () => {
    const page = await open(
      host({
        html: scripted(`const y = { key: 'featureProbability', values: [1, 0.1] };
          const bad = [
            { key: 'relativeImportance', values: [] },
            { key: 'relativeImportance', values: [1, NaN] },
            { key: 'temperature', values: [1, 2] },
            { key: 'relativeImportance', from: 0.1, to: 10, count: 10_000_000, scale: 'log' },
          ];
          const said = [];
          for (const x of bad) said.push(await sweep({ x, y }).finished.catch((error) => error.message));
          document.title = JSON.stringify(said);`),
      }),
    );
    expect(await said(page)).toEqual([
      expect.stringMatching(/^x\.values must be a list of 1 to \d+ numbers, not \[\]\.$/),
      expect.stringMatching(/^x\.values\[1] \(relativeImportance\) must be a number from .*, not NaN\.$/),
      expect.stringMatching(/^x\.key must be seed, or one of .*, not "temperature"\.$/),
      expect.stringMatching(/^x\.count must be a whole number from 2 to \d+, not 10000000\.$/),
    ]);
    await quiet(page);
  });
});
