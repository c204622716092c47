/**
 * What the article may cost while it is read, as counts: CPU time of a task on the main thread while three figures train, devices of
 * the GPU, workers, memory. The main thread's own clock is read, not the wall's, so that a busy machine changes nothing.
 */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { heldBytes } from '../setup/heap.mjs';
import { quiet, reader, untilStatus, withWorkerCode } from './page.ts';
import { longTasksWhile } from './trace.ts';

const { open, browser } = reader();
const site = inject('siteUrl');

const stepsOf = (page: Page) =>
  page
    .locator('.live-drawing [data-status="training"]')
    .evaluateAll((figures) => figures.map((figure) => Number(figure.getAttribute('data-step'))));

it('has no task of more than 50 ms of CPU time on the main thread while three figures train', async () => {
  const page = await open(`${site}#twenty-norms`, { viewport: { width: 1280, height: 2600 } });
  const training = page.locator('.live-drawing [data-status="training"]');
  await expect.poll(() => training.count(), { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
  await expect.poll(async () => Math.min(...(await stepsOf(page))), { timeout: 60_000 }).toBeGreaterThan(20);
  const before = await stepsOf(page);
  expect(await longTasksWhile(browser(), page, () => page.waitForTimeout(4000))).toEqual([]);
  expect((await stepsOf(page)).length).toBeGreaterThanOrEqual(3);
  expect(Math.min(...(await stepsOf(page)))).toBeGreaterThan(Math.min(...before));
  await quiet(page);
});

it('would see a task of 70 ms that comes again and again', async () => {
  const page = await open('about:blank');
  await page.evaluate(() => {
    const work = () => {
      const start = performance.now();
      for (let turn = 0; turn < 100_000; turn++) Math.hypot(turn, start);
      return performance.now() - start;
    };
    // The quickest was not interrupted: what it took is processor time.
    const quickest = Math.min(...Array.from({ length: 100 }, work));
    setInterval(() => Array.from({ length: Math.ceil(70 / quickest) }, work), 100);
  });
  const found = await longTasksWhile(browser(), page, () => page.waitForTimeout(4000));
  expect(found.length).toBeGreaterThan(0);
});

/** Workers tell the page of each message of a kind that they receive, which it counts. */
async function countRequests(page: Page, kind: string): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    new BroadcastChannel('requests').onmessage = () =>
      Object.assign(window, { requests: Number(Reflect.get(window, 'requests') ?? 0) + 1 });
  });
  await withWorkerCode(
    page,
    `addEventListener('message', ({ data }) => data.type === '${kind}' && new BroadcastChannel('requests').postMessage(0));`,
  );
  return () => page.evaluate(() => Number(Reflect.get(window, 'requests') ?? 0));
}

it('has no such task while 64 models of ten features are judged, which workers do', async () => {
  const page = await open('about:blank');
  const requests = await countRequests(page, 'judge');
  await page.goto(`${site}?v=1&n=10&m=3&k=64&S=0.5&batch=16&steps=300&engine=cpu&speed=max`);
  await untilStatus(page, 'directions', ['paused', 'converged']);
  const judgeAnew = async () => {
    const before = await requests();
    await page.getByRole('button', { name: 'New seed' }).first().click();
    await expect.poll(requests, { timeout: 60_000 }).toBeGreaterThan(before);
    await untilStatus(page, 'directions', ['paused', 'converged']);
    // The last judgement follows the end.
    await page.waitForTimeout(1000);
  };
  expect(await longTasksWhile(browser(), page, judgeAnew)).toEqual([]);
  await quiet(page);
});

/** To the sparsest density and back, its components, and a turn of the solid. */
const KEYS = [...Array(7).fill('ArrowRight'), ...Array(8).fill('ArrowLeft'), ...Array(4).fill('ArrowUp'), 'Shift+ArrowLeft'];

