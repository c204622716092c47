/** Workers that die, hang or do not load: the page says so, and the run goes on as soon as it can. */
import { expect, inject, it } from 'vitest';
import { quiet, reader, stepOf } from './page.ts';

const { open } = reader();
const site = inject('siteUrl');
/** With this learning rate it never converges. */
const LAB = `${site}?v=1&engine=cpu&k=2&batch=64&speed=max&lr=0.1&steps=10000000`;

it.each([
  ['closes itself', 'self.close()'],
  ['hangs', 'setTimeout(() => { while (true); })'],
])('a worker that %s is replaced, and the run goes on from its last checkpoint', async (_, code) => {
  const page = await open(LAB);
  await expect.poll(() => stepOf(page, 'loss'), { timeout: 60_000 }).toBeGreaterThan(200);
  const before = await stepOf(page, 'loss');
  await Promise.all(page.workers().map((worker) => worker.evaluate(code).catch(() => {})));
  const alert = page.getByRole('alert');
  await expect
    .poll(() => alert.textContent(), { timeout: 60_000 })
    .toMatch(/worker stopped unexpectedly.*went on from the last checkpoint/);
  await expect.poll(() => stepOf(page, 'loss'), { timeout: 60_000 }).toBeGreaterThan(before + 200);
  await quiet(page);
});

it('code that does not come is said to be missing, and comes when the reader asks again', async () => {
  const page = await open('about:blank');
  const parts = '**/assets/{trainer.worker,pageThread}-*.js';
  await page.route(parts, (route) => route.abort());
  await page.goto(LAB);
  await expect.poll(() => page.getByRole('alert').textContent(), { timeout: 60_000 }).toMatch(/could not be loaded\. Check the connection/);
  await page.unroute(parts);
  await page.getByRole('button', { name: 'Play' }).click();
  await expect.poll(() => stepOf(page, 'loss'), { timeout: 60_000 }).toBeGreaterThan(200);
  await page.context().close();
});
