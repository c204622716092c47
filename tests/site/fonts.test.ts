/** Every character that the page can show is in the fonts that it brings, whatever fonts the reader's machine has. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PARAM_TABLE } from '../../src/params/params.ts';
import { CHARACTERS, SIGNS, SYMBOLS } from '../../src/site/fonts/characters.mjs';
import { fontCharacters } from './fontCharacters.ts';

const FONTS = 'src/figure/fonts';
const inFont = (name: string) => fontCharacters(join(FONTS, `${name}.woff2`));

/** What is written in sources that reach a reader of the page, not of a terminal: code without its comments, and the chapters with their entities. */
function sources(): ReadonlyMap<string, string> {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(tsx?|html)$/.test(file) && !file.startsWith('command'),
  );
  return new Map(files.map((file) => [file, plain(readFileSync(join('src', file), 'utf8'))]));
}

const ENTITIES = new Map([
  ...[['nbsp', '\u00a0'] as const, ['minus', '−'] as const, ['times', '×'] as const, ['rarr', '→'] as const],
  ...[['amp', '&'] as const, ['lt', '<'] as const, ['gt', '>'] as const, ['quot', '"'] as const],
]);

function plain(source: string): string {
  return source
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/&([a-z]+);/g, (entity, name) => ENTITIES.get(name) ?? entity);
}

/** Byte-order marks are read, and written to nobody. */
const UNSEEN = '\ufeff\n\r\t';

/** They read what people type and paste, whatever its script; what they write is Latin. */
const READERS = ['params/numberText.ts', 'params/field.ts', 'address/entries.ts'];

it('lists every character of the sources', () => {
  const listed = new Set(CHARACTERS + SIGNS + UNSEEN);
  const written = [...sources()].filter(([file]) => !READERS.includes(file));
  const strays = written.flatMap(([file, text]) => [...new Set(text)].filter((one) => !listed.has(one)).map((one) => `${one} in ${file}`));
  expect(strays).toEqual([]);
});

it('knows the entities of the chapters', () => {
  const unknown = [...sources()].filter(([file]) => file.endsWith('.html')).flatMap(([, text]) => text.match(/&[a-z]+;/g) ?? []);
  expect(unknown).toEqual([]);
});

it('has them all in Inter, or among the signs beside it', async () => {
  const [inter, signs] = [await inFont('inter'), await inFont('signs')];
  expect([...CHARACTERS].filter((one) => !inter.has(one))).toEqual([]);
  expect([...SIGNS].filter((one) => !signs.has(one) || inter.has(one))).toEqual([]);
});

it('declares the signs by their code points', () => {
  const ranges = [...SIGNS].map((one) => `U+${one.codePointAt(0)?.toString(16).toUpperCase()}`).join(', ');
  expect(readFileSync('src/figure/styles/page.css', 'utf8')).toContain(`unicode-range: ${ranges};`);
});

it('has the name of every parameter in italics', async () => {
  const symbols = await inFont('symbols');
  const names = Object.values(PARAM_TABLE)
    .filter(({ label, key }) => key.length === 1 && label.endsWith(` ${key}`))
    .map(({ key }) => key);
  expect(names.length).toBeGreaterThan(3);
  expect(new Set(SYMBOLS)).toEqual(new Set(names.join('')));
  expect([...SYMBOLS].filter((one) => !symbols.has(one))).toEqual([]);
});

describe.each(['serif', 'serif-italic'])('%s', (name) => {
  it('has Latin and its punctuation; Inter has the rest', async () => {
    const serif = await inFont(name);
    const lacks = [...CHARACTERS].filter((one) => !serif.has(one));
    expect(lacks.join('')).toMatch(/^[\u202f←↑→↓≤≥₀-₉‖ΣŴ]*$/);
  });
});
