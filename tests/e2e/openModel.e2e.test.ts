/** Models from files in the lab: shown number for number, trained on, asked about where they are ambiguous, refused with a sentence. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { npyFile } from '../../src/exchange/formats/npy.ts';
import { axeViolations } from './axe.ts';
import { quiet, reader, stepOf, tableOf } from './page.ts';
import { DIRECTIONS, labUrl, STEPS, untilStep } from './shareDialog.ts';

const { open } = reader();
const VIEWS = ['directions', 'norms', 'interference'];
const other = `${inject('siteUrl')}?v=1&n=3&S=0.5&k=1&batch=64&steps=20&engine=cpu&speed=max&t=5`;

interface GivenFile {
  readonly name: string;
  readonly buffer: Buffer;
}

/** What the views show, and the loss in words. */
async function shown(page: Page): Promise<unknown> {
  const tables = [];
  for (const view of VIEWS) tables.push(await tableOf(page, view));
  return { tables, loss: await page.locator('.status span', { hasText: /^loss/ }).first().textContent() };
}

async function openDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open…' }).click();
  await page.locator('dialog[open]').waitFor();
}

async function give(page: Page, { name, buffer }: GivenFile): Promise<void> {
  await openDialog(page);
  await page.locator('dialog input[type="file"]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

const given = (page: Page) => page.locator('.lab .given');

async function savedFiles(labels: readonly string[]): Promise<{ readonly before: unknown; readonly files: readonly GivenFile[] }> {
  const page = await open(labUrl());
  await untilStep(page, STEPS);
  const before = await shown(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const files: GivenFile[] = [];
  for (const label of labels) {
    const button = page.locator('dialog').getByRole('button', { name: label, exact: true });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    files.push({ name: download.suggestedFilename(), buffer: readFileSync(await download.path()) });
  }
  await quiet(page);
  return { before, files };
}

it('what was saved is shown number for number, and trained on from there', async () => {
  const { before, files } = await savedFiles(['JSON', 'Model card', 'safetensors', 'npz']);
  const page = await open(other);
  await untilStep(page, 5);
  for (const file of files) {
    await give(page, file);
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    await given(page).getByText(file.name).waitFor();
    await expect.poll(() => shown(page), { timeout: 30_000 }).toEqual(before);
    expect(await stepOf(page, DIRECTIONS)).toBe(0);
  }
  await page.getByRole('button', { name: 'One step' }).first().click();
  await untilStep(page, 1);
  expect(await shown(page)).not.toEqual(before);
  await page.getByRole('button', { name: 'Undo the last change' }).click();
  await given(page)
    .getByText(files[2]?.name ?? '')
    .waitFor();
  await given(page).getByRole('button', { name: 'Start from random weights' }).click();
  await expect.poll(() => given(page).count()).toBe(0);
  await quiet(page);
});

it('where a file can be read in two ways, a picture of each is shown to choose from', async () => {
  const page = await open(other);
  await untilStep(page, 5);
  await give(page, { name: 'w.npy', buffer: Buffer.from(npyFile({ shape: [2, 3], values: Float32Array.of(1, 0, -0.5, 0, 1, 0.5) })) });
  const readings = page.locator('dialog .readings');
  await expect.poll(() => readings.locator('svg path').count()).toBeGreaterThanOrEqual(4);
  expect(await axeViolations(page)).toEqual([]);
  await readings.getByRole('button', { name: '3 features in 2 dimensions' }).click();
  await expect.poll(async () => (await tableOf(page, DIRECTIONS)).length).toBe(3);
  const table = await tableOf(page, DIRECTIONS);
  expect(table.map((row) => row.slice(-2))).toEqual([
    [1, 0],
    [0, 1],
    [-0.5, 0.5],
  ]);
  await quiet(page);
});

describe('refused', () => {
  const broken = [
    ['a pickle', { name: 'model.pth', buffer: Buffer.of(0x80, 2, 0x7d) }, 'In Python: import torch'],
    ['not finite', { name: 'w.npy', buffer: Buffer.from(npyFile({ shape: [3, 2], values: new Float32Array(6).fill(Number.NaN) })) }, 'NaN'],
    [
      'cut',
      { name: 'w.npy', buffer: Buffer.from(npyFile({ shape: [3, 2], values: new Float32Array(6) })).subarray(0, 70) },
      'ends within its header',
    ],
    ['no model', { name: 'note.txt', buffer: Buffer.from('To whom it may concern') }, 'none of those that can be read'],
  ] as const;

  it('with a sentence, and the model stays', async () => {
    const page = await open(other);
    await untilStep(page, 5);
    const before = await shown(page);
    await openDialog(page);
    for (const [, { name, buffer }, sentence] of broken) {
      await page.locator('dialog input[type="file"]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
      const alert = page.locator('dialog').getByRole('alert');
      await expect.poll(() => alert.textContent()).toContain(sentence);
      await expect.poll(() => alert.textContent()).toContain('The model shown stays.');
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    expect(await shown(page)).toEqual(before);
    await quiet(page);
  });
});

it('what is dropped or pasted anywhere opens too', async () => {
  const page = await open(other, { colorScheme: 'dark', viewport: { width: 390, height: 844 } });
  await untilStep(page, 5);
  const send = (type: 'drop' | 'paste', name: string, content: string) =>
    page.evaluate(
      (event) => {
        const data = new DataTransfer();
        if (event.type === 'drop') data.items.add(new File([event.content], event.name));
        else data.setData('text', event.content);
        const init = { bubbles: true, cancelable: true };
        const sent =
          event.type === 'drop'
            ? new DragEvent('drop', { ...init, dataTransfer: data })
            : new ClipboardEvent('paste', { ...init, clipboardData: data });
        document.body.dispatchEvent(sent);
      },
      { type, name, content },
    );
  await send('drop', 'triangle.json', '{"W": [[1, 0], [-0.5, 0.866], [-0.5, -0.866]], "b": [0, 0, 0]}');
  await given(page).getByText('triangle.json').waitFor();
  await send('paste', '', '{"W": [[1, 0], [0, 1], [-1, 0], [0, -1]], "b": [0, 0, 0, 0]}');
  await given(page).getByText('the pasted text').waitFor();
  await expect.poll(async () => (await tableOf(page, DIRECTIONS)).length).toBe(4);
  await openDialog(page);
  expect(await axeViolations(page)).toEqual([]);
  expect(await page.locator('dialog').evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)).toBe(0);
  await quiet(page);
});
