/** docs/addresses.md names every key, and the settings of figures with their ranges and defaults. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { entriesOf } from '../../src/address/entries.ts';
import { openAddress, problemsOf, readSettings } from '../../src/address/openAddress.ts';
import { FIGURE_IDS } from '../../src/figure/loading.ts';
import { schemaOfFigure } from '../../src/figure/preset.ts';
import { figureMeta } from '../../src/figure/registry.ts';
import { PARAM_ROWS } from '../../src/params/params.ts';

const LINES = readFileSync('docs/addresses.md', 'utf8').split('\n');
const MAP = 'phase';
const WITH_OWN = FIGURE_IDS.filter((fig) => fig !== MAP && schemaOfFigure(fig).keys.length > 0 && figureMeta(fig)?.needs !== 'experiment');

it.each(PARAM_ROWS.map(({ key }) => key))('names the parameter %s', (key) => {
  const names = LINES.flatMap((line) => line.split(' | ').slice(0, 1)).filter((cell) => cell.startsWith('| `'));
  expect(names.some((cell) => cell.includes(`\`${key}\``))).toBe(true);
});

it('has figures with settings of their own', () => {
  expect(WITH_OWN.length).toBeGreaterThan(5);
});

it.each(WITH_OWN)('gives the settings of the figure %s with their ranges and defaults', (fig) => {
  const documented = rowOf(fig);
  expect([...documented.keys()].sort()).toEqual([...schemaOfFigure(fig).keys].sort());
  for (const [key, text] of schemaOfFigure(fig).write(schemaOfFigure(fig).initial, true)) {
    const { words, initial } = documented.get(key) ?? { words: '', initial: '' };
    expect(asNumber(initial), `the default of ${key}`).toBe(asNumber(text));
    const [, least, most] = /number from (\S+) to (\d+(?:\.\d+)?)/.exec(allowed(fig, key)) ?? [];
    if (least !== undefined) expect(words.endsWith(`${least} to ${most}`), `${key}: “${words}” ends with its range`).toBe(true);
  }
});

/** "`key`: what it means, its range (its default); `key`: …" */
function rowOf(fig: string): ReadonlyMap<string, { readonly words: string; readonly initial: string }> {
  const line = LINES.findLast((text) => text.startsWith(`| \`${fig}\` |`)) ?? '';
  const plain = line.replaceAll(/(?<=\d) (?=\d)/g, '').replaceAll('−', '-');
  const parts = plain.matchAll(/`(\w+)`: ([^;]*) \(`?([^)`]*)`?\)/g);
  return new Map([...parts].map(([, key = '', words = '', initial = '']) => [key, { words, initial }]));
}

/** 4000 and 4e3 are one number; words stay words. */
function asNumber(text: string): number | string {
  return Number.isNaN(Number(text)) ? text : Number(text);
}

/** The sentence about a value that cannot be read, which names what is allowed. */
function allowed(fig: string, key: string): string {
  const address = openAddress(entriesOf(`?fig=${fig}&${key}=~`));
  const settings = readSettings(address, schemaOfFigure(fig), () => schemaOfFigure(fig).initial);
  return problemsOf(address, schemaOfFigure(fig), settings).find(({ field }) => field === key)?.message ?? '';
}
