/** Code that the share dialog makes to embed a figure: each kind is pasted where it belongs, and shows the same numbers at the same step. */
import type { Frame, Page } from 'playwright';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { elementOf } from '../exchange/jsx.ts';
import { escaped, figureFrame, hostPage } from './embedHost.ts';
import { foreignHost } from './foreignHost.ts';
import { quiet, reader, tableOf } from './page.ts';
import { DIRECTIONS, field, STEPS, sharedLab, unfold, untilStep } from './shareDialog.ts';

const { open } = reader();
const host = foreignHost();

/** Chooses where the code is for, and gives it. */
async function codeFor(page: Page, variant: string): Promise<string> {
  await page.locator('dialog').getByRole('combobox', { name: 'For' }).selectOption({ label: variant });
  return field(page, 'Code');
}

const framed = async (page: Page) => tableAfter(await figureFrame(page));

async function tableAfter(figure: Page | Frame): Promise<number[][]> {
  await untilStep(figure, STEPS);
  return tableOf(figure, DIRECTIONS);
}

describe('code to embed', () => {
  it('shows the same numbers wherever it is pasted', async () => {
    const { page, table } = await sharedLab({ open });
    await unfold(page, 'Embed');
    const places = [
      ['iframe', hostPage, framed],
      ['custom element', hostPage, tableAfter],
      ['React and MDX, iframe', reactHost, framed],
      ['LessWrong, sandboxed widget', widgetHost, framed],
      ['WordPress', hostPage, framed],
      ['Markdown, picture with link', linkOf, tableAfter],
    ] as const;
    for (const [variant, toPage, tableIn] of places) {
      const code = await codeFor(page, variant);
      const shown = await open(host({ html: toPage(code) }));
      if (variant.startsWith('Markdown')) await shown.getByRole('link').click();
      expect(await tableIn(shown), variant).toEqual(table);
      await quiet(shown);
    }
    await quiet(page);
  });

  it('of a widget hands the height on to the page around it', async () => {
    const { page } = await sharedLab({ open });
    await unfold(page, 'Embed');
    const shown = await open(host({ html: widgetHost(await codeFor(page, 'LessWrong, sandboxed widget')) }));
    await untilStep(await figureFrame(shown), STEPS);
    await shown.waitForFunction(() => {
      const heard: unknown = Reflect.get(window, 'heard');
      return JSON.stringify(heard).includes('"type":"iframe-widget-resize","height":');
    });
    await quiet(shown);
    await quiet(page);
  });

  it('says what is chosen, and the preview shows it', async () => {
    const { page } = await sharedLab({ open });
    await page.getByRole('radio', { name: /this very moment/ }).check();
    await unfold(page, 'Embed');
    const choose = (name: string, label: string) => page.locator('dialog').getByRole('combobox', { name }).selectOption({ label });
    await choose('Figure', 'Feature norms');
    await choose('Shown', 'figure alone');
    await choose('Colours', 'dark, on your background');
    await page.getByRole('checkbox', { name: 'starts to train when it is seen' }).uncheck();
    await page.getByRole('textbox', { name: 'Height, px' }).fill('333');
    await page.keyboard.press('Tab');
    const code = await field(page, 'Code');
    expect(code).toMatch(/height="333" style="border:0;.*else:333px\);color-scheme:dark"/);
    const address = new URL(/src="([^"]*)"/.exec(code)?.[1]?.replaceAll('&amp;', '&') ?? '');
    const keys = { fig: 'norms', embed: '1', theme: 'dark', ui: 'none', autoplay: '0', t: String(STEPS), seed: '3' };
    expect(Object.fromEntries(address.searchParams)).toMatchObject(keys);
    expect(await page.locator('dialog iframe.preview').getAttribute('src')).toBe(address.href);
    await page.locator('dialog iframe.preview').scrollIntoViewIfNeeded();
    const frame = await figureFrame(page);
    await frame.waitForSelector(`[data-figure="norms"][data-step="${STEPS}"]`);
    await quiet(page);
  });
});

/** As the host of a widget: its code is the whole document of a sandboxed frame. */
function widgetHost(code: string): string {
  return hostPage(`<iframe title="A widget" sandbox="allow-scripts" style="width:100%;height:900px" srcdoc="${escaped(code)}"></iframe>`);
}

/** As React renders it. */
function reactHost(code: string): string {
  return hostPage(renderToStaticMarkup(elementOf(code)));
}

/** As Markdown's reader would make it. */
function linkOf(code: string): string {
  const [, title = '', picture, address = ''] = /^\[!\[(.*)\]\((.*)\)\]\((.*)\)$/.exec(code) ?? [];
  expect(picture).toBe(`superposition-${DIRECTIONS}.svg`);
  return hostPage(`<a href="${escaped(address)}">${title}</a>`);
}
