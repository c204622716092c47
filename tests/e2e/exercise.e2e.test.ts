/** An exercise in a link: told, not met, met by keys, mouse and touch, and set for others. */
import type { Locator, Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { quiet, reader, untilStatus } from './page.ts';
import { field, openDialog } from './shareDialog.ts';

const { open } = reader();
const site = inject('siteUrl');

const ENDED = ['paused', 'converged'];

const PHONE = { hasTouch: true, viewport: { width: 390, height: 844 } };

/** How a reader makes features rare and presses a button. */
interface Way {
  readonly context: typeof PHONE | undefined;
  set(page: Page): Promise<void>;
  press(button: Locator): Promise<void>;
}

const typed = (page: Page) => page.getByRole('textbox', { name: 'Sparsity S, typed' });

const WAYS: Readonly<Record<string, Way>> = {
  keys: {
    context: undefined,
    set: async (page) => {
      await typed(page).fill('0.95');
      await typed(page).press('Enter');
    },
    press: (button) => button.press('Enter'),
  },
  mouse: {
    context: undefined,
    set: async (page) => {
      const slider = page.getByRole('slider', { name: 'Sparsity S' });
      const { width = 0, height = 0 } = (await slider.boundingBox()) ?? {};
      await slider.click({ position: { x: 0.45 * width, y: height / 2 } });
    },
    press: (button) => button.click(),
  },
  touch: {
    context: PHONE,
    set: async (page) => {
      await typed(page).tap();
      await typed(page).fill('0.95');
      await page.getByText('What was tried').tap();
    },
    press: (button) => button.tap(),
  },
};

it.each(Object.entries(WAYS))(
  'says that a goal is missed, and met once the reader has found how, by %s',
  async (_name, { context, set, press }) => {
    const page = await open(`${site}?v=1&engine=cpu&k=2&S=0&speed=max&steps=1500&goal=represented4in2`, context);
    const exercise = page.locator('.exercise');
    await expect
      .poll(() => exercise.textContent())
      .toContain('Have the model represent at least 4 features in at most 2 hidden dimensions.');
    await untilStatus(page, 'norms', ENDED);
    await expect.poll(() => exercise.getAttribute('data-verdict')).toBe('missed');
    await set(page);
    await expect.poll(() => exercise.getAttribute('data-verdict'), { timeout: 60_000 }).toBe('met');
    expect(new URL(page.url()).searchParams.get('goal')).toBe('represented4in2');
    expect(await axeViolations(page)).toEqual([]);
    await press(exercise.getByRole('button', { name: 'End the exercise' }));
    await expect.poll(() => new URL(page.url()).searchParams.has('goal')).toBe(false);
    await quiet(page);
  },
);

it('is set by touch, and the address carries it to others', async () => {
  const page = await open(`${site}?v=1&engine=cpu&k=1&speed=max&steps=300`, PHONE);
  await untilStatus(page, 'norms', ENDED);
  await page.getByText('Set an exercise').tap();
  await page.getByRole('textbox', { name: 'Amount, typed' }).fill('5');
  await page.getByRole('textbox', { name: 'Amount, typed' }).press('Enter');
  await page.getByRole('button', { name: 'Set this exercise' }).tap();
  await expect.poll(() => new URL(page.url()).searchParams.get('goal')).toBe('represented5in2');
  const address = page.url();
  expect(await page.getByRole('textbox', { name: 'Link to this exercise' }).inputValue()).toBe(address);
  await openDialog(page);
  expect(await field(page, 'Link')).toBe(address);
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await quiet(page);
  const other = await open(address);
  await expect.poll(() => other.locator('.exercise').textContent()).toContain('at least 5 features');
  await quiet(other);
});
