/** Each figure's drawing as a file: SVG 1.1 and nothing else, and every label legible in programs other than a browser. */
import type { Page } from 'playwright';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { FIGURE_IDS } from '../../src/figure/loading.ts';
import { foreignHost } from './foreignHost.ts';
import { quiet, reader } from './page.ts';
import { inkOf, labelsOf, RENDERERS } from './renderers.ts';

const site = inject('siteUrl');
const { open } = reader();
const host = foreignHost();
const MODULE = `<script type="module" src="${site}element.js"></script>`;
const HEAD = '<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:," />';

/** Those of SVG 1.1 that drawings may use. */
const ELEMENTS = ['svg', 'title', 'desc', 'metadata', 'g', 'rect', 'circle', 'line', 'path', 'polyline', 'polygon', 'text', 'tspan'];
const ATTRIBUTES = [
  ...[
    'xmlns',
    'version',
    'viewBox',
    'width',
    'height',
    'x',
    'y',
    'x1',
    'y1',
    'x2',
    'y2',
    'cx',
    'cy',
    'r',
    'rx',
    'ry',
    'd',
    'dx',
    'dy',
    'points',
  ],
  ...[
    'fill',
    'fill-opacity',
    'fill-rule',
    'stroke',
    'stroke-width',
    'stroke-opacity',
    'stroke-linecap',
    'stroke-linejoin',
    'stroke-dasharray',
  ],
  ...[
    'opacity',
    'direction',
    'transform',
    'shape-rendering',
    'font-size',
    'font-weight',
    'font-style',
    'font-family',
    'text-anchor',
    'style',
  ],
];
const PAINT = /^(?:none|#[0-9a-f]{3,8})$/;
/** Other renderers have other fonts: of a label's ink in the browser at least so much. */
const LEGIBLE = 0.4;

async function savedDrawing(fig: string): Promise<string> {
  const page = await open(
    host({ html: `${HEAD}<superposition-figure fig="${fig}" k="2" steps="300">A figure</superposition-figure>${MODULE}` }),
  );
  const file = await page.waitForFunction(() => {
    const element = document.querySelector('superposition-figure');
    return element && 'toSVG' in element && typeof element.toSVG === 'function' ? element.toSVG() : null;
  });
  const svg = String(await file.jsonValue());
  await quiet(page);
  return svg;
}

/** What of a file is not on the lists, as `element attribute=value`. */
async function strangersIn(page: Page, svg: string): Promise<readonly string[]> {
  const parts = await page.evaluate((text) => {
    const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
    return [documentElement, ...documentElement.querySelectorAll('*')].flatMap(({ tagName, attributes }) => [
      [tagName, '', ''] as const,
      ...[...attributes].map(({ name, value }) => [tagName, name, value] as const),
    ]);
  }, svg);
  const isStrange = ([tag, name, value]: readonly [string, string, string]) => {
    if (name === '') return !ELEMENTS.includes(tag);
    const isPaint = name === 'fill' || name === 'stroke';
    return !ATTRIBUTES.includes(name) || (isPaint && !PAINT.test(value)) || /NaN|undefined|null/.test(value);
  };
  return parts.filter(isStrange).map(([tag, name, value]) => `${tag} ${name}=${value}`);
}

/** `renderer: label` for each that a renderer does not draw. */
async function missingLabels(page: Page, svg: string): Promise<readonly string[]> {
  const labels = await labelsOf(page, svg);
  expect(labels.length).toBeGreaterThan(0);
  const inks = await Promise.all([...RENDERERS].map(async ([name, renderer]) => [name, await inkOf(page, renderer, svg, labels)] as const));
  const [[, wanted] = ['', []], ...others] = inks;
  expect(Math.min(...wanted)).toBeGreaterThan(1);
  return others.flatMap(([name, ink]) =>
    labels.filter((_, at) => (ink[at] ?? 0) < LEGIBLE * (wanted[at] ?? 0)).map(({ text }) => `${name}: ${text}`),
  );
}

describe.each(FIGURE_IDS)('the saved drawing of %s', (fig) => {
  it('is SVG 1.1, and its labels are drawn by every renderer', async () => {
    const svg = await savedDrawing(fig);
    const page = await open('about:blank');
    expect(await strangersIn(page, svg)).toEqual([]);
    expect(await missingLabels(page, svg)).toEqual([]);
    await quiet(page);
  });
});

it.skipIf(!RENDERERS.has('CairoSVG'))('a label whose halo covers it would be found', async () => {
  const covered = 'font-size="12" fill="#000000" stroke="#ffffff" stroke-width="3" paint-order="stroke"';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="60" height="30" fill="#ffffff"/><text x="5" y="20" ${covered}>label</text></svg>`;
  const page = await open('about:blank');
  expect(await missingLabels(page, svg)).toEqual(['CairoSVG: label']);
  await quiet(page);
});

afterAll(() => {
  if (RENDERERS.size < 3)
    console.info('CairoSVG is not installed (Debian: python3-cairosvg): drawings were tried in Chromium and resvg only.');
});
