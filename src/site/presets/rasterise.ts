/**
 * Converts SVG to PNG at build time. Text is set in the page's own fonts, whatever the machine has: they are unpacked, since the
 * rasteriser reads neither compressed fonts nor weights of variable ones.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import subsetFont from 'subset-font';
import { CHARACTERS, SIGNS } from '../fonts/characters.mjs';

const FONTS = ['inter', 'signs', 'serif'].map((name) => `src/figure/fonts/${name}.woff2`);

/** @param svgs complete files @param root the project's folder @returns one PNG each */
export async function rasterise(svgs: readonly string[], root: string): Promise<readonly Uint8Array[]> {
  const folder = await mkdtemp(join(tmpdir(), 'superposition-fonts-'));
  try {
    const fontFiles = await Promise.all(FONTS.map((font) => unpack(join(root, font), folder)));
    const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Inter' };
    return svgs.map((svg) => new Resvg(svg, { font }).render().asPng());
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function unpack(font: string, folder: string): Promise<string> {
  const file = join(folder, `${basename(font, '.woff2')}.ttf`);
  await writeFile(file, await subsetFont(await readFile(font), CHARACTERS + SIGNS, { targetFormat: 'truetype' }));
  return file;
}
