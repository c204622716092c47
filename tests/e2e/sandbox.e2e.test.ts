/** What a sandbox forbids a figure to do, it says, and shows what to copy instead. */
import type { Frame, Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { figureFrame, frameCode, hostPage, QUICK, untilClaimHolds } from './embedHost.ts';
import { foreignHost } from './foreignHost.ts';
import { quiet, reader } from './page.ts';

const site = inject('siteUrl');
const { open } = reader();
const host = foreignHost();

const DIRECTIONS = `${site}embed.html?v=1&fig=directions&embed=1&${QUICK}`;
const MAP = `${site}embed.html?v=1&fig=phase&embed=1&n=2&m=1&cells=3&k=2&batch=32&steps=100`;
/** What the browser prints when it refuses. */
const REFUSALS = /Download is disallowed|Blocked opening|Clipboard API has been blocked/;
const FORBIDS = 'forbids downloads';

async function framed(address: string, attributes: string): Promise<{ readonly page: Page; readonly frame: Frame }> {
  const page = await open(host({ html: hostPage(frameCode(address, `${attributes} height="900"`)) }));
  return { page, frame: await figureFrame(page) };
}

async function openSave(frame: Frame): Promise<void> {
  await frame.getByRole('button', { name: 'Save', exact: true }).click();
  await frame.locator('dialog[open]').waitFor();
}

const saveAs = (frame: Frame, label: string) => frame.locator('dialog').getByRole('button', { name: label, exact: true }).click();
const textIn = (frame: Frame, label: string) => frame.getByRole('textbox', { name: label, exact: true }).inputValue();

describe('in a frame with sandbox="allow-scripts"', () => {
  it('saving says that nothing may have come, and shows the text and the address', async () => {
    const { page, frame } = await framed(DIRECTIONS, 'sandbox="allow-scripts"');
    await untilClaimHolds(frame);
    await openSave(frame);
    await saveAs(frame, 'SVG');
    expect(await textIn(frame, 'superposition-directions.svg')).toMatch(/^<svg[\s\S]*<\/svg>\s*$/);
    expect(await frame.locator('.copy-instead').textContent()).toContain(FORBIDS);
    expect((await textIn(frame, 'Address')).startsWith(`${site}?v=1&fig=directions&`)).toBe(true);
    await saveAs(frame, 'PNG');
    await frame.getByRole('region', { name: 'superposition-directions.png, to copy' }).waitFor();
    const isInSight = () => frame.locator('.copy-instead').evaluate((shown) => shown.getBoundingClientRect().bottom <= innerHeight);
    await expect.poll(isInSight).toBe(true);
    expect(await frame.locator('.copy-instead textarea').count()).toBe(1);
    await frame.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect.poll(() => frame.locator('.copy-field [role="status"]').textContent()).toMatch(/Copied|Selected/);
    await quiet(page, REFUSALS);
  });

  it('so does saving the table', async () => {
    const { page, frame } = await framed(DIRECTIONS, 'sandbox="allow-scripts"');
    await untilClaimHolds(frame);
    await frame.getByRole('button', { name: 'Data' }).click();
    await frame.getByRole('button', { name: 'Save CSV' }).click();
    expect((await textIn(frame, 'CSV')).split('\n').length).toBeGreaterThan(5);
    expect(await frame.locator('.copy-instead').textContent()).toContain(FORBIDS);
    await quiet(page, REFUSALS);
  });

  it.each([
    ['the way to the lab', DIRECTIONS, 'Open the explorable'],
    ['the address of a map', MAP, 'Link to this map'],
    ['a cell of a map', MAP, 'Open this model in the lab'],
  ])('a link shows its address: %s', async (_, address, name) => {
    const { page, frame } = await framed(address, 'sandbox="allow-scripts"');
    await frame.getByText('More', { exact: true }).click();
    const link = frame.getByRole('link', { name });
    await link.click();
    const shown = await textIn(frame, 'Address');
    expect(shown.startsWith(site)).toBe(true);
    expect(shown).toBe(await link.evaluate((element) => element instanceof HTMLAnchorElement && element.href));
    await page.keyboard.press('Escape');
    await frame.locator('dialog').waitFor({ state: 'detached' });
    expect(frame.url()).toBe(address);
    await quiet(page, REFUSALS);
  });
});

it('a sandbox that allows windows and downloads gets them', async () => {
  const { page, frame } = await framed(DIRECTIONS, 'sandbox="allow-scripts allow-popups allow-downloads"');
  await untilClaimHolds(frame);
  const [opened] = await Promise.all([page.waitForEvent('popup'), frame.getByRole('link', { name: 'Open the explorable' }).click()]);
  expect(opened.url().startsWith(`${site}?v=1&`)).toBe(true);
  expect(await frame.locator('dialog').count()).toBe(0);
  await opened.close();
  await openSave(frame);
  const [download] = await Promise.all([page.waitForEvent('download'), saveAs(frame, 'SVG')]);
  expect(download.suggestedFilename()).toBe('superposition-directions.svg');
  await quiet(page);
});

it('a page of its own does not doubt that it may save', async () => {
  const page = await open(DIRECTIONS);
  await untilClaimHolds(page.mainFrame());
  await openSave(page.mainFrame());
  await Promise.all([page.waitForEvent('download'), saveAs(page.mainFrame(), 'SVG')]);
  expect(await page.locator('.copy-instead').count()).toBe(0);
  await quiet(page);
});