it('has no such task while 400 features are trained at all densities, and while one model after the other is opened', async () => {
  const page = await open(`${site}embed.html?v=1&embed=1&fig=uniform&n=400&m=30&steps=300&batch=128`);
  const figure = page.locator('[data-figure="uniform"]:not(.poster *)').first();
  const finished = page.getByText(/^All \d+ densities trained/);
  const trainAndOpen = async () => {
    await page.getByRole('button', { name: 'New seed' }).first().click();
    await expect.poll(() => finished.count()).toBe(0);
    await finished.waitFor({ timeout: 120_000 });
    await figure.locator('.drawing svg').focus();
    for (const key of KEYS) {
      await page.keyboard.press(key);
      await page.waitForTimeout(100);
    }
  };
  await finished.waitFor({ timeout: 120_000 });
  expect(await longTasksWhile(browser(), page, trainAndOpen)).toEqual([]);
  await quiet(page);
});

/** Workers tell the page of each GPU device they open and lose. */
async function countDevices(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(window, { devices: 0 });
    new BroadcastChannel('devices').onmessage = ({ data }: MessageEvent<number>) => {
      Object.assign(window, { devices: Number(Reflect.get(window, 'devices')) + data });
    };
  });
  await withWorkerCode(page, TELLTALE);
}

const TELLTALE = `{
  const channel = new BroadcastChannel('devices');
  const request = GPUAdapter.prototype.requestDevice;
  GPUAdapter.prototype.requestDevice = async function (...given) {
    const device = await request.apply(this, given);
    channel.postMessage(1);
    device.lost.then(() => channel.postMessage(-1));
    return device;
  };
}
`;

/** Every model begins anew, so that its history is as long each time. */
async function readThrough(page: Page): Promise<void> {
  for (const slot of await page.locator('figure.slot').all()) {
    await slot.locator('.stage').evaluate((stage) => stage.scrollIntoView({ block: 'center' }));
    await slot.locator('.live-drawing .drawing svg[viewBox]').first().waitFor();
    const newSeed = slot.getByRole('button', { name: 'New seed' });
    if (await newSeed.isVisible()) await newSeed.click();
    await page.waitForTimeout(150);
  }
}

const MOST_GROWTH = 1.1;

/** Of what scripts hold, while the page is read through twice. A memory that was still filling up has a second try. */
async function growthWhileRead(page: Page): Promise<number> {
  const held = [await heldBytes(page)];
  const growth = () => (held.at(-1) ?? 0) / (held.at(-2) ?? 0);
  while (held.length < 2 || (held.length < 3 && growth() >= MOST_GROWTH)) {
    await readThrough(page);
    await readThrough(page);
    held.push(await heldBytes(page));
  }
  return growth();
}

it('reads through with one GPU device, no more workers than the pool, and a flat heap', async () => {
  const page = await open('about:blank');
  await countDevices(page);
  await page.goto(`${site}?fig=directions&engine=webgpu&S=0.9&I=0.9&k=2&batch=64`);
  await page.locator('#first-pentagon .live-drawing [data-figure]:not(.poster *)').waitFor();
  await page.locator('#first-pentagon .live:not(.poster *) > .live-side summary', { hasText: 'More' }).click();
  await expect.poll(() => page.locator('#first-pentagon .status .engine b').textContent(), { timeout: 60_000 }).toBe('webgpu');
  await readThrough(page);
  const workers = page.workers().length;
  const growth = await growthWhileRead(page);
  const cores = await page.evaluate(() => navigator.hardwareConcurrency);
  // All cores but one for the CPU engine, at least one, and one worker for the GPU.
  expect(page.workers().length).toBeLessThanOrEqual(Math.max(1, cores - 1) + 1);
  expect(page.workers().length).toBe(workers);
  expect(await page.evaluate(() => Reflect.get(window, 'devices'))).toBe(1);
  expect(growth).toBeLessThan(MOST_GROWTH);
  await quiet(page);
});
