/** The lab for everybody: both themes, both widths, keyboard alone. */
import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { axeViolations } from './axe.ts';
import { quiet, reader, stepOf, untilStatus } from './page.ts';

const { open } = reader();
const site = inject('siteUrl');

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each([1280, 390])('keeps the rules of axe %i wide', async (width) => {
    const page = await open(`${site}?v=1&speed=max&k=2`, { colorScheme, viewport: { width, height: 900 } });
    await untilStatus(page, 'loss', ['converged', 'paused']);
    await page.getByText('More parameters').click();
    await page.getByRole('button', { name: 'Data' }).first().click();
    expect(await axeViolations(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBe(0);
    await quiet(page);
  });
});

/** Presses Tab until a button has the focus, ten times at most. */
async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name });
  for (let press = 0; press < 10 && !(await button.evaluate((element) => element === document.activeElement)); press++) {
    await page.keyboard.press('Tab');
  }
}

it('works by keyboard alone', async () => {
  const page = await open(`${site}?v=1&speed=30`);
  await untilStatus(page, 'loss', ['training']);
  await tabTo(page, 'Pause');
  await page.keyboard.press('Enter');
  await untilStatus(page, 'loss', ['paused']);
  const step = await stepOf(page, 'loss');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(await page.getByRole('button', { name: 'One step' }).evaluate((button) => button === document.activeElement)).toBe(true);
  await page.keyboard.press('Space');
  await expect.poll(() => stepOf(page, 'loss')).toBe(step + 1);
  await quiet(page);
});

it('shows what is pressed, chosen and going on in forced colours too', async () => {
  const page = await open(`${site}?v=1&speed=30`, { forcedColors: 'active' });
  await untilStatus(page, 'loss', ['training']);
  await page.getByRole('button', { name: 'Data' }).first().click();
  const styles = await page.evaluate(() => {
    const style = (selector: string, pseudo?: string) => {
      const element = document.querySelector(selector);
      if (!element) throw new Error(`no ${selector}`);
      return getComputedStyle(element, pseudo).backgroundColor;
    };
    return {
      data: [style('button.quiet[aria-pressed="true"]'), style('button.quiet[aria-pressed="false"]')],
      seed: [style('.seeds button[aria-pressed="true"]'), style('.seeds button[aria-pressed="false"]')],
      dot: [style('.status .state', '::before'), style('body')],
    };
  });
  for (const [name, [marked, usual]] of Object.entries(styles)) expect(marked, name).not.toBe(usual);
  expect(styles.dot[0]).not.toBe('rgba(0, 0, 0, 0)');
  await quiet(page);
});
