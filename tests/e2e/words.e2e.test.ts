/**
 * Every button has a word to be seen, by touch and keys too, and nothing is explained by a `title` alone. Each figure of the article has
 * one "More", and what saves and shares it is behind that.
 */
import type { Locator, Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { quiet, reader, untilStatus } from './page.ts';

const { open } = reader();
const site = inject('siteUrl');
const PHONE = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } };

/** What has no words but a title, and what is to be pressed and shows no word even where it has the focus. */
function withoutWords(within: Locator): Promise<string[]> {
  return within.evaluate((root) => {
    /** Signs that stand beside the word they belong to. */
    const accepted = ['?'];
    const isSeen = (node: Node) => {
      const style = node.parentElement && getComputedStyle(node.parentElement);
      return style?.visibility === 'visible' && style.clipPath === 'none';
    };
    const shownText = (element: Element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const texts: string[] = [];
      while (walker.nextNode()) if (isSeen(walker.currentNode)) texts.push(walker.currentNode.textContent ?? '');
      return texts.join('').trim();
    };
    const isWordless = (element: Element) => {
      if (!(element instanceof HTMLElement) || !element.checkVisibility()) return false;
      element.focus();
      const text = shownText(element);
      return !/[\p{L}\d]/u.test(text) && !accepted.includes(text) && element.querySelector('svg text, img[alt]') === null;
    };
    const titled = [...root.querySelectorAll('[title]:not(iframe)')];
    const wordless = [...root.querySelectorAll('button, summary, a[href], [role="button"]')].filter(isWordless);
    return [...titled, ...wordless].map((element) => element.outerHTML.slice(0, 160));
  });
}

/** All that unfolds, what is in it too. */
async function unfoldAll(within: Locator): Promise<void> {
  const closed = within.locator('details:not([open], .help) > summary:visible');
  while ((await closed.count()) > 0) await closed.first().click();
}

describe.each([
  ['by mouse and keys', {}],
  ['by touch', PHONE],
])('in the lab, %s', (_, context) => {
  it('all that is pressed has a word', async () => {
    const page = await open(`${site}?v=1&k=3&engine=cpu&speed=max&steps=300&own=1S0.2`, context);
    await untilStatus(page, 'loss', ['paused', 'converged']);
    await page.getByRole('button', { name: 'Put this moment on the shelf' }).click();
    await page.getByRole('button', { name: 'Pin this run' }).click();
    await unfoldAll(page.locator('.lab'));
    await page.locator('.own-values').waitFor();
    await page.getByRole('region', { name: 'What was tried' }).getByRole('button', { name: 'Remove' }).first().waitFor();
    // From here on what has the focus shows it, as for who uses keys.
    await page.keyboard.press('Tab');
    await expect.poll(() => withoutWords(page.locator('body'))).toEqual([]);
    await quiet(page);
  });
});

const ways = (slot: Locator) => slot.getByRole('toolbar', { name: 'Keep or share' });

async function isAlive(page: Page, slot: Locator): Promise<void> {
  await slot.locator('.stage').evaluate((stage) => stage.scrollIntoView({ block: 'center' }));
  await slot.locator('.live [data-figure]').first().waitFor();
  await page.keyboard.press('Shift');
}

it('in the article, Save and Share are behind the one "More" of each figure, and all that is pressed has a word', async () => {
  const page = await open(site, PHONE);
  for (const slot of await page.locator('figure.slot').all()) {
    const id = (await slot.getAttribute('id')) ?? '';
    await isAlive(page, slot);
    expect(await ways(slot).count(), id).toBe(0);
    expect(await slot.locator('summary', { hasText: /^More$/ }).count(), id).toBe(1);
    await slot.locator('summary', { hasText: /^More$/ }).click();
    // A map loads what is behind it.
    await expect
      .poll(() => ways(slot).getByRole('button').allTextContents(), { message: id, timeout: 20_000 })
      .toEqual([' Save', ' Share']);
    await expect.poll(() => withoutWords(slot), { message: id }).toEqual([]);
  }
  await expect.poll(() => withoutWords(page.locator('body'))).toEqual([]);
  await quiet(page);
});

it('in a map that stands alone, all that is pressed has a word', async () => {
  const page = await open(`${site}?embed=1&fig=phase&n=2&m=1&k=2&batch=64&steps=300&cells=4`, PHONE);
  await page.waitForSelector('[data-figure="phase"][data-step="16"]', { timeout: 60_000 });
  await unfoldAll(page.locator('body'));
  await page.getByText('Cells along each axis').waitFor();
  await expect.poll(() => withoutWords(page.locator('body'))).toEqual([]);
  await quiet(page);
});
