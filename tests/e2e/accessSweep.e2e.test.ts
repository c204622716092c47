/** All that the lab and the first figure can unfold, for everybody: every width, zoom, theme and forced colours, in one page whose state is changed in place. */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { type AxeScope, axeViolations } from './axe.ts';
import { quiet, reader, untilStatus } from './page.ts';

const { open } = reader();
const site = inject('siteUrl');

interface Look {
  readonly width: number;
  readonly colorScheme: 'light' | 'dark';
  readonly forcedColors?: 'active' | 'none';
}

const LOOKS: readonly Look[] = [
  { width: 320, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
  // What is left of 1280 at 200 % zoom.
  { width: 640, colorScheme: 'light' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark', forcedColors: 'active' },
  { width: 2000, colorScheme: 'dark' },
  { width: 2560, colorScheme: 'light' },
];
const NARROW_AND_WIDE = LOOKS.filter(({ width }) => width === 320 || width === 2000);
const FORCED = LOOKS.filter(({ forcedColors }) => forcedColors === 'active');

/** axe takes the play button's colours for those of the page's style, though it shows the system's in forced colours. */
const NOT_IN_FORCED = ['color-contrast'];

async function expectAccess(page: Page, looks: readonly Look[], scope: AxeScope = {}): Promise<void> {
  for (const { width, colorScheme, forcedColors = 'none' } of looks) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, forcedColors });
    const look = `${width} wide, ${colorScheme}${forcedColors === 'active' ? ', forced colours' : ''}`;
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), { message: look })
      .toBe(0);
    const without = forcedColors === 'active' ? NOT_IN_FORCED : [];
    expect(await axeViolations(page, { ...scope, without }), look).toEqual([]);
  }
}

const PARTS = [
  'Sparsity and importance of single features',
  'Arithmetic, with the numbers in',
  'Present a list of links',
  'Set an exercise',
  'Drive a parameter there and back',
  'More parameters',
];
const ENDED = ['paused', 'converged'];

/** A comparison, what was tried, an exercise that is met, and every part unfolded. */
async function unfoldAll(page: Page): Promise<void> {
  for (const part of PARTS) await page.getByText(part, { exact: true }).click();
  for (const part of ['.bars', '.arithmetic', '.lesson', '.hysteresis']) await page.locator(part).last().waitFor();
  await page.getByRole('button', { name: 'Pin this run' }).click();
  await page.locator('[data-figure="compare-loss"]').waitFor();
  await page.locator('.shelf .entry').first().waitFor();
  await page.getByRole('textbox', { name: /^Links to figures/ }).fill('nonsense\n?v=1&fig=norms&engine=cpu&k=1&steps=100');
}

it('the lab with a question to predict, then with everything open, an exercise missed and met, and in front of a class', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=2&speed=max&steps=300&goal=dedicated5in2&ask=norms`);
  const predict = page.getByRole('button', { name: 'That is my prediction' });
  await predict.waitFor();
  await expectAccess(page, [...NARROW_AND_WIDE, ...FORCED]);
  await predict.click();
  await untilStatus(page, 'loss', ENDED);
  await page.locator('.asked .mark').first().waitFor();
  await unfoldAll(page);
  const exercise = page.locator('.exercise');
  await expect.poll(() => exercise.getAttribute('data-verdict')).toBe('missed');
  await page.getByRole('button', { name: 'Drive it there and back' }).click();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.locator('[data-figure="hysteresis"]').waitFor();
  await expectAccess(page, LOOKS);
  await page.getByRole('combobox', { name: 'Goal' }).selectOption('represented');
  await page.getByRole('textbox', { name: 'Amount, typed' }).fill('1');
  await page.getByRole('textbox', { name: 'Amount, typed' }).press('Enter');
  await page.getByRole('button', { name: 'Set this exercise' }).click();
  await expect.poll(() => exercise.getAttribute('data-verdict'), { timeout: 30_000 }).toBe('met');
  await expectAccess(page, [...NARROW_AND_WIDE, ...FORCED], { within: '.exercise' });
  await page.getByRole('button', { name: 'Present the shelf' }).click();
  await expectAccess(page, [...NARROW_AND_WIDE, ...FORCED]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Present these links' }).click();
  await page.frameLocator('.lesson-stage iframe').locator('[data-figure="norms"]').waitFor({ timeout: 60_000 });
  await expectAccess(page, [...NARROW_AND_WIDE, ...FORCED]);
  await quiet(page);
});

it('the first figure with its tour', async () => {
  const page = await open(site);
  const figure = page.locator('#first-pentagon');
  await figure.locator('[data-figure][data-status="training"]').first().waitFor({ timeout: 60_000 });
  await figure.getByRole('button', { name: 'Take a short tour' }).press('Enter');
  await figure.getByRole('region', { name: 'A short tour' }).waitFor();
  await expectAccess(page, LOOKS, { within: '#first-pentagon' });
  await quiet(page);
});
