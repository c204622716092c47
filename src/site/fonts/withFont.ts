/** Embeds the glyphs of a drawing's text in its file, since an image cannot use the fonts of the page around it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { SIGNS } from './characters.mjs';

const FOLDER = 'src/figure/fonts';
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** @param svg a file with a `<style>` @param root the project's folder */
export async function withFont(svg: string, root: string): Promise<string> {
  const used = charactersIn(svg);
  const [signs, usual] = [used.filter((character) => SIGNS.includes(character)), used.filter((character) => !SIGNS.includes(character))];
  const faces = await Promise.all([
    face(join(root, FOLDER, 'inter.woff2'), usual, ''),
    face(join(root, FOLDER, 'signs.woff2'), signs, `;unicode-range:${signs.map(codePoint).join()}`),
  ]);
  return svg.replace('<style>', () => `<style>${faces.join('')}`);
}

/** A rule of the style sheet; empty where no glyph is needed. */
async function face(file: string, characters: readonly string[], more: string): Promise<string> {
  if (characters.length === 0) return '';
  const font = await subsetFont(await readFile(file), characters.join(''), { targetFormat: 'woff2', noLayoutClosure: true });
  const source = `url(data:font/woff2;base64,${font.toString('base64')}) format("woff2")`;
  return `@font-face{font-family:Inter;font-weight:400 700;src:${source}${more}}`;
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16)}`;
}

function charactersIn(svg: string): readonly string[] {
  const texts = [...svg.matchAll(/<(?:text|tspan)\b[^>]*>([^<]+)/g)].map(([, text = '']) => text);
  return [...new Set(texts.join('').replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity))];
}
