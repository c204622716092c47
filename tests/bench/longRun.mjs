/**
 * Opens the built page for minutes, has it do everything again and again, and prints after each round what it holds: values of its
 * scripts after a collection, DOM nodes, listeners, workers. `npm run longrun [minutes] [folder of the site]`; fails where a count goes
 * on growing after the first rounds, in which parts are still loaded and bounded memories fill up.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { preview } from 'vite';
import { chromiumArguments, findBrowser } from '../setup/browser.mjs';
import { heldBytes } from '../setup/heap.mjs';

/**
 * @typedef {object} Held
 * @property {number} heap MB of values
 * @property {number} nodes
 * @property {number} listeners
 * @property {number} workers
 */

/** @type {readonly (keyof Held)[]} */
const COUNTS = ['heap', 'nodes', 'listeners', 'workers'];
const WARM_ROUNDS = 3;
/** As many as the lab keeps of what was tried. */
export const SHELF_ENTRIES = 24;
/** Of a count in a round, as a share of it; less is chance. */
const MOST_GROWTH = 0.015;

/** @param {import('playwright').Page} page @returns {Promise<Held>} */
async function heldBy(page) {
  const session = await page.context().newCDPSession(page);
  const heap = (await heldBytes(page)) / 1e6;
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  /** @param {string} name */
  const metric = (name) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  return {
    heap,
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    workers: page.workers().length,
  };
}

/**
 * Past every figure, each of which trains or draws meanwhile, and begins anew, so that the histories of models are as long in each round.
 * @param {import('playwright').Page} page
 */
async function readThrough(page) {
  for (const slot of await page.locator('figure.slot').all()) {
    await slot.locator('.stage').evaluate((stage) => stage.scrollIntoView({ block: 'center' }));
    await slot.locator('.live-drawing .drawing svg[viewBox]').first().waitFor();
    const newSeed = slot.getByRole('button', { name: 'New seed' });
    if (await newSeed.isVisible()) await newSeed.click();
    await page.waitForTimeout(400);
  }
}

/** Small maps by a script, and models of their own. @param {import('playwright').Page} page @param {string} site */
async function sweepByScript(page, site) {
  await page.evaluate(async (address) => {
    const { sweep, train } = await import(address);
    const base = { nFeatures: 2, nHidden: 1, batchSize: 64, seed: 1 };
    for (let time = 0; time < 5; time++) {
      const axes = { x: { key: 'relativeImportance', values: [0.1, 10] }, y: { key: 'sparsity', values: [0, 0.9] } };
      const grid = sweep({ base, ...axes, steps: 200 });
      const run = train({ nFeatures: 5, nHidden: 2, sparsity: 0.9, seed: time, steps: 500, batchSize: 64 });
      await Promise.all([grid.finished, run.finished]);
    }
  }, `${site}superposition.js`);
}

/**
 * Runs that come to their end are put there, until it is full: from then on it grows no more.
 * @param {import('playwright').Page} page the lab
 */
async function fillShelf(page) {
  const entries = page.locator('.shelf li');
  while ((await entries.count()) < SHELF_ENTRIES) {
    await page.getByRole('button', { name: 'One step' }).first().click();
    await page.getByRole('button', { name: 'Put this moment on the shelf' }).click();
  }
}

/** Other models, sizes and views, and every dialog. @param {import('playwright').Page} page */
async function tryOut(page) {
  for (const name of ['Save', 'Share']) {
    await page.getByRole('button', { name, exact: true }).first().click();
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
  }
  for (const figure of ['Feature norms', 'Loss over training']) {
    await page.getByRole('button', { name: `Fold: ${figure}` }).click();
    await page.getByRole('button', { name: `Unfold: ${figure}` }).click();
  }
  const slider = page.getByRole('slider').first();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft']) {
    await slider.press(key);
    await page.waitForTimeout(300);
  }
  await page.getByRole('button', { name: 'New seed' }).first().click();
  await page.waitForTimeout(3000);
}

/** Trains it anew with other seeds. @param {import('playwright').Page} page a map alone @param {number} round */
async function mapAgain(page, round) {
  const field = page.getByRole('textbox', { name: 'First seed, typed' });
  if (!(await field.isVisible())) await page.getByText('More', { exact: true }).click();
  await field.fill(String(100 * round));
  await page.keyboard.press('Enter');
  await page.waitForTimeout(4000);
}

/** @param {string} name @param {number} round @param {Held} held */
function print(name, round, held) {
  const numbers = COUNTS.map((count) => `${count} ${held[count].toFixed(count === 'heap' ? 1 : 0)}`);
  console.log(`${String(round).padStart(3)} ${name.padEnd(8)} ${numbers.join(', ')}`);
}

/**
 * The least of the later half of the rounds is compared with the least of the earlier one: a bounded memory fills up and is emptied.
 * @param {readonly Held[]} rounds @returns {readonly string[]} what goes on growing, in words
 */
export function grown(rounds) {
  const later = rounds.slice(WARM_ROUNDS);
  const half = Math.floor(later.length / 2);
  if (half === 0) throw new Error(`Only ${rounds.length} rounds: it takes at least ${WARM_ROUNDS + 2}, so give it more minutes.`);
  return COUNTS.flatMap((count) => {
    const values = later.map((held) => held[count]);
    const [before, after] = [Math.min(...values.slice(0, half)), Math.min(...values.slice(-half))];
    const share = (after - before) / before / (values.length - half);
    return share > MOST_GROWTH ? [`${count} by ${(100 * share).toFixed(1)} % a round, to ${after.toFixed(1)}`] : [];
  });
}

/** @param {number} minutes @param {string} folder of the built site */
async function main(minutes, folder) {
  const server = await preview({ build: { outDir: folder }, preview: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
  const site = server.resolvedUrls?.local[0] ?? '';
  const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: chromiumArguments });
  /** @param {string} query */
  const open = async (query) => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    await page.goto(site + query);
    return page;
  };
  const [article, lab, map] = await Promise.all(
    ['', '?v=1&n=6&m=2&k=16&steps=100000', '?embed=1&fig=phase&n=2&m=1&cells=16&k=32&batch=64&steps=50'].map(open),
  );
  if (!article || !lab || !map) throw new Error('a page is missing');
  await fillShelf(lab);
  /** @type {readonly (readonly [name: string, page: import('playwright').Page, act: (round: number) => Promise<void>])[]} */
  const parts = [
    ['article', article, () => readThrough(article)],
    ['script', article, () => sweepByScript(article, site)],
    ['lab', lab, () => tryOut(lab)],
    ['map', map, (round) => mapAgain(map, round)],
  ];
  /** @type {Map<string, Held[]>} */
  const rounds = new Map(parts.map(([name]) => [name, []]));
  const until = performance.now() + 60_000 * minutes;
  for (let round = 1; performance.now() < until; round++) {
    for (const [name, page, act] of parts) {
      await page.bringToFront();
      await act(round);
      const held = await heldBy(page);
      rounds.get(name)?.push(held);
      print(name, round, held);
    }
  }
  await browser.close();
  await server.close();
  const found = [...rounds].flatMap(([name, held]) => grown(held).map((words) => `${name}: ${words}`));
  console.log(found.length > 0 ? `Grown: ${found.join('; ')}.` : 'Nothing has grown.');
  process.exitCode = found.length > 0 ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , minutes = '10', folder = 'dist'] = process.argv;
  await main(Number(minutes), folder);
}
