/** Browsers that lack something: the page trains all the same, and says with what and why. */
import { describe, expect, inject, it } from 'vitest';
import { quiet, reader, stepOf, tableOf, untilStatus } from './page.ts';

const site = inject('siteUrl');
const ENDED = ['converged', 'paused'];

describe('without WebGPU', () => {
  const { open } = reader({ webgpu: false });

  it('trains the default to a pentagon', async () => {
    const page = await open(`${site}?v=1&speed=max`);
    await untilStatus(page, 'directions', ENDED);
    const norms = (await tableOf(page, 'directions')).map((row) => row[1] ?? 0);
    expect(Math.min(...norms)).toBeGreaterThan(0.9);
    await quiet(page);
  });

  it('says so when WebGPU is asked for, and takes another engine', async () => {
    const page = await open(`${site}?v=1&engine=webgpu&speed=100`);
    await expect.poll(() => stepOf(page, 'loss'), { timeout: 30_000 }).toBeGreaterThan(5);
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('WebGPU');
    await quiet(page);
  });
});

describe('with a software adapter', () => {
  const { open } = reader();

  it.each(['webgpu', 'tfjs', 'reference'])('trains with %s when it is asked for', async (engine) => {
    const page = await open(`${site}?v=1&engine=${engine}&k=2&batch=64&speed=max`);
    await expect.poll(() => stepOf(page, 'loss'), { timeout: 60_000 }).toBeGreaterThan(20);
    expect(await page.locator('.status .engine b').textContent()).toBe(engine);
    expect(await page.getByRole('alert').textContent()).toBe('');
    await quiet(page);
  });
});

describe('where a policy forbids WebAssembly', () => {
  const { browser } = reader();

  it('trains in plain TypeScript and says so', async () => {
    const page = await browser().newPage();
    await page.route('**/*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': "script-src 'self' 'unsafe-inline'" } });
    });
    await page.goto(`${site}?v=1&k=2&batch=128&speed=max`);
    await expect.poll(() => stepOf(page, 'loss'), { timeout: 30_000 }).toBeGreaterThan(20);
    expect(await page.locator('.status .engine').textContent()).toContain('reference');
    // The browser itself logs what its policy refused, so this tab is not asked to be quiet.
    await page.close();
  });
});
