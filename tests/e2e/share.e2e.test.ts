/** The share dialog's links: each is opened, and shows the same numbers at the same step; and the dialog for everybody. */
import { describe, expect, inject, it } from 'vitest';
import { qrCode } from '../../src/exchange/qrCode.ts';
import { axeViolations } from './axe.ts';
import { figureFrame } from './embedHost.ts';
import { quiet, reader, tableOf } from './page.ts';
import { DIRECTIONS, field, labUrl, openDialog, STEPS, sharedLab, unfold, untilStep } from './shareDialog.ts';

const site = inject('siteUrl');
const { open } = reader();
const lab = labUrl();

async function tableAt(link: string, step: number): Promise<number[][]> {
  const page = await open(link);
  await untilStep(page, step);
  const table = await tableOf(page, DIRECTIONS);
  await quiet(page);
  return table;
}

describe('links', () => {
  it('of a configuration and of a moment show the same numbers', async () => {
    const { page, table } = await sharedLab({ open });
    const configuration = await field(page, 'Link');
    await page.getByRole('radio', { name: /this very moment/ }).check();
    const moment = await field(page, 'Link');
    expect(new URL(moment).searchParams.get('t')).toBe(String(STEPS));
    expect(await tableAt(configuration, STEPS)).toEqual(table);
    expect(await tableAt(moment, STEPS)).toEqual(table);
    await quiet(page);
  });

  it('of a moment replay what was moved on the way', async () => {
    const page = await open(`${lab}&t=200`);
    await untilStep(page, 200);
    await page.getByRole('textbox', { name: 'Sparsity S, typed' }).fill('0.3');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'One step' }).click();
    await untilStep(page, 201);
    const table = await tableOf(page, DIRECTIONS);
    await openDialog(page);
    await page.getByRole('radio', { name: /this very moment/ }).check();
    const link = await field(page, 'Link');
    expect(new URL(link).searchParams.get('ch')).toContain('S0.3');
    expect(await tableAt(link, 201)).toEqual(table);
    await quiet(page);
  });

  it('of a preset lead through its own page, which reads without scripts', async () => {
    const page = await open(`${site}?v=1&n=20&m=5&I=0.7`);
    await openDialog(page);
    const link = await field(page, 'Link for posts, shown with a picture');
    await quiet(page);
    const followed = await open(link);
    await followed.waitForURL(`${site}?v=1&n=20&m=5&I=0.7`);
    await quiet(followed);
    const still = await open(link, { javaScriptEnabled: false });
    await still.getByRole('heading', { name: 'Twenty features in five dimensions' }).waitFor();
    expect(await still.getByRole('img').evaluate((picture) => picture instanceof HTMLImageElement && picture.naturalWidth)).toBe(1200);
    await quiet(still);
  });

  it('stand in the QR code and the citation too', async () => {
    const { page } = await sharedLab({ open });
    const link = await field(page, 'Link');
    await unfold(page, 'QR code');
    expect(await page.locator('dialog .qr path').getAttribute('d')).toBe(qrCode(link).path);
    await unfold(page, 'Cite');
    expect(await field(page, 'BibTeX')).toContain(`url     = {${link}}`);
    await quiet(page);
  });
});

describe('the dialog', () => {
  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('keeps the rules of axe in %s, %i wide', async (colorScheme, width) => {
    const page = await open(`${lab}&t=50`, { colorScheme, viewport: { width, height: 900 } });
    await untilStep(page, 50);
    await openDialog(page);
    for (const title of ['QR code', 'Embed', 'Cite']) await unfold(page, title);
    await untilStep(await figureFrame(page), STEPS);
    expect(await axeViolations(page)).toEqual([]);
    const overflow = await page.locator('dialog').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
    expect(overflow).toBe(0);
    await quiet(page);
  });

  it('is opened, used and left by keyboard, and gives the focus back', async () => {
    const page = await open(`${lab}&t=50`);
    await untilStep(page, 50);
    const share = page.getByRole('button', { name: 'Share' }).first();
    await share.focus();
    await page.keyboard.press('Enter');
    await page.locator('dialog[open]').waitFor();
    // At its end the browser's own controls come, and then the dialog again.
    const isBehind = () => page.evaluate(() => document.activeElement !== document.body && !document.activeElement?.closest('dialog'));
    for (let press = 0; press < 12; press++) {
      expect(await isBehind()).toBe(false);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    expect(await share.evaluate((button) => button === document.activeElement)).toBe(true);
    await quiet(page);
  });

  it('of a figure without an experiment shares what it is set to', async () => {
    const page = await open(`${site}?v=1&fig=packing&embed=1&ui=full`);
    await page.getByRole('textbox', { name: 'Dimensions, typed' }).fill('4');
    await page.keyboard.press('Enter');
    await openDialog(page);
    const link = await field(page, 'Link');
    expect(link).toBe(`${site}?v=1&fig=packing&m=4&overlap=0.5`);
    await unfold(page, 'Embed');
    const preview = link.replace('?v=1&fig=packing', 'embed.html?v=1&fig=packing&embed=1');
    expect(await page.locator('dialog iframe.preview').getAttribute('src')).toBe(preview);
    await quiet(page);
    const shown = await open(link);
    const slider = shown.locator('.live', { has: shown.locator('[data-figure="packing"]') }).getByRole('slider', { name: 'Dimensions' });
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('4 dimensions');
    await quiet(shown);
  });
});
