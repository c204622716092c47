/** Programs other than the browser that draw SVG files, and how much of each label they draw. */
import { spawnSync } from 'node:child_process';
import { Resvg } from '@resvg/resvg-js';
import type { Page } from 'playwright';

/** Pixels for each px of the drawing. */
const SCALE = 2;

export type Renderer = (svg: string) => Promise<string>;

const dataUrl = (type: string, content: Uint8Array | string) => `data:${type};base64,${Buffer.from(content).toString('base64')}`;

const resvg: Renderer = async (svg) => {
  const picture = new Resvg(svg, { fitTo: { mode: 'zoom', value: SCALE }, font: { loadSystemFonts: true } });
  return dataUrl('image/png', picture.render().asPng());
};

const PYTHON = '/usr/bin/python3';
const CAIRO = `import sys, cairosvg; sys.stdout.buffer.write(cairosvg.svg2png(sys.stdin.buffer.read(), scale=${SCALE}))`;

const cairo: Renderer = async (svg) => {
  const { status, stdout, stderr } = spawnSync(PYTHON, ['-c', CAIRO], { input: svg, maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`CairoSVG: ${stderr}`);
  return dataUrl('image/png', stdout);
};

/** The browser draws the file itself. */
const chromium: Renderer = async (svg) => dataUrl('image/svg+xml', svg);

const hasCairo = spawnSync(PYTHON, ['-c', 'import cairosvg']).status === 0;

/** The browser first: the others are measured by it. CairoSVG (Debian: python3-cairosvg) where it is installed. */
export const RENDERERS: ReadonlyMap<string, Renderer> = new Map([
  ['Chromium', chromium],
  ['resvg', resvg],
  ...(hasCairo ? [['CairoSVG', cairo] as const] : []),
]);

export interface Label {
  readonly text: string;
  /** [left, top, width, height] in px of the drawing */
  readonly box: readonly [number, number, number, number];
}

/** Where the browser puts each text of a file, halos aside. */
export async function labelsOf(page: Page, svg: string): Promise<readonly Label[]> {
  await page.setContent(`<!doctype html><style>body{margin:0}</style>${svg}`);
  return page.locator('text:not([stroke-linejoin])').evaluateAll((texts) =>
    texts.map((text) => {
      const { left, top, width, height } = text.getBoundingClientRect();
      return { text: text.textContent ?? '', box: [left, top, width, height] as const };
    }),
  );
}

/** The same file without its letters; halos stay. */
export function withoutLetters(svg: string): string {
  return svg.replaceAll(/<text\b(?![^>]*stroke-linejoin)[^>]*>.*?<\/text>/g, '');
}

/** How much each label changes a picture, in pixels turned from white to black. [label] */
export async function inkOf(page: Page, renderer: Renderer, svg: string, labels: readonly Label[]): Promise<readonly number[]> {
  const pictures = [await renderer(svg), await renderer(withoutLetters(svg))];
  const [, width = 0, height = 0] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)?.map(Number) ?? [];
  const size = [Math.round(SCALE * width), Math.round(SCALE * height)] as const;
  return page.evaluate(readInk, { pictures, size, boxes: labels.map(({ box }) => box.map((side) => SCALE * side)) });
}

interface Reading {
  readonly pictures: readonly string[];
  readonly size: readonly [number, number];
  readonly boxes: readonly (readonly number[])[];
}

/** Runs in the page. */
async function readInk({ pictures, size: [width, height], boxes }: Reading): Promise<readonly number[]> {
  const pixels = await Promise.all(
    pictures.map(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
      context?.drawImage(image, 0, 0, width, height);
      return context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
    }),
  );
  const [after = new Uint8ClampedArray(), before = new Uint8ClampedArray()] = pixels;
  return boxes.map(([left = 0, top = 0, across = 0, down = 0]) => {
    let ink = 0;
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, top + down); y++) {
      for (let x = Math.max(0, Math.floor(left)); x < Math.min(width, left + across); x++) {
        const at = 4 * (y * width + x);
        for (let channel = 0; channel < 3; channel++) ink += Math.abs((after[at + channel] ?? 0) - (before[at + channel] ?? 0)) / 765;
      }
    }
    return ink;
  });
}
