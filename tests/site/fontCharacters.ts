/** The characters that a font file has, read from its table `cmap`. */
import { readFileSync } from 'node:fs';
import subsetFont from 'subset-font';
import { CHARACTERS, SIGNS } from '../../src/site/fonts/characters.mjs';

/** Among those that the page needs. */
export async function fontCharacters(file: string): Promise<ReadonlySet<string>> {
  const font = await subsetFont(readFileSync(file), CHARACTERS + SIGNS, { targetFormat: 'truetype' });
  return new Set([...mappedCodes(font, tableOffset(font, 'cmap'))].map((code) => String.fromCodePoint(code)));
}

function tableOffset(font: Buffer, name: string): number {
  for (let entry = 12; entry < 12 + 16 * font.readUInt16BE(4); entry += 16) {
    if (font.toString('latin1', entry, entry + 4) === name) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`the font has no table ${name}`);
}

function* mappedCodes(font: Buffer, cmap: number): Generator<number> {
  for (let at = 0; at < font.readUInt16BE(cmap + 2); at++) {
    const table = cmap + font.readUInt32BE(cmap + 8 + 8 * at);
    const format = font.readUInt16BE(table);
    if (format === 4) yield* segments(font, table);
    if (format === 12) yield* groups(font, table);
  }
}

/** Format 4: arrays of ends, starts, differences and offsets, one entry a segment. */
function* segments(font: Buffer, table: number): Generator<number> {
  const size = font.readUInt16BE(table + 6);
  for (let at = 0; at < size; at += 2) {
    const [end, start] = [font.readUInt16BE(table + 14 + at), font.readUInt16BE(table + 16 + size + at)];
    const place = table + 16 + 3 * size + at;
    const [difference, offset] = [font.readUInt16BE(place - size), font.readUInt16BE(place)];
    for (let code = start; code <= end; code++) {
      const glyph = offset === 0 ? (code + difference) % 65_536 : font.readUInt16BE(place + offset + 2 * (code - start));
      if (glyph !== 0) yield code;
    }
  }
}

/** Format 12: first and last code of each group. */
function* groups(font: Buffer, table: number): Generator<number> {
  for (let at = 0; at < font.readUInt32BE(table + 12); at++) {
    const group = table + 16 + 12 * at;
    for (let code = font.readUInt32BE(group); code <= font.readUInt32BE(group + 4); code++) yield code;
  }
}
