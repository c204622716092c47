/** The share dialog of a small trained lab, for tests that open what it makes. */
import type { Frame, Page } from 'playwright';
import { inject } from 'vitest';
import { type Reader, tableOf } from './page.ts';

export const STEPS = 600;
export const DIRECTIONS = 'directions';

export function labUrl(): string {
  return `${inject('siteUrl')}?v=1&S=0.8&seed=3&k=2&batch=256&lr=3e-3&steps=${STEPS}&engine=cpu&speed=max`;
}

export async function untilStep(page: Page | Frame, step: number): Promise<void> {
  await page.waitForSelector(`[data-figure="${DIRECTIONS}"][data-step="${step}"]`, { timeout: 60_000 });
}

export async function openDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Share' }).first().click();
  await page.locator('dialog[open]').waitFor();
}

/** What a field of the dialog holds. */
export function field(page: Page, label: string): Promise<string> {
  return page.locator('dialog').getByRole('textbox', { name: label, exact: true }).inputValue();
}

export async function unfold(page: Page, title: string): Promise<void> {
  await page.locator('dialog summary', { hasText: title }).click();
}

/** The lab, trained to its last step, with the dialog open; and the numbers it shows. */
export async function sharedLab({ open }: Pick<Reader, 'open'>): Promise<{ page: Page; table: number[][] }> {
  const page = await open(labUrl());
  await untilStep(page, STEPS);
  const table = await tableOf(page, DIRECTIONS);
  await page.getByRole('button', { name: 'Data' }).first().click();
  await openDialog(page);
  return { page, table };
}
