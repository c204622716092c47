/** The graphics device goes in the middle of a run, as when a driver restarts: the page says so, and the same run goes on. */
import type { Page, Worker } from 'playwright';
import { expect, inject, it } from 'vitest';
import { quiet, reader, stepOf, withWorkerCode } from './page.ts';

const { open } = reader();
const site = inject('siteUrl');

/** Stands before the worker's own code: keeps the devices it is given, for the test to destroy. */
const KEEP_DEVICES = `globalThis.devices = [];
const { requestDevice } = GPUAdapter.prototype;
GPUAdapter.prototype.requestDevice = async function (...wanted) {
  const device = await requestDevice.apply(this, wanted);
  globalThis.devices.push(device);
  return device;
};`;

async function openWithKeptDevices(address: string): Promise<Page> {
  const page = await open('about:blank');
  await withWorkerCode(page, KEEP_DEVICES);
  await page.goto(address);
  return page;
}

/** @returns how many devices the worker has had */
function destroyDevice(worker: Worker): Promise<number> {
  return worker.evaluate(() => {
    const devices: unknown = Reflect.get(globalThis, 'devices');
    if (!Array.isArray(devices)) return 0;
    devices.at(-1)?.destroy();
    return devices.length;
  });
}

it('goes on from the last checkpoint, on a new device, and says what happened', async () => {
  const page = await openWithKeptDevices(`${site}?v=1&engine=webgpu&k=2&batch=64&speed=max`);
  await expect.poll(() => stepOf(page, 'loss'), { timeout: 60_000 }).toBeGreaterThan(200);
  const before = await stepOf(page, 'loss');
  const destroyed = await Promise.all(page.workers().map(destroyDevice));
  expect(Math.max(...destroyed)).toBe(1);
  await expect
    .poll(() => page.getByRole('alert').textContent(), { timeout: 30_000 })
    .toMatch(/device was lost.*went on from the last checkpoint/);
  await expect.poll(() => stepOf(page, 'loss'), { timeout: 60_000 }).toBeGreaterThan(before + 200);
  expect(await page.locator('.status .engine b').textContent()).toBe('webgpu');
  await quiet(page);
});
