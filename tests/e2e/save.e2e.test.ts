/** The dialog to save: every file of the lab, of a figure and of a map is downloaded and holds the numbers that are shown. */
import { readFileSync } from 'node:fs';
import { parquetReadObjects } from 'hyparquet';
import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { importWeights } from '../../src/exchange/weights/importWeights.ts';
import { axeViolations } from './axe.ts';
import { escaped } from './embedHost.ts';
import { quiet, reader, tableOf } from './page.ts';
import { DIRECTIONS, labUrl, STEPS, untilStep } from './shareDialog.ts';

const { open } = reader();
const MAP = 'v=1&fig=phase&embed=1&n=2&m=1&cells=3&k=2&batch=32&steps=100';

async function openSave(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).first().click();
  await page.locator('dialog[open]').waitFor();
}

interface SavedFile {
  readonly name: string;
  readonly content: Buffer;
}

async function saved(page: Page, label: string): Promise<SavedFile> {
  const button = page.locator('dialog').getByRole('button', { name: label, exact: true });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

const rowsOf = ({ content }: SavedFile) =>
  content
    .toString()
    .trim()
    .split('\r\n')
    .map((row) => row.split(','));

/** A small lab at its last step, its dialog open, and the numbers it shows. */
async function trainedLab(): Promise<{ readonly page: Page; readonly table: readonly (readonly number[])[] }> {
  const page = await open(labUrl());
  await untilStep(page, STEPS);
  const table = await tableOf(page, DIRECTIONS);
  await page.getByRole('button', { name: 'Data' }).first().click();
  await openSave(page);
  return { page, table };
}

describe('the lab', () => {
  it('saves the drawing of each view as it is shown, with the link inside', async () => {
    const { page } = await trainedLab();
    const [svg, png] = [await saved(page, 'SVG'), await saved(page, 'PNG')];
    expect(svg.name).toBe(`superposition-${DIRECTIONS}.svg`);
    expect(svg.content.toString()).toContain(escaped('&t=600</metadata>').replaceAll('&lt;', '<').replaceAll('&gt;', '>'));
    const [, , width = 0, height = 0] = /viewBox="([^"]*)"/.exec(svg.content.toString())?.[1]?.split(' ').map(Number) ?? [];
    expect([png.content.readUInt32BE(16), png.content.readUInt32BE(20)]).toEqual([2 * width, 2 * height].map(Math.round));
    await page.getByRole('combobox', { name: 'Picture of' }).selectOption('norms');
    expect((await saved(page, 'SVG')).name).toBe('superposition-norms.svg');
    await quiet(page);
  });

  it('saves the model in every format, with the numbers of its table', async () => {
    const { page, table } = await trainedLab();
    const shown = table.map((row) => Math.fround(row.at(-1) ?? Number.NaN));
    for (const label of ['JSON', 'safetensors', 'npz', 'Model card']) {
      const { name, content } = await saved(page, label);
      expect(name).toMatch(/^superposition-n5-m2-seed3-step600\.(json|safetensors|npz|zip)$/);
      const { nInstances, W, b } = await importWeights(new Uint8Array(content));
      expect([nInstances, W.length, b.length]).toEqual([2, 20, 10]);
      const ends = [0, 1].map((i) => shown.map((_, f) => W[10 * i + 2 * f + 1]));
      expect(ends).toContainEqual(shown);
    }
    const csv = rowsOf(await saved(page, 'CSV of weights'));
    expect(csv).toHaveLength(11);
    expect(rowsOf(await saved(page, 'CSV of losses')).at(-1)?.[0]).toBe(String(STEPS));
    const { buffer } = new Uint8Array((await saved(page, 'Parquet')).content);
    expect((await parquetReadObjects({ file: buffer })).map(({ seed }) => seed)).toEqual([3n, 4n]);
    expect((await saved(page, 'PyTorch script')).content.toString()).toContain('import torch');
    expect(JSON.parse((await saved(page, 'Jupyter notebook')).content.toString())).toMatchObject({ nbformat: 4 });
    await quiet(page);
  });
});

it('the lab saves W alone as npy and as a table, number for number', async () => {
  const { page } = await trainedLab();
  const [json, npy, table] = [await saved(page, 'JSON'), await saved(page, 'npy'), await saved(page, 'CSV of weights')];
  const { W } = await importWeights(new Uint8Array(json.content));
  expect(npy.name).toBe('superposition-n5-m2-seed3-step600.npy');
  const alone = await importWeights(new Uint8Array(npy.content), { layout: 'feature-hidden' });
  expect([[...alone.W], [...alone.b]]).toEqual([[...W], Array(10).fill(0)]);
  const [names = [], ...rows] = rowsOf(table);
  const written = rows.flatMap((row) => row.filter((_, column) => names[column]?.startsWith('W')));
  expect(written.map((text) => Math.fround(Number(text)))).toEqual([...W]);
  await quiet(page);
});

describe('a map', () => {
  it('saves all its models', async () => {
    const page = await open(`${inject('siteUrl')}embed.html?${MAP}`);
    const map = page.locator('[data-figure="phase"]').first();
    await expect.poll(() => map.getAttribute('data-step'), { timeout: 60_000 }).toBe('9');
    await openSave(page);
    const csv = rowsOf(await saved(page, 'CSV'));
    expect(csv).toHaveLength(1 + 9 * 2);
    const { engine, x, y, cells } = JSON.parse((await saved(page, 'JSON')).content.toString());
    expect([engine, x.key, y.key, cells.length]).toEqual(['cpu', 'relativeImportance', 'featureProbability', 9]);
    expect(cells[4].models).toHaveLength(2);
    const { buffer } = new Uint8Array((await saved(page, 'Parquet')).content);
    const rows = await parquetReadObjects({ file: buffer });
    const losses = csv.slice(1).map((row) => Math.fround(Number(row[csv[0]?.indexOf('loss') ?? 0])));
    expect(rows.map(({ loss }) => Math.fround(Number(loss)))).toEqual(losses);
    await quiet(page);
  });

  it('whose data stands as a table says how to save its drawing', async () => {
    const page = await open(`${inject('siteUrl')}embed.html?${MAP}`);
    await page.getByRole('button', { name: 'Data' }).click();
    await openSave(page);
    await page.locator('dialog').getByRole('button', { name: 'SVG' }).click();
    await page.locator('dialog').getByText('switch “Data” off to save the drawing').waitFor();
    await quiet(page);
  });
});

it.each([
  ['light', 1280],
  ['dark', 390],
] as const)('the dialog keeps the rules of axe in %s, %i wide', async (colorScheme, width) => {
  const page = await open(`${labUrl()}&t=50`, { colorScheme, viewport: { width, height: 900 } });
  await untilStep(page, 50);
  await openSave(page);
  await page.locator('dialog').getByRole('button', { name: 'Model card' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(await page.locator('dialog').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('dialog').count()).toBe(0);
  await quiet(page);
});
